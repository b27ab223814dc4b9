/** From what a person knows or has to the keys, and how often they may be wrong. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { clock } from '../clock.ts';
import { waitLeft as left, noTries, wrongTry } from './back-off.ts';
import { changeVault, vaultKept } from './kept.ts';
import { askPasskeys, named } from './passkey.ts';
import type { VaultRecord } from './record.ts';
import { readCode } from './recovery-code.ts';
import { open, type Ring } from './seal.ts';
import { sealerOf } from './sealer.ts';
import { ringBytes, ringFrom, unwrapByPasskey, unwrapByPassphrase, unwrapByRecovery, type WrappedBy } from './wrap.ts';

/** `busy`: a session or a form is open in some window. `too-soon`: after wrong tries; `waitLeft` says how long still. */
export type LockProblem = 'busy' | 'wrong' | 'too-soon' | 'no-keys' | 'unsupported' | 'cancelled' | 'failed';

export type Secret = { readonly passphrase: string } | { readonly code: string } | { readonly passkey: true };

export interface Opened {
  readonly record: VaultRecord;
  readonly ring: Ring;
  readonly older: Ring | undefined;
}

/** The keys of this device. A wrong secret costs a while, also when the page is closed on it. */
export async function openRing(by: Secret): Promise<Result<Opened, LockProblem>> {
  const record = await vaultKept();
  if (!record) return no('no-keys');
  const ring = 'passkey' in by ? await byPasskey(record) : await bySecret(record, by);
  return ring.ok ? ok({ record, ring: ring.value, older: olderOf(record, ring.value) }) : ring;
}

async function byPasskey({ passkeys }: VaultRecord): Promise<Result<Ring, LockProblem>> {
  if (passkeys.length === 0) return no('no-keys');
  const given = await askPasskeys(passkeys.map(({ wrap }) => wrap));
  if (!given.ok) return given;
  const { credential, output } = given.value;
  const kept = passkeys.find(({ wrap }) => named(wrap.credential) === named(credential));
  return kept ? unwrapByPasskey(kept.wrap, output) : no('wrong');
}

async function bySecret(
  { wraps, tries }: VaultRecord,
  by: { passphrase: string } | { code: string },
): Promise<Result<Ring, LockProblem>> {
  const now = clock.now().getTime();
  if (left(tries, now) > 0) return no('too-soon');
  const code = 'code' in by ? readCode(by.code) : null;
  // A slip of the pen, which its check letters catch, is no guess.
  if ('code' in by && !code) return no('wrong');
  // Counted as wrong on the disk before anybody hears what it is; making the key takes longer than that.
  const [opened] = await Promise.all([
    unwrap(wraps, 'passphrase' in by ? by.passphrase : code),
    changeVault(before => ({ ...before, tries: wrongTry(before.tries, now) })),
  ]);
  if (opened.ok) await changeVault(before => ({ ...before, tries: noTries }));
  return opened;
}

function unwrap(
  wraps: VaultRecord['wraps'],
  secret: string | Uint8Array<ArrayBuffer> | null,
): Promise<Result<Ring, LockProblem>> | Result<Ring, LockProblem> {
  const find = <By extends 'passphrase' | 'recovery'>(by: By) =>
    wraps.find((wrap): wrap is WrappedBy<By> & VaultRecord['wraps'][number] => wrap.by === by);
  if (typeof secret === 'string') {
    const kept = find('passphrase');
    return kept ? unwrapByPassphrase(kept, secret) : no('no-keys');
  }
  const kept = find('recovery');
  return kept && secret ? unwrapByRecovery(kept, secret) : no('no-keys');
}

/** Milliseconds until the next try is allowed. */
export async function waitLeft(): Promise<number> {
  const record = await vaultKept();
  return record ? left(record.tries, clock.now().getTime()) : 0;
}

const older = { table: 'meta', owner: '', id: 'older' };

/** A ring that is being left, sealed with the one that follows it. */
export const sealOlder = (ring: Ring, left: Ring) =>
  sealerOf(ring).seal(older, btoa(String.fromCharCode(...ringBytes(left))));

function olderOf({ older: sealed }: VaultRecord, ring: Ring): Ring | undefined {
  const opened = sealed && open(ring, older, sealed);
  return opened?.ok ? ringFrom(Uint8Array.from(atob(opened.value), letter => letter.charCodeAt(0))) : undefined;
}
