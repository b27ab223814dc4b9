/** Writes what a file holds into the record, and takes it back: each in one transaction, so that it is all or nothing. */
import { techniques } from '../../../domain/breath/library.ts';
import { foldDays } from '../../../domain/practice/day.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { Arrival } from '../../../domain/practice/transfer/arrival.ts';
import { sortOut } from '../../../domain/practice/transfer/sort-out.ts';
import { currentAccount, database, type KeptEntry, type KeptImport, nobody, recount } from '../database.ts';
import { visible } from '../history.ts';

const { entries, days, outbox, meta, imports, patterns, goals, trials } = database;
const everything = [entries, days, outbox, meta, imports, patterns, goals, trials];

export type Progress = (done: number, total: number) => void;

/** Rows written between two words of progress. */
const step = 1000;
/** Days asked for at once. */
const batch = 200;

const dayLength = 86_400_000;
const beside = (day: string) =>
  [-1, 0, 1].map(by => new Date(Date.parse(`${day}T12:00:00Z`) + by * dayLength).toISOString().slice(0, 10));

/** What of these is new to the record of whoever is signed in, and the sessions of the days they touch. */
async function compare(owner: string, arriving: readonly Entry[]) {
  if (arriving.length === 0) return { fresh: [], here: 0, ofDay: new Map<string, KeptEntry[]>() };
  const ids = new Set(await entries.toCollection().primaryKeys());
  const practised = new Set(
    (await days.where('[owner+day]').between([owner, ''], [owner, '\uffff']).primaryKeys()).map(([, day]) => day),
  );
  // Another zone may have put the same moment on the day beside.
  const touched = [...new Set(arriving.flatMap(({ day }) => beside(day)))].filter(day => practised.has(day));
  const ofDay = new Map<string, KeptEntry[]>();
  for (let i = 0; i < touched.length; i += batch)
    await Promise.all(
      touched.slice(i, i + batch).map(async day => ofDay.set(day, await entries.where({ owner, day }).toArray())),
    );
  return { ...sortOut(arriving, id => ids.has(id), [...ofDay.values()].flat()), ofDay };
}

const owner = async () => (await currentAccount()) ?? nobody;

/** How many of these sessions are new, and how many are here already. */
export async function lookThrough(arriving: readonly Entry[]): Promise<{ fresh: number; here: number }> {
  await database.opened();
  return database.transaction('r', [entries, days, meta], async () => {
    const { fresh, here } = await compare(await owner(), arriving);
    return { fresh: fresh.length, here };
  });
}

type Origin = Pick<KeptImport, 'id' | 'at' | 'name'>;

/** All of it or nothing. Null when there was nothing new; then nothing is noted either. */
export async function bringIn(
  from: Origin,
  arrival: Arrival,
  progress: Progress = () => {},
): Promise<KeptImport | null> {
  await database.opened();
  return database.transaction('rw', everything, async () => {
    const whose = await owner();
    const { fresh, ofDay } = await compare(whose, arrival.entries);
    for (let i = 0; i < fresh.length; i += step) {
      const part = fresh.slice(i, i + step);
      await entries.bulkAdd(part.map(entry => ({ ...entry, owner: whose, imported: from.id })));
      await outbox.bulkPut(part.map(({ id }) => ({ id, owner: whose, action: 'put', since: from.at, after: 0 })));
      progress(Math.min(i + step, fresh.length), fresh.length);
    }
    const changed = new Set(fresh.map(({ day }) => day));
    const before = [...changed].flatMap(day => ofDay.get(day) ?? []);
    await days.bulkPut(foldDays([...before, ...fresh]).map(total => ({ ...total, owner: whose })));
    const also = await bringBelongings(arrival);
    if (fresh.length === 0 && !also) return null;
    const kept: KeptImport = { ...from, origin: arrival.origin, sessions: fresh.length, ...(also ? { also } : {}) };
    await imports.add(kept);
    return kept;
  });
}

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
    const waiting = await outbox.bulkGet(ids);
    const left = brought.filter((entry, i) => entry.owner !== nobody && waiting[i]?.refused === undefined);
    const since = Date.now();
    await entries.bulkDelete(ids);
    await outbox.bulkDelete(ids);
    await outbox.bulkPut(left.map(entry => ({ id: entry.id, owner: entry.owner, action: 'delete', since, after: 0 })));
    await recount(brought);
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

/** Imports that can still be taken back, newest first, with how many of their sessions are here. */
export async function earlierImports(): Promise<(KeptImport & { readonly here: number })[]> {
  const mine = await visible();
  const all = await imports.orderBy('at').reverse().toArray();
  const counted = await Promise.all(
    all.map(async each => ({ ...each, here: await entries.where({ imported: each.id }).filter(mine).count() })),
  );
  return counted.filter(({ here, also }) => here > 0 || also);
}
