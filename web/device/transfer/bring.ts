/** Writes what a file holds into the record, and takes it back: each in one transaction, so that it is all or nothing. */
import { techniques } from '../../../domain/breath/library.ts';
import { type DayTotal, foldDays, mergeDays } from '../../../domain/practice/day.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { Arrival } from '../../../domain/practice/transfer/arrival.ts';
import { sortOut } from '../../../domain/practice/transfer/sort-out.ts';
import {
  currentAccount,
  database,
  type KeptDay,
  type KeptImport,
  keyOf,
  nobody,
  recount,
  sessionMark,
} from '../database.ts';
import { visible } from '../history.ts';
import { sessionsNear } from './near.ts';

const { entries, days, marks, meta, imports, patterns, goals, trials } = database;
const everything = [entries, days, marks, meta, imports, patterns, goals, trials];

export type Progress = (done: number, total: number) => void;

/** Rows written between two words of progress. */
const step = 1000;

const owner = async () => (await currentAccount()) ?? nobody;

/** What of these is new, and how many are here already. */
export interface Looked {
  readonly fresh: readonly Entry[];
  readonly here: number;
}

export async function lookThrough(arriving: readonly Entry[]): Promise<Looked> {
  await database.opened();
  return database.transaction('r', [entries, days, meta, imports], async () => compare(await owner(), arriving));
}

async function compare(whose: string, arriving: readonly Entry[]): Promise<Looked> {
  const doubtful = (await idsSayAll(whose)) ? arriving.filter(entry => !isNamed(entry)) : arriving;
  const [here, near] = await Promise.all([
    arriving.some(isNamed) ? entries.toCollection().primaryKeys() : [],
    sessionsNear(whose, doubtful),
  ]);
  const ids = new Set(here);
  return sortOut(arriving, id => ids.has(id), near);
}

/**
 * Whether a session that was practised is always kept under the id of its making: a deletion taken back after other devices
 * heard of it, or a file brought in after one, gives a new id, and both need an account or an earlier import.
 */
const idsSayAll = async (whose: string) => whose === nobody && (await imports.count()) === 0;

/** Sessions from other apps have just got their ids, so nothing here can have the same. */
const isNamed = ({ origin }: Entry) => origin === undefined || !['brethap', 'inner-breeze', 'csv'].includes(origin);

type From = Pick<KeptImport, 'id' | 'at' | 'name'>;

/**
 * All of it or nothing. Null when there was nothing new; then nothing is noted either. `looked` spares looking through
 * the record again where nothing has changed since.
 */
export async function bringIn(
  from: From,
  arrival: Arrival,
  progress: Progress = () => {},
  looked?: Looked,
): Promise<KeptImport | null> {
  await database.opened();
  return database.transaction('rw', everything, async () => {
    const whose = await owner();
    const { fresh } = looked ?? (await compare(whose, arrival.entries));
    for (let i = 0; i < fresh.length; i += step) {
      const part = fresh.slice(i, i + step);
      await entries.bulkAdd(part.map(entry => ({ ...entry, owner: whose, imported: from.id })));
      // Without an account nothing waits to be sent; whoever signs in takes all of it over (owner.ts).
      if (whose !== nobody)
        await marks.bulkPut(
          part.map(({ id }) => sessionMark({ id, owner: whose, action: 'put', since: from.at, after: 0 })),
        );
      progress(Math.min(i + step, fresh.length), fresh.length);
    }
    await addToDays(whose, fresh);
    const also = await bringBelongings(arrival);
    if (fresh.length === 0 && !also) return null;
    const kept: KeptImport = { ...from, origin: arrival.origin, sessions: fresh.length, ...(also ? { also } : {}) };
    await imports.add(kept);
    return kept;
  });
}

/** Day totals with these sessions, which are in the record already. */
async function addToDays(whose: string, fresh: readonly Entry[]): Promise<void> {
  const coming = foldDays(fresh);
  const before = await days.bulkGet(coming.map(({ day }) => [whose, day]));
  const merged: KeptDay[] = [];
  const anew: KeptDay[] = [];
  for (const [i, total] of coming.entries()) {
    const here = before[i];
    const row = { ...total, owner: whose };
    if (here && !sameNames(here, total)) anew.push(row);
    else merged.push(here ? { ...(mergeDays([here, total])[0] ?? total), owner: whose } : row);
  }
  await days.bulkPut(merged);
  await recount(anew);
}

/** A technique that was renamed in between goes by its last session's name, which the totals do not know. */
const sameNames = (a: DayTotal, b: DayTotal) =>
  b.techniques.every(({ id, name }) => a.techniques.every(other => other.id !== id || other.name === name));

/** Patterns, goals and trials that are not here yet; undefined where there was none. */
async function bringBelongings({ belongings }: Arrival): Promise<KeptImport['also']> {
  if (!belongings) return undefined;
  const shipped = new Set(techniques.map(({ id }) => id));
  const unknown = async <T extends { id: string }>(
    table: { bulkGet(ids: string[]): PromiseLike<unknown[]> },
    rows: readonly T[],
  ) => {
    const once = [...new Map(rows.map(row => [row.id, row])).values()];
    const here = await table.bulkGet(once.map(({ id }) => id));
    return once.filter((_, i) => here[i] === undefined);
  };
  const own = (await unknown(patterns, belongings.patterns)).filter(({ id }) => !shipped.has(id));
  const newGoals = await unknown(goals, belongings.goals);
  const newTrials = await unknown(trials, belongings.trials);
  const last = (await patterns.orderBy('place').last())?.place ?? -1;
  await patterns.bulkAdd(own.map((pattern, i) => ({ id: pattern.id, place: last + 1 + i, pattern })));
  await goals.bulkAdd(newGoals);
  await trials.bulkAdd(newTrials);
  if (own.length + newGoals.length + newTrials.length === 0) return undefined;
  return { patterns: own.map(idOf), goals: newGoals.map(idOf), trials: newTrials.map(idOf) };
}

const idOf = ({ id }: { id: string }) => id;

/** Take a whole import back, also elsewhere where it was sent. How many sessions went. */
export async function takeBack(id: string): Promise<number> {
  await database.opened();
  return database.transaction('rw', everything, async () => {
    const mine = await visible();
    const brought = (await entries.where({ imported: id }).toArray()).filter(mine);
    const ids = brought.map(idOf);
    const keys = ids.map(id => keyOf('session', id));
    const waiting = await marks.bulkGet(keys);
    const left = brought.filter((entry, i) => entry.owner !== nobody && waiting[i]?.refused === undefined);
    const since = Date.now();
    await entries.bulkDelete(ids);
    await marks.bulkDelete(keys);
    await marks.bulkPut(
      left.map(entry => sessionMark({ id: entry.id, owner: entry.owner, action: 'delete', since, after: 0 })),
    );
    await recountTogether(brought);
    const { also } = (await imports.get(id)) ?? {};
    if (also) {
      await patterns.bulkDelete([...also.patterns]);
      await goals.bulkDelete([...also.goals]);
      await trials.bulkDelete([...also.trials]);
    }
    await imports.delete(id);
    return brought.length;
  });
}

/** Several days at once: each is one question and one answer, and waiting for one after the other takes long. */
async function recountTogether(touched: readonly { owner: string; day: string }[]): Promise<void> {
  const places = [...new Map(touched.map(({ owner, day }) => [`${owner} ${day}`, { owner, day }])).values()];
  const lanes = Array.from({ length: 16 }, (_, lane) => places.filter((_, i) => i % 16 === lane));
  await Promise.all(lanes.map(recount));
}

/** Imports that can still be taken back, newest first, with how many of their sessions are here. */
export async function earlierImports(): Promise<(KeptImport & { readonly here: number })[]> {
  const all = await imports.orderBy('at').reverse().toArray();
  const here = await Promise.all(all.map(({ id }) => entries.where({ imported: id }).count()));
  return all.map((each, i) => ({ ...each, here: here[i] ?? 0 })).filter(each => each.here > 0 || each.also);
}
