/** One round of sync: send what waits, oldest first, then take in what is new, page by page. */
import type { PushRequest } from '../../domain/practice/sync.ts';
import { pushLimit } from '../../domain/practice/sync.ts';
import type { Refusal, Refused, SyncApi } from '../api.ts';
import { arrived, forget, nextParcels, type Sending, setAside, syncState, takeIn } from './outbox.ts';

export interface Round {
  readonly account: string;
  readonly api: Pick<SyncApi, 'push' | 'pull'>;
  readonly now: () => number;
  /** Send deletions too that could still be taken back: the person is signing out. */
  readonly all: boolean;
}

/** Null when everything went through. A round can be cut off anywhere and begun again: nothing is lost or doubled. */
export async function syncRound(round: Round): Promise<Refused | null> {
  return (await pushAll(round)) ?? (await pullAll(round));
}

async function pushAll({ account, api, now, all }: Round): Promise<Refused | null> {
  for (;;) {
    const parcels = await nextParcels(account, pushLimit, now(), all);
    if (parcels.length === 0) return null;
    const refused = await send(account, api, parcels);
    if (refused) return refused;
  }
}

/** The content itself is at fault; trying the same again would never end. */
const aboutContent = new Set<Refusal>(['invalid', 'body-too-large', 'too-deep', 'malformed-json']);

async function send(account: string, api: Round['api'], parcels: readonly Sending[]): Promise<Refused | null> {
  if (parcels.length === 0) return null;
  const answer = await api.push(parcels.map(travelling));
  if (answer.ok) {
    const kept = new Set(answer.value.sessions.map(({ id }) => id));
    await arrived(parcels.map(({ row }) => row).filter(({ id }) => kept.has(id)));
    const deleted = answer.value.sessions.flatMap(({ id, outcome }) => (outcome === 'deleted' ? [id] : []));
    if (deleted.length > 0) await forget(account, deleted);
    return parcels.every(({ row }) => kept.has(row.id)) ? null : { type: 'garbled', ids: [] };
  }
  const { type, ids } = answer.problem;
  if (type === 'session-conflict') {
    const conflicting = parcels.filter(({ row }) => ids.includes(row.id));
    if (conflicting.length === 0) return answer.problem;
    await setAside(
      conflicting.map(({ row }) => row),
      type,
    );
    return send(
      account,
      api,
      parcels.filter(parcel => !conflicting.includes(parcel)),
    );
  }
  if (aboutContent.has(type)) return sendInParts(account, api, parcels, type);
  return answer.problem;
}

/** One of these is not acceptable: halve until it stands alone, so that the others get through. */
async function sendInParts(
  account: string,
  api: Round['api'],
  parcels: readonly Sending[],
  type: Refusal,
): Promise<Refused | null> {
  const [only, second] = parcels;
  if (only && !second) {
    await setAside([only.row], type);
    return null;
  }
  const middle = Math.ceil(parcels.length / 2);
  return (await send(account, api, parcels.slice(0, middle))) ?? (await send(account, api, parcels.slice(middle)));
}

const travelling = ({ row, entry }: Sending): PushRequest['sessions'][number] => ({
  id: row.id,
  payload: entry && { form: 'plain', entry },
});

async function pullAll({ account, api }: Round): Promise<Refused | null> {
  for (;;) {
    const { cursor } = await syncState(account);
    const answer = await api.pull(cursor);
    if (!answer.ok) return answer.problem;
    if (!(await takeIn(account, answer.value))) return null;
    if (!answer.value.more) return null;
    // A server that promises more without moving on would keep us here for ever.
    if (answer.value.cursor <= cursor) return { type: 'garbled', ids: [] };
  }
}
