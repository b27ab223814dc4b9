/** The same keys here and on the server: what was changed here goes there, and what another device changed comes here. */
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refused, SyncApi } from '../../api.ts';
import { takeWraps, wrapsSent } from '../vault/ring.ts';
import { type Keys, keysHere } from './keys-here.ts';
import { readRing, writeRing } from './ring-text.ts';
import { setSyncState, syncState } from './state.ts';

type Api = Pick<SyncApi, 'keys' | 'replaceKeys'>;
type Agreed = Result<void, Refused>;

/** Milliseconds after which a page that was told nothing asks again. */
const askAgain = 600_000;
let asked = Number.NEGATIVE_INFINITY;

/**
 * Another passphrase or recovery code made on another device holds here too. `keys-changed`: the keys themselves are others,
 * and only the person can open them here, by `join`. `atOnce`: there is a reason to ask, such as a row that does not open.
 */
export async function agreeOnKeys(account: string, api: Api, atOnce = false): Promise<Agreed> {
  const keys = await keysHere();
  if (!keys) return ok(undefined);
  const changedHere = keys.revision === undefined;
  if (!changedHere && !atOnce && performance.now() - asked < askAgain) return ok(undefined);
  const kept = await api.keys();
  if (!kept.ok) return kept;
  const { ring: text, revision } = kept.value;
  const agreed = await agree();
  asked = agreed.ok ? performance.now() : Number.NEGATIVE_INFINITY;
  return agreed;

  async function agree(): Promise<Agreed> {
    // The server was emptied, as the next pull says.
    if (!keys || text === null) return ok(undefined);
    const same = revision === (await syncState(account)).keys;
    if (same) return changedHere ? put(account, api, keys, revision) : ok(undefined);
    const theirs = readRing(account, text);
    if (!theirs) return no({ type: 'garbled', ids: [] });
    if (!(await theirs.isOf(keys.ring))) return no({ type: 'keys-changed', ids: [] });
    // Changed on two devices, the later one to come here holds. Wraps around keys that were left are put right.
    if (changedHere || theirs.keyVersion !== keys.ring.newest) return put(account, api, keys, revision);
    if (new Set(theirs.wraps.map(({ by }) => by)).size < 2) return no({ type: 'garbled', ids: [] });
    await takeWraps(theirs.wraps, revision);
    await setSyncState(account, { keys: revision });
    return ok(undefined);
  }
}

async function put(account: string, api: Api, keys: Keys, replaces: number): Promise<Agreed> {
  const answer = await api.replaceKeys(replaces, await writeRing(account, keys));
  if (!answer.ok) return answer;
  await wrapsSent(keys.wraps, answer.value.revision);
  await setSyncState(account, { keys: answer.value.revision });
  return ok(undefined);
}
