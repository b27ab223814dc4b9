/** The lock on this device: turned on and off, opened and closed, and the ways in which it may be opened. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { clock } from '../clock.ts';
import { openDatabase } from '../database.ts';
import { alter, turnOver } from './alter.ts';
import { changeVault, syncs, vaultKept } from './kept.ts';
import { setKeyring } from './keyring.ts';
import { freshRecord, keysOf, type Prepared, wrapAnew } from './keys.ts';
import { takeLetters } from './letters.ts';
import { type LockProblem, openRing, type Secret } from './open-ring.ts';
import { askPasskeys, createPasskey, named } from './passkey.ts';
import type { VaultRecord } from './record.ts';
import type { Ring } from './seal.ts';
import { random, sealerOf } from './sealer.ts';
import { takeTexts } from './slot-text.ts';
import { setVault } from './state.ts';
import type { Progress } from './sweep.ts';
import { finishSweep } from './sweeper.ts';
import { unreadable } from './unreadable.ts';
import { handOver } from './windows.ts';
import { ringBytes, wrapByPasskey, wrapByPassphrase } from './wrap.ts';

export { type LockProblem, waitLeft } from './open-ring.ts';
export { lockNow } from './windows.ts';

const none: Progress = () => {};

export interface LockFacts {
  readonly on: boolean;
  /** There are keys, for the lock or for sync. */
  readonly keys: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedAt: number }[];
  /** Minutes without a touch. */
  readonly autoLock: VaultRecord['autoLock'];
  /** Sealing or opening what is kept was cut off, and goes on by itself. */
  readonly unfinished: boolean;
  /** How many rows were met since the page was loaded that cannot be opened. */
  readonly unreadable: number;
}

export async function lockFacts(): Promise<LockFacts> {
  const record = await vaultKept();
  return {
    on: record?.lock === 'on',
    keys: record !== null,
    passkeys: (record?.passkeys ?? []).map(({ name, addedAt, wrap }) => ({
      id: named(wrap.credential),
      name,
      addedAt,
    })),
    autoLock: record?.autoLock ?? null,
    unfinished: record?.sweep !== undefined,
    unreadable: unreadable(),
  };
}

/** With keys made for it, or with those that are here already, because this device syncs. */
export const turnOn = (
  by: { readonly prepared: Prepared } | { readonly passphrase: string },
  progress: Progress = none,
): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const here = await vaultKept();
    if ('passphrase' in by) {
      const opened = await openRing(by);
      if (!opened.ok) return opened;
      const { ring } = opened.value;
      return alter({ ring, record: before => locked(before ?? opened.value.record) }, progress);
    }
    // Keys that sync uses are not thrown away for others.
    if (here) return no('failed');
    const fresh = await freshRecord(keysOf(by.prepared));
    return alter({ ring: keysOf(by.prepared).ring, record: () => locked(fresh) }, progress);
  });

const locked = ({ ring: _, ...record }: VaultRecord): VaultRecord => ({ ...record, lock: 'on', sweep: 'sealed' });

/** Everything lies readable again; the keys go too, unless this device syncs. */
export const turnOff = (passphrase: string, progress: Progress = none): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing({ passphrase });
    if (!opened.ok) return opened;
    // What was begun comes first: a ring that is being left may be needed still.
    if (!(await finishSweep())) return no('failed');
    const { ring } = opened.value;
    return alter(
      {
        ring,
        record: before => ({
          ...(before ?? opened.value.record),
          lock: 'off',
          ring: ringBytes(ring),
          passkeys: [],
          sweep: 'open',
        }),
      },
      progress,
    );
  });

export const unlock = (by: Secret): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing(by);
    if (!opened.ok) return opened;
    const { record, ring, older } = opened.value;
    if (record.lock === 'off') return no('no-keys');
    setKeyring({ sealer: sealerOf(ring, older), sealing: true });
    await takeTexts(record, ring);
    setVault('unlocked');
    handOver();
    await takeLetters(record, ring);
    await openDatabase();
    void finishSweep();
    return ok(undefined);
  });

/** Nothing is sealed anew: the same keys are wrapped with another passphrase. Who forgot the old one has the code. */
export const changePassphrase = (
  by: { readonly passphrase: string } | { readonly code: string },
  next: string,
): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing(by);
    if (!opened.ok) return opened;
    const wrap = await wrapByPassphrase(opened.value.ring, next, random);
    await changeVault(({ revision: _, ...before }) => ({
      ...before,
      wraps: [wrap, ...before.wraps.filter(each => each.by !== 'passphrase')],
    }));
    return ok(undefined);
  });

/** The old code opens nothing any more on this device. */
export const newRecoveryCode = (passphrase: string): Promise<Result<Prepared, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing({ passphrase });
    if (!opened.ok) return opened;
    const prepared = await wrapAnew(opened.value.ring, passphrase);
    const { wraps } = keysOf(prepared);
    await changeVault(({ revision: _, ...before }) => ({ ...before, wraps }));
    return ok(prepared);
  });

/**
 * A new key, a new recovery code, everything sealed anew. Of the passkeys one can be taken along, by its owner's tap; the
 * others are dropped.
 */
export const rotate = (passphrase: string, progress: Progress = none): Promise<Result<Prepared, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing({ passphrase });
    if (!opened.ok) return opened;
    if (!(await finishSweep())) return no('failed');
    const { ring: left, record } = opened.value;
    const newest = left.newest + 1;
    // What the server has stays sealed with the keys of before.
    const keys = new Map([...((await syncs()) ? left.keys : []), [newest, random(32)]]);
    const ring: Ring = { newest, keys };
    const prepared = await wrapAnew(ring, passphrase);
    const passkeys = await takenAlong(record, ring);
    const { wraps } = keysOf(prepared);
    const done = await turnOver({ ring, left, wraps, passkeys }, progress);
    return done.ok ? ok(prepared) : done;
  });

/** The passkey that its owner taps, wrapped anew; none when nobody does. */
async function takenAlong({ passkeys, lock }: VaultRecord, ring: Ring): Promise<VaultRecord['passkeys']> {
  if (lock === 'off' || passkeys.length === 0) return [];
  const given = await askPasskeys(passkeys.map(({ wrap }) => wrap));
  const kept = given.ok && passkeys.find(({ wrap }) => named(wrap.credential) === named(given.value.credential));
  return kept ? [{ ...kept, wrap: await wrapByPasskey(ring, given.value, random) }] : [];
}

/** Another way to open the lock: never the only one. */
export const addPasskey = (passphrase: string, name: string): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const opened = await openRing({ passphrase });
    if (!opened.ok) return opened;
    const made = await createPasskey(name);
    if (!made.ok) return made;
    const wrap = await wrapByPasskey(opened.value.ring, made.value, random);
    const added = { name, addedAt: clock.now().getTime(), wrap };
    await changeVault(before => ({ ...before, passkeys: [...before.passkeys, added] }));
    return ok(undefined);
  });

export const removePasskey = (id: string): Promise<Result<void, LockProblem>> =>
  attempt(async () => {
    const others = ({ passkeys }: VaultRecord) => passkeys.filter(({ wrap }) => named(wrap.credential) !== id);
    await changeVault(before => ({ ...before, passkeys: others(before) }));
    return ok(undefined);
  });

export const setAutoLock = (minutes: VaultRecord['autoLock']): Promise<unknown> =>
  changeVault(before => ({ ...before, autoLock: minutes }));

/** What a person can act on comes back as a word; anything else is one word, and in the console. */
async function attempt<T>(work: () => Promise<Result<T, LockProblem>>): Promise<Result<T, LockProblem>> {
  try {
    return await work();
  } catch (error) {
    console.warn(error);
    return no('failed');
  }
}
