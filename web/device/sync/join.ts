/**
 * Joining the other devices of an account: with the keys they have, by a code from one of them, the passphrase or the recovery
 * code. The same when a device that has joined must learn the new keys that another one made.
 */
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal } from '../../api.ts';
import { syncing } from '../database.ts';
import { setKeyring } from '../vault/keyring.ts';
import { readCode } from '../vault/recovery-code.ts';
import { adoptRing, wrapsHere } from '../vault/ring.ts';
import type { Ring } from '../vault/seal.ts';
import { unwrapByPassphrase, unwrapByRecovery } from '../vault/wrap.ts';
import { ask, register } from './asking.ts';
import { takeHandover } from './handover.ts';
import { claim } from './owner.ts';
import { type RingText, readRing } from './ring-text.ts';
import { syncNow } from './runner.ts';
import { startAnew } from './turn-on.ts';

type By = { readonly passphrase: string } | { readonly code: string } | { readonly handover: string };
/** `busy`: a session or a form is open in some window. */
type Problem = Refusal | 'wrong' | 'gone' | 'busy';

/** `progress` hears how many changes have come. */
export async function join(
  account: string,
  by: By,
  progress: (done: number, total: number) => void,
): Promise<Result<void, Problem>> {
  const kept = await ask(account, api => api.keys());
  if (!kept.ok) return kept;
  const text = kept.value.ring === null ? null : readRing(account, kept.value.ring);
  if (!text) return no(kept.value.ring === null ? 'gone' : 'garbled');
  const ring = await ringBy(account, text, by);
  if (!ring.ok) return ring;
  // Somebody else's wraps around our ring would be a way in that we did not make.
  if (!(await text.isOf(ring.value))) return no('garbled');
  const joined = (await syncing()) === account;
  if (!joined) {
    const listed = await ask(account, (api, device) => register(api, account, device, ring.value));
    if (!listed.ok) return listed;
  }
  // What an account that has left used is in memory still.
  if (!(await wrapsHere())) setKeyring({ sealer: null, sealing: false });
  const adopted = await adoptRing({ ring: ring.value, wraps: text.wraps, revision: kept.value.revision }, progress);
  if (!adopted.ok) return no(adopted.problem === 'busy' ? 'busy' : 'unavailable');
  await claim(account, { keys: kept.value.revision, build: '' });
  const problem = await syncNow({ progress: done => progress(done, done) });
  // Emptied since this device last was in sync; who joins now has been asked.
  return problem === 'emptied' && !joined ? startAnew(account) : ok(undefined);
}

async function ringBy(account: string, { wraps }: RingText, by: By): Promise<Result<Ring, Problem>> {
  if ('passphrase' in by) {
    const wrap = wraps.find(of => of.by === 'passphrase');
    return wrap ? unwrapByPassphrase(wrap, by.passphrase) : no('garbled');
  }
  const code = readCode('code' in by ? by.code : by.handover);
  if (!code) return no('wrong');
  if ('handover' in by) return takeHandover(account, code);
  const wrap = wraps.find(of => of.by === 'recovery');
  return wrap ? unwrapByRecovery(wrap, code) : no('garbled');
}
