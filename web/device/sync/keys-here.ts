/** The keys of this device, as sync needs them: the ring that seals what travels, and the ways to open it elsewhere. */
import type { VaultRecord } from '../vault/record.ts';
import { ringHere, wrapsHere } from '../vault/ring.ts';
import type { Ring } from '../vault/seal.ts';

export interface Keys {
  readonly ring: Ring;
  readonly wraps: VaultRecord['wraps'];
}

/** Null when there are none, or while they are locked away. */
export async function keysHere(): Promise<(Keys & { readonly revision?: number | undefined }) | null> {
  const [ring, kept] = await Promise.all([ringHere(), wrapsHere()]);
  return ring && kept && { ring, ...kept };
}
