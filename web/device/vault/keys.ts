/** Keys in the making: they are in memory only, until a lock or sync begins to use them. */
import { noTries } from './back-off.ts';
import { newLetterbox } from './letterbox.ts';
import type { VaultRecord } from './record.ts';
import { readCode, writeCode } from './recovery-code.ts';
import type { Ring } from './seal.ts';
import { random, sealerOf } from './sealer.ts';
import { ringBytes, type WrappedBy, wrapByPassphrase, wrapByRecovery } from './wrap.ts';

export interface Prepared {
  /** The recovery code as people write it. */
  readonly code: string;
}

export interface Keys {
  readonly ring: Ring;
  readonly wraps: (WrappedBy<'passphrase'> | WrappedBy<'recovery'>)[];
}

const prepared = new WeakMap<Prepared, Keys>();

export const prepareKeys = (passphrase: string): Promise<Prepared> =>
  wrapAnew({ newest: 1, keys: new Map([[1, random(32)]]) }, passphrase);

/** Both ways to open a ring, with a recovery code that was never used. */
export async function wrapAnew(ring: Ring, passphrase: string): Promise<Prepared> {
  const secret = random(20);
  const wraps = await Promise.all([wrapByPassphrase(ring, passphrase, random), wrapByRecovery(ring, secret, random)]);
  const made = { code: writeCode(secret) };
  prepared.set(made, { ring, wraps });
  return made;
}

export function keysOf(of: Prepared): Keys {
  const keys = prepared.get(of);
  if (!keys) throw new Error('these keys were not prepared here');
  return keys;
}

/** Whether a person who was shown the code has it: as it was shown, or as people write it down. */
export const codeMatches = ({ code }: Prepared, typed: string): boolean => {
  const bytes = readCode(typed);
  return bytes !== null && writeCode(bytes) === code;
};

const place = { table: 'meta', owner: '', id: 'letterbox' };

/** What is kept of keys that begin to be used. */
export async function freshRecord({ ring, wraps }: Keys): Promise<VaultRecord> {
  const { slot, key } = await newLetterbox();
  const letterbox = { slot, letterKey: sealLetterKey(ring, key) };
  return {
    form: 1,
    lock: 'off',
    wraps,
    passkeys: [],
    ring: ringBytes(ring),
    tries: noTries,
    autoLock: 5,
    ...letterbox,
  };
}

export const sealLetterKey = (ring: Ring, key: Uint8Array) =>
  sealerOf(ring).seal(place, btoa(String.fromCharCode(...key)));

/** Null when it was damaged: then what waits in the letterbox stays there. */
export function openLetterKey(ring: Ring, sealed: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const opened = sealerOf(ring).open(place, sealed);
  return opened.ok ? Uint8Array.from(atob(opened.value), letter => letter.charCodeAt(0)) : null;
}
