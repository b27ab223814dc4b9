/**
 * Settings and favourites on their way between localStorage and what is known. The two cannot be written at once: what is on
 * its way into localStorage is `pending`, so that neither a crash in between nor a person's quicker hand is mistaken.
 */
import { difference, type Field, latestOf, merge, sameValues, type Values } from '../../../domain/practice/change.ts';
import { nextStamp } from '../../../domain/practice/stamp.ts';
import { database, keyOf, syncing, type Thing } from '../database.ts';
import { make, unsentOf } from './collect.ts';
import type { Here } from './here.ts';
import { type Beside, besides } from './kinds/beside.ts';
import { nothing } from './kinds/kind.ts';
import { everything } from './kinds/kinds.ts';

const { things } = database;

/** What was chosen here since the last look is made ready. */
export const collectBesides = (me: Here): Promise<void> =>
  database.transaction('rw', everything, async () => {
    if ((await syncing()) !== me.account) return;
    for (const beside of besides) await collectOne(me, beside);
  });

async function collectOne(me: Here, beside: Beside): Promise<void> {
  const rows = await rowsOf(me, beside);
  for (const id of new Set([...(beside.here()?.keys() ?? []), ...rows.keys()])) {
    const next = chosen(me, beside, id, rows.get(id));
    if (!next) continue;
    await things.put(next);
    await make(me, [{ thing: next, waiting: (await unsentOf([next.key])).get(next.key) ?? [], since: me.now() }]);
  }
}

const rowsOf = async (me: Here, { kind }: Beside): Promise<Map<string, Thing>> => {
  const rows = await things.where('key').startsWith(`${kind}:`).toArray();
  return new Map(rows.filter(({ owner }) => owner === me.account).map(row => [row.key.slice(kind.length + 1), row]));
};

/** The thing with what was chosen here; null when nothing was. */
function chosen(me: Here, beside: Beside, id: string, row: Thing | undefined): Thing | null {
  const now = beside.here()?.get(id);
  if (!now || (now.size === 0 && !row)) return null;
  // When it was chosen nobody noted the first time; what other devices know counts as later.
  const since = row ? me.now() : 0;
  const known = row?.known ?? [];
  const fields = difference(known, baseOf(beside, row, now), now, nextStamp(latestOf(known), since, me.device));
  if (fields.length === 0) return null;
  return { key: keyOf(beside.kind, id), owner: me.account, told: [], ...row, known: merge(known, fields) };
}

/** What the person started from: what is known, unless that is still on its way. */
function baseOf(beside: Beside, row: Thing | undefined, now: Values): Values {
  const seen = beside.seen(row?.known ?? []);
  return row?.pending && !sameValues(now, seen) ? new Map(row.pending) : seen;
}

/**
 * In the transaction that takes changes in: the thing as it is known then, with what lies here now. `ours` when something
 * was chosen here that the others do not know.
 */
export function taken(me: Here, beside: Beside, id: string, row: Thing | undefined, fields: readonly Field[]) {
  const mine = chosen(me, beside, id, row);
  const before = mine ?? row ?? { key: keyOf(beside.kind, id), owner: me.account, known: [], told: [] };
  const known = merge(before.known, fields);
  const pending = [...(beside.here()?.get(id) ?? nothing)];
  const ours = mine?.known.some(field => known.includes(field)) ?? false;
  return { thing: { ...before, known, pending } satisfies Thing, ours };
}

/** What is pending goes into localStorage, unless the person was quicker: then the next round sees what they chose. */
export const settleBesides = (me: Here): Promise<void> =>
  database.transaction('rw', everything, async () => {
    if ((await syncing()) !== me.account) return;
    for (const beside of besides) {
      if (![...(await rowsOf(me, beside)).values()].some(row => row.pending)) continue;
      // All of a kind are written together, so all that was chosen here has to be known first.
      await collectOne(me, beside);
      const rows = await rowsOf(me, beside);
      const pending = [...rows].filter(([, row]) => row.pending);
      const here = beside.here();
      const untouched = pending.every(([id, row]) => sameValues(here?.get(id) ?? nothing, new Map(row.pending)));
      if (!untouched) continue;
      beside.write(new Map([...rows].map(([id, { known }]) => [id, known])));
      await things.bulkPut(pending.map(([, { pending: _, ...row }]) => row));
    }
  });
