/**
 * One record sealed: AES-256-GCM with the place it belongs to as additional data, so that a ciphertext moved to another
 * row, table or person does not open. Synchronous on purpose (docs/decisions/0007): totals are counted inside one
 * IndexedDB transaction, which would end while WebCrypto works.
 *
 * Layout: format (1 byte), key version (2, big endian), nonce (12), ciphertext with tag (16).
 */
import { gcm } from '@noble/ciphers/aes.js';
import { no, ok, type Result } from '../../../domain/result.ts';

/** Data keys by version; the newest seals, the others only open what is not sealed anew yet. */
export interface Ring {
  readonly newest: number;
  /** 32 bytes each. */
  readonly keys: ReadonlyMap<number, Uint8Array>;
}

/** Where a record belongs. */
export interface Place {
  readonly table: string;
  readonly owner: string;
  readonly id: string;
}

/** `foreign-key`: sealed with a key that this ring does not hold, or no longer. `damaged`: changed, cut or moved. */
export type Unopened = 'unknown-format' | 'foreign-key' | 'damaged';

const format = 1;
const head = 15;
const tag = 16;

/** Seal text. `random` must be 12 fresh random bytes: at 2^32 records under one key the chance of a repeat is still below 2^-32. */
export const seal = (ring: Ring, place: Place, text: string, random: Uint8Array): Uint8Array<ArrayBuffer> =>
  sealBytes(ring, place, new TextEncoder().encode(text), random);

export function sealBytes(ring: Ring, place: Place, bytes: Uint8Array, random: Uint8Array): Uint8Array<ArrayBuffer> {
  if (random.length !== 12) throw new RangeError('a nonce is 12 bytes');
  const key = ring.keys.get(ring.newest);
  if (!key) throw new Error('the ring does not hold its newest key');
  const prefix = new Uint8Array([format, ring.newest >> 8, ring.newest & 0xff]);
  const sealed = gcm(key, random, additional(prefix, place)).encrypt(bytes);
  const all = new Uint8Array(head + sealed.length);
  all.set(prefix);
  all.set(random, 3);
  all.set(sealed, head);
  return all;
}

export function open(ring: Ring, place: Place, sealed: Uint8Array): Result<string, Unopened> {
  const opened = openBytes(ring, place, sealed);
  if (!opened.ok) return opened;
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(opened.value));
  } catch {
    return no('damaged');
  }
}

export function openBytes(ring: Ring, place: Place, sealed: Uint8Array): Result<Uint8Array, Unopened> {
  if (sealed.length < head + tag || sealed[0] !== format) return no('unknown-format');
  const key = ring.keys.get(keyVersion(sealed));
  if (!key) return no('foreign-key');
  try {
    return ok(
      gcm(key, sealed.subarray(3, head), additional(sealed.subarray(0, 3), place)).decrypt(sealed.subarray(head)),
    );
  } catch {
    return no('damaged');
  }
}

export const keyVersion = (sealed: Uint8Array) => ((sealed[1] ?? 0) << 8) | (sealed[2] ?? 0);

/** Lengths come first, so that no two places give the same bytes. */
function additional(prefix: Uint8Array, { table, owner, id }: Place): Uint8Array {
  const place = new TextEncoder().encode(JSON.stringify(['tideline', table, owner, id]));
  const all = new Uint8Array(prefix.length + place.length);
  all.set(prefix);
  all.set(place, prefix.length);
  return all;
}
