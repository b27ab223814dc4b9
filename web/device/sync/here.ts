/** Whose sync this is, on which device, with which keys; time, chance and ids as they come in. */
import { newId } from '../ids.ts';
import type { Ring } from '../vault/seal.ts';
import { random } from '../vault/sealer.ts';
import { deviceOf } from './device.ts';
import { keysHere } from './keys-here.ts';
import type { Kind } from './kinds/kind.ts';
import { kinds } from './kinds/kinds.ts';

export interface Here {
  readonly account: string;
  /** As it stands in stamps. */
  readonly device: string;
  readonly ring: Ring;
  readonly kinds: ReadonlyMap<string, Kind>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A fresh id for a row of the server. */
  readonly newId: () => string;
  readonly random: (length: number) => Uint8Array;
}

/** As it really is; null without keys. */
export async function hereOf(account: string): Promise<Here | null> {
  const [device, keys] = await Promise.all([deviceOf(account), keysHere()]);
  return keys && { account, device, ring: keys.ring, kinds, now: Date.now, newId, random };
}
