/** Turning sync on for the first device of an account, and off; emptying the server, and beginning anew after that. */
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refusal } from '../../api.ts';
import { database, syncing } from '../database.ts';
import { keysOf, type Prepared } from '../vault/keys.ts';
import { keepKeys, wrapsSent } from '../vault/ring.ts';
import { ask, register } from './asking.ts';
import { type Keys, keysHere } from './keys-here.ts';
import { everything } from './kinds/kinds.ts';
import { claim, release } from './owner.ts';
import { readRing, writeRing } from './ring-text.ts';
import { syncNow } from './runner.ts';
import { syncState } from './state.ts';

const { things, parcels } = database;

/** `first`: no device of this account has keys yet. `join`: some has, and this one needs them. */
export async function askServer(account: string): Promise<Result<'first' | 'join', Refusal>> {
  const kept = await ask(account, api => api.keys());
  return kept.ok ? ok(kept.value.ring === null ? 'first' : 'join') : kept;
}

/** The first device of an account. What is here is the account's from then on, and is sent. */
export async function turnSyncOn(
  account: string,
  by: { readonly prepared: Prepared } | 'existing-keys',
): Promise<Result<void, Refusal>> {
  const keys: Keys | null = by === 'existing-keys' ? await keysHere() : keysOf(by.prepared);
  if (!keys) return no('forbidden');
  const revision = await putKeys(account, keys);
  if (!revision.ok) return revision;
  if (by !== 'existing-keys') await keepKeys(by.prepared);
  await wrapsSent(keys.wraps, revision.value);
  await claim(account, { keys: revision.value });
  void syncNow();
  return ok(undefined);
}

/** On the list first: once there is one, only its devices may put keys. */
async function putKeys(account: string, keys: Keys): Promise<Result<number, Refusal>> {
  const text = await writeRing(account, keys);
  return ask(account, async (api, device) => {
    const kept = await api.keys();
    if (!kept.ok) return kept;
    if (kept.value.ring !== null) return no({ type: 'keys-changed', ids: [] });
    const listed = await register(api, account, device, keys.ring);
    if (!listed.ok) return listed;
    const put = await api.replaceKeys(kept.value.revision, text);
    return put.ok ? ok(put.value.revision) : put;
  });
}

/** Everything stays on this device, and on the server. */
export const turnSyncOff = (account: string): Promise<void> => release(account);

/** Delete everything of this account on the server, and stop: what is here stays. */
export async function emptyServer(account: string): Promise<Result<{ readonly sessions: number }, Refusal>> {
  const emptied = await ask(account, api => api.empty());
  if (!emptied.ok) return emptied;
  await forgetTold(account);
  await release(account);
  return ok({ sessions: emptied.value.sessions });
}

/** The server was emptied, from here or another device: what is here is sent again, all of it. */
export async function startAnew(account: string): Promise<Result<void, Refusal>> {
  const keys = await keysHere();
  if (!keys) return no('forbidden');
  const epoch = await ask(account, async (api, device) => {
    // Another device may have begun again already, with the same keys or with others.
    const kept = await api.keys();
    if (!kept.ok) return kept;
    const listed = await register(api, account, device, keys.ring);
    if (!listed.ok) return listed;
    const pulled = await api.pull((await syncState(account)).cursor);
    return pulled.ok ? ok({ epoch: pulled.value.epoch, keys: kept.value }) : pulled;
  });
  if (!epoch.ok) return epoch;
  let { revision, ring } = epoch.value.keys;
  if (ring !== null && !(await readRing(account, ring)?.isOf(keys.ring))) return no('keys-changed');
  if (ring === null) {
    const put = await ask(account, async api => api.replaceKeys(revision, await writeRing(account, keys)));
    if (!put.ok) return put;
    revision = put.value.revision;
    await wrapsSent(keys.wraps, revision);
  }
  await forgetTold(account);
  await claim(account, { keys: revision, epoch: epoch.value.epoch });
  void syncNow();
  return ok(undefined);
}

/** No row of the server says anything any more. */
const forgetTold = (account: string): Promise<void> =>
  database.transaction('rw', everything, async () => {
    if ((await syncing()) !== account) return;
    await parcels.where({ owner: account }).delete();
    await things.where({ owner: account }).modify({ told: [] });
  });
