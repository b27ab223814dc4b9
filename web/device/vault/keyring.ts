/**
 * The keys as this page, or this worker, holds them. Small, because the database carries it: what seals and opens is
 * fetched together with a key.
 */
import type { Result } from '../../../domain/result.ts';
import type { Place, Ring, Unopened } from './seal.ts';

export interface Sealer {
  readonly ring: Ring;
  /** A ring that is being left behind: it opens what was not sealed anew yet. */
  readonly older?: Ring | undefined;
  seal(place: Place, text: string): Uint8Array<ArrayBuffer>;
  open(place: Place, sealed: Uint8Array): Result<string, Unopened>;
}

interface Keyring {
  /** Null: there are no keys, or they are locked away. */
  readonly sealer: Sealer | null;
  /** Whether what is written is sealed. Without a sealer nothing private can be written then. */
  readonly sealing: boolean;
}

let held: Keyring = { sealer: null, sealing: false };

export const keyring = (): Keyring => held;

export function setKeyring(next: Keyring): void {
  held = next;
}

/** Something sealed was asked for, or to be written, while the app is locked. */
export class VaultLocked extends Error {
  constructor() {
    super('the vault is locked');
    this.name = 'VaultLocked';
  }
}
