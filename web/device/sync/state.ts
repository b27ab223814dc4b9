/** How far an account's sync has come on this device: one row beside the things it is about. */
import type { Refusal } from '../../api.ts';
import { database, syncing } from '../database.ts';
import type { Unopened } from '../vault/seal.ts';

const { meta } = database;

/** A row of the server that could not be opened; the others go on. */
export interface Unreadable {
  readonly id: string;
  readonly cursor: number;
  readonly why: Unopened;
}

export interface SyncState {
  /** Everything up to here has arrived. */
  readonly cursor: number;
  /** The server's epoch, as far as this device knows; null before the first pull. */
  readonly epoch: number | null;
  /** When the last whole round ended well, milliseconds since 1970. */
  readonly last: number | null;
  readonly problem: Refusal | null;
  readonly unreadable: readonly Unreadable[];
  /** Unreadable ones beyond those that are remembered one by one. */
  readonly more: number;
  /** The build that looked last: another one may be able to read more. */
  readonly build: string;
  /** The revision of the account's keys that this device has. */
  readonly keys: number;
}

const freshState: SyncState = {
  cursor: 0,
  epoch: null,
  last: null,
  problem: null,
  unreadable: [],
  more: 0,
  build: '',
  keys: 0,
};

export const syncState = async (account: string): Promise<SyncState> => ({
  ...freshState,
  ...((await meta.get(`sync:${account}`))?.value as Partial<SyncState> | undefined),
});

/** Note how far this account has come; nothing is noted once sync is off or another's. */
export const setSyncState = (account: string, change: Partial<SyncState>): Promise<void> =>
  database.transaction('rw', meta, async () => {
    if ((await syncing()) !== account) return;
    await meta.put({ key: `sync:${account}`, value: { ...(await syncState(account)), ...change } });
  });
