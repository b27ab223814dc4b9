/** Parcels to the server, oldest first, in batches; what it will not take is set aside, and the rest goes on. */
import { type PushRequest, type PushResponse, pushLimit } from '../../../domain/practice/sync.ts';
import type { Refusal, Refused, SyncApi } from '../../api.ts';
import { toBase64url } from '../base64url.ts';
import { database, type Parcel, syncing, type Thing, type ThingKey } from '../database.ts';
import type { Here } from './here.ts';
import { everything } from './kinds/kinds.ts';
import { openChange, sealChange } from './parcel.ts';
import { setSyncState, syncState } from './state.ts';

const { parcels, things } = database;

type Push = Pick<SyncApi, 'push'>;

/** Times that a batch is tried again with other ids, before we believe that the server is not well. */
const mostRenewals = 5;

/** Until nothing waits any more. `last` is the highest cursor of what was written. */
export async function push(me: Here, api: Push): Promise<{ refused: Refused | null; last: number }> {
  const written = { last: 0 };
  for (let renewals = 0; ; ) {
    const batch = await nextBatch(me);
    if (batch.length === 0) return { refused: null, ...written };
    const refused = await send(me, api, batch, written);
    if (refused?.type === 'session-conflict' && renewals++ < mostRenewals) await renew(me, refused.ids);
    else if (refused) return { refused, ...written };
  }
}

/** As many as fit, each with the tombstones of what it replaces. */
async function nextBatch({ account }: Here): Promise<Parcel[]> {
  // By their ids: the index of owners has all that was sent in it still (waiting.ts).
  const waiting = await parcels
    .filter(({ owner, refused }) => owner === account && refused === undefined)
    .limit(pushLimit)
    .toArray();
  const batch: Parcel[] = [];
  let size = 0;
  for (const parcel of waiting) {
    const sized = { ...parcel, instead: parcel.instead.slice(0, pushLimit - 1) };
    size += 1 + sized.instead.length;
    if (size > pushLimit) break;
    batch.push(sized);
  }
  return batch;
}

/** The content itself is at fault; trying the same again would never end. */
const aboutContent = new Set<Refusal>(['invalid', 'body-too-large', 'too-deep', 'malformed-json']);

async function send(me: Here, api: Push, batch: readonly Parcel[], written: { last: number }): Promise<Refused | null> {
  const { epoch } = await syncState(me.account);
  const answer = await api.push(rowsOf(batch), epoch ?? undefined);
  if (answer.ok) {
    written.last = Math.max(written.last, ...answer.value.sessions.map(({ cursor }) => cursor));
    return (await arrived(me, batch, answer.value)) ? null : { type: 'garbled', ids: [] };
  }
  if (!aboutContent.has(answer.problem.type)) return answer.problem;
  const [only, second] = batch;
  if (only && !second) {
    await parcels.update(only.id, { refused: answer.problem.type });
    return null;
  }
  // One of these is not acceptable: halve until it stands alone.
  const middle = Math.ceil(batch.length / 2);
  return (await send(me, api, batch.slice(0, middle), written)) ?? (await send(me, api, batch.slice(middle), written));
}

function rowsOf(batch: readonly Parcel[]): PushRequest['sessions'] {
  const replaced = new Set(batch.flatMap(({ instead }) => instead));
  const content = batch.map(({ id, keyVersion, sealed }) => ({
    id,
    payload: { key: keyVersion, text: toBase64url(sealed) },
  }));
  return [...content, ...[...replaced].map(id => ({ id, payload: null }))];
}

/** The server has these. False when its answer does not say so. */
const arrived = (me: Here, batch: readonly Parcel[], { sessions }: PushResponse): Promise<boolean> =>
  database.transaction('rw', everything, async () => {
    const kept = new Map(sessions.map(of => [of.id, of]));
    const sent = batch.filter(({ id }) => kept.has(id));
    await parcels.bulkDelete(sent.map(({ id }) => id));
    const known = await things.bulkGet(sent.map(({ key }) => key));
    // Two of one thing may have been sent together.
    const told = new Map<ThingKey, Thing>();
    for (const [i, { id, key, instead }] of sent.entries()) {
      const thing = told.get(key) ?? known[i];
      if (thing?.owner !== me.account) continue;
      // One that another device replaced meanwhile says nothing any more.
      const says = kept.get(id)?.outcome === 'deleted' ? [] : [id];
      const left = thing.told.filter(row => row !== id && !instead.includes(row));
      told.set(key, { ...thing, told: [...left, ...says] });
    }
    await things.bulkPut([...told.values()]);
    if ((await syncing()) === me.account) await goOn(me, sessions);
    return sent.length === batch.length;
  });

/** What we have just written ourselves need not be pulled, if nobody wrote in between. */
async function goOn(me: Here, sessions: PushResponse['sessions']) {
  const { cursor } = await syncState(me.account);
  const written = new Set(sessions.map(of => of.cursor));
  let next = cursor;
  while (written.has(next + 1)) next++;
  if (next > cursor) await setSyncState(me.account, { cursor: next });
}

/** Ids that are taken by somebody else's rows: a parcel gets another, what it would replace is left out. */
const renew = (me: Here, taken: readonly string[]): Promise<void> =>
  database.transaction('rw', everything, async () => {
    const ids = new Set(taken);
    const touched = await parcels
      .where({ owner: me.account })
      .filter(({ id, instead }) => ids.has(id) || instead.some(row => ids.has(row)))
      .toArray();
    for (const parcel of touched) {
      const instead = parcel.instead.filter(row => !ids.has(row));
      const opened = openChange(me.ring, me.account, parcel.id, parcel.sealed);
      if (!ids.has(parcel.id)) await parcels.update(parcel.id, { instead });
      else if (!opened.ok) await parcels.update(parcel.id, { refused: 'session-conflict' });
      else {
        const id = me.newId();
        const sealed = sealChange(me.ring, { owner: me.account, row: id, random: me.random(12) }, opened.value);
        await parcels.delete(parcel.id);
        await parcels.add({ ...parcel, id, sealed, keyVersion: me.ring.newest, instead });
      }
    }
  });
