/** The keys for those who send and receive: the same ring as the lock's. */
import { no, ok, type Result } from '../../../domain/result.ts';
import { turnOver } from './alter.ts';
import { changeVault, keepVault, vaultKept } from './kept.ts';
import { keyring } from './keyring.ts';
import { freshRecord, keysOf, type Prepared } from './keys.ts';
import type { LockProblem } from './open-ring.ts';
import type { VaultRecord } from './record.ts';
import type { Ring } from './seal.ts';
import type { Progress } from './sweep.ts';
import { ringFrom } from './wrap.ts';

/** Null when there are no keys, or they are locked away. */
export async function ringHere(): Promise<Ring | null> {
  const { sealer } = keyring();
  if (sealer) return sealer.ring;
  const record = await vaultKept();
  return record?.ring ? ringFrom(record.ring) : null;
}

/** How the ring is wrapped, for the server; `revision` is absent while it has not got these. */
export async function wrapsHere(): Promise<Pick<VaultRecord, 'wraps' | 'revision'> | null> {
  const record = await vaultKept();
  return record && { wraps: record.wraps, ...(record.revision === undefined ? {} : { revision: record.revision }) };
}

/** The server has these wraps under this number, unless they were changed meanwhile. */
export const wrapsSent = (wraps: VaultRecord['wraps'], revision: number): Promise<unknown> =>
  changeVault(before => (sameWraps(before.wraps, wraps) ? { ...before, revision } : before));

/** Another device made these around the same keys; what was changed here meanwhile stays. */
export const takeWraps = (wraps: VaultRecord['wraps'], revision: number): Promise<unknown> =>
  changeVault(before => (before.revision === undefined ? before : { ...before, wraps, revision }));

const sameWraps = (a: VaultRecord['wraps'], b: VaultRecord['wraps']) =>
  JSON.stringify(a.map(({ text }) => [...text])) === JSON.stringify(b.map(({ text }) => [...text]));

/** Use keys that were prepared, without a lock. */
export async function keepKeys(prepared: Prepared): Promise<void> {
  const fresh = await freshRecord(keysOf(prepared));
  await keepVault(before => before ?? fresh);
}

/**
 * The account's keys in place of this device's own, if it had any; then everything sealed here is sealed anew. While the
 * device is locked there is nothing to be adopted with.
 */
export async function adoptRing(
  { ring, wraps, revision }: { readonly ring: Ring; readonly wraps: VaultRecord['wraps']; readonly revision: number },
  progress: Progress,
): Promise<Result<void, LockProblem>> {
  const left = await ringHere();
  if (left) return turnOver({ ring, left, wraps, passkeys: [], revision }, progress);
  if (await vaultKept()) return no('failed');
  const fresh = await freshRecord({ ring, wraps });
  await keepVault(() => ({ ...fresh, revision }));
  return ok(undefined);
}

/** Sync is off, or somebody signed out: keys that no lock needs leave the device. */
export const dropKeys = (): Promise<unknown> =>
  keepVault(before => (before?.lock === 'on' ? withoutRevision(before) : null));

const withoutRevision = ({ revision: _, ...record }: VaultRecord): VaultRecord => record;
