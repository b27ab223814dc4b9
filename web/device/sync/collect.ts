/** What was changed here is made ready: known from now on, and sealed into parcels that stay the same at every try. */
import { difference, latestOf, merge, type Values } from '../../../domain/practice/change.ts';
import { nextStamp } from '../../../domain/practice/stamp.ts';
import { database, keyOf, type Mark, type Parcel, syncing, type Thing, type ThingKey } from '../database.ts';
import { rowsAt } from '../rows-at.ts';
import type { Here } from './here.ts';
import { nothing } from './kinds/kind.ts';
import { everything } from './kinds/kinds.ts';
import { mostBytes, sealChange } from './parcel.ts';

const { things, marks, parcels } = database;

/** Marks that are looked at in one transaction. */
const portion = 50;

/**
 * Everything that is due; with `all` also deletions that could still be taken back. In the order of their keys, once through: what
 * is marked meanwhile is for the next round. False when sync is not this account's any more.
 */
export async function collect(me: Here, all: boolean): Promise<boolean> {
  for (let last = ''; ; ) {
    const found = await database.transaction('rw', everything, async () => {
      if ((await syncing()) !== me.account) return null;
      const due = ({ after, owner }: Mark) => owner === me.account && (all || after <= me.now());
      const rows = await marks.where('key').above(last).limit(portion).toArray();
      await collectMarked(me, rows.filter(due));
      return rows;
    });
    if (found === null) return false;
    const end = found.at(-1);
    if (!end || found.length < portion) return true;
    last = end.key;
  }
}

/** In a transaction over everything. */
export async function collectMarked(me: Here, rows: readonly Mark[]): Promise<void> {
  if (rows.length === 0) return;
  const keys = rows.map(({ key }) => key);
  const [known, here, unsent] = await Promise.all([thingsOf(me, keys), valuesHere(me, rows), unsentOf(keys)]);
  const changed: Thing[] = [];
  const told: Making[] = [];
  for (const row of rows) {
    const thing = known.get(row.key) ?? { key: row.key, owner: me.account, known: [], told: [] };
    const now = here.get(row.key);
    const seen = me.kinds.get(row.kind)?.seen({ id: row.id, known: thing.known }) ?? nothing;
    // Of what this version cannot show, nothing here is a change or a deletion.
    const untouched = now === undefined || (now === null && thing.unshown);
    const at = nextStamp(latestOf(thing.known), row.since, me.device);
    const fields = untouched ? [] : difference(thing.known, seen, now, at);
    const waiting = unsent.get(row.key) ?? [];
    const next = { ...thing, known: merge(thing.known, fields) };
    const said = thing.told.length > 0 || waiting.length > 0 || next.known.length === 0;
    if (fields.length > 0 || !said) told.push({ thing: next, waiting, since: row.since });
    if (fields.length > 0) changed.push(next);
  }
  // Together: a question for each would take most of the time of a first sync.
  await Promise.all([make(me, told), things.bulkPut(changed)]);
  await marks.bulkDelete(keys);
}

export async function thingsOf(me: Here, keys: readonly ThingKey[]): Promise<Map<ThingKey, Thing>> {
  const found = keys.length > 0 ? await rowsAt(things, keys) : [];
  // What is left of another account says nothing of this one's.
  return new Map(found.flatMap(thing => (thing?.owner === me.account ? [[thing.key, thing]] : [])));
}

/** By kind, each with one question: their fields, null where it is not here, undefined for a kind that this version does not know. */
export async function valuesHere(me: Here, rows: readonly Mark[]): Promise<Map<ThingKey, Values | null | undefined>> {
  const found = new Map<ThingKey, Values | null | undefined>();
  for (const kind of new Set(rows.map(row => row.kind))) {
    const ids = rows.filter(row => row.kind === kind).map(({ id }) => id);
    const values = await me.kinds.get(kind)?.here(ids);
    for (const [i, id] of ids.entries()) found.set(keyOf(kind, id), values?.[i]);
  }
  return found;
}

export async function unsentOf(keys: readonly ThingKey[]): Promise<Map<ThingKey, Parcel[]>> {
  // Nothing waits on a device that joins, and it asks for thousands.
  if (keys.length === 0 || (await parcels.limit(1).primaryKeys()).length === 0) return new Map();
  // At once: a cursor that goes from key to key waits at every step.
  const found = await Promise.all(keys.map(key => parcels.where({ key }).toArray()));
  return new Map(keys.flatMap((key, i) => (found[i]?.length ? [[key, found[i]]] : [])));
}

export interface Making {
  readonly thing: Thing;
  /** Its parcels that wait. */
  readonly waiting: readonly Parcel[];
  readonly since: number;
}

/**
 * Parcels with all that is known of some things. Each takes the place of the server's rows that said less, and of parcels that
 * wait, which may have arrived all the same.
 */
export async function make(me: Here, of: readonly Making[]): Promise<void> {
  if (of.length === 0) return;
  const made = of.map(each => parcelOf(me, each));
  await parcels.bulkDelete(of.flatMap(({ waiting }) => waiting.map(({ id }) => id)));
  await parcels.bulkAdd(made);
}

function parcelOf(me: Here, { thing, waiting, since }: Making): Parcel {
  const id = me.newId();
  // Where the server would not take one it is not there, and its id may be another person's.
  const replaced = waiting.flatMap(of => [...of.instead, ...(of.refused === undefined ? [of.id] : [])]);
  const instead = [...new Set([...thing.told, ...replaced])];
  const change = { ...partsOf(thing.key), fields: thing.known };
  const sealed = sealChange(me.ring, { owner: me.account, row: id, random: me.random(12) }, change);
  return {
    id,
    owner: me.account,
    key: thing.key,
    sealed,
    keyVersion: me.ring.newest,
    instead,
    since,
    ...(sealed.length > mostBytes ? { refused: 'body-too-large' } : {}),
  };
}

const partsOf = (key: ThingKey) => {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at), id: key.slice(at + 1) };
};
