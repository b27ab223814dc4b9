/** How sync stands, for the screens. */
import type { Refusal } from '../../api.ts';
import { syncing } from '../database.ts';
import { syncState } from './state.ts';
import { type Waiting, waitingToBeSent } from './waiting.ts';

export interface SyncFacts extends Waiting {
  readonly on: boolean;
  /** Changes of other devices that this one cannot read; the rest is shown. */
  readonly unreadable: number;
  /** When the last whole round ended well, milliseconds since 1970. */
  readonly last: number | null;
  readonly problem: Refusal | null;
}

/** Of one account; reads everything from the database, so that a live query follows it. */
export async function syncFacts(account: string): Promise<SyncFacts> {
  const [on, state, waiting] = await Promise.all([syncing(), syncState(account), waitingToBeSent(account)]);
  const { last, problem, unreadable, more } = state;
  return { ...waiting, on: on === account, last, problem, unreadable: unreadable.length + more };
}
