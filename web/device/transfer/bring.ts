/** Writes what a file holds into the record, and takes it back: each in one transaction, so that it is all or nothing. */
import { techniques } from '../../../domain/breath/library.ts';
import { goalName } from '../../../domain/practice/belongings-fields.ts';
import { type DayTotal, foldDays, mergeDays } from '../../../domain/practice/day.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { Arrival } from '../../../domain/practice/transfer/arrival.ts';
import { sortOut } from '../../../domain/practice/transfer/sort-out.ts';
import { database, type KeptEntry, type KeptImport, mark, nobody, recount, syncing } from '../database.ts';
import { visible } from '../history.ts';
import { sessionsNear } from './near.ts';

const { entries, days, marks, meta, imports, patterns, goals, trials } = database;
const everything = [...entries.tables, days.table, marks, meta, imports, patterns, goals, trials];

export type Progress = (done: number, total: number) => void;

/** Sessions of one part. */
const step = 1000;

const owner = async () => (await syncing()) ?? nobody;

/** What of these is new, and how many are here already. */
export interface Looked {
  readonly fresh: readonly Entry[];
  readonly here: number;
}

/** Ids of all sessions on this device. */
export async function keptIds(): Promise<ReadonlySet<string>> {
  await database.opened();
  return new Set(await entries.ids());
}

/** `ids` of all that is kept spare asking for them. */
export async function lookThrough(arriving: readonly Entry[], ids?: ReadonlySet<string>): Promise<Looked> {
  await database.opened();
  return database.transaction('r', [...entries.tables, days.table, meta, imports], async () =>
    compare(await owner(), arriving, ids),
  );
}

const none: ReadonlySet<string> = new Set();

async function compare(whose: string, arriving: readonly Entry[], known?: ReadonlySet<string>): Promise<Looked> {
  const ids = arriving.some(isNamed) ? (known ?? (await keptIds())) : none;
  const unknown = arriving.filter(({ id }) => !ids.has(id));
  const doubtful = (await idsSayAll(whose)) ? unknown.filter(entry => !isNamed(entry)) : unknown;
  return sortOut(arriving, id => ids.has(id), await sessionsNear(whose, doubtful));
}

/**
 * Whether a session that was practised is always kept under the id of its making. Earlier versions gave a new one to what came
 * back after other devices had heard of its deletion; that needed an account, or an import.
 */
const idsSayAll = async (whose: string) => whose === nobody && (await imports.count()) === 0;

/** Sessions from other apps have just got their ids, so nothing here can have the same. */
const isNamed = ({ origin }: Entry) => origin === undefined || !['brethap', 'inner-breeze', 'csv'].includes(origin);

type From = Pick<KeptImport, 'id' | 'at' | 'name'>;

/**
 * In one transaction. It would keep a newer version of the app waiting until it ends, and in that time nobody knows what
 * will be kept; so it is undone when one asks for the database, and says that this version is closed.
 */
async function wholly<T>(work: () => Promise<T>): Promise<T> {
  await database.opened();
  let running: IDBTransaction | undefined;
  const giveWay = () => running?.abort();
  database.on('versionchange', giveWay);
  try {
    return await database.transaction('rw', everything, async ({ idbtrans }) => {
      running = idbtrans;
      return work();
    });
  } catch (error) {
    // What the browser undid by itself says why; whatever was asked for in it has only heard that it was undone.
    if (running?.error) throw running.error;
    await database.opened();
    throw error;
  } finally {
    database.on('versionchange').unsubscribe(giveWay);
  }
}

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
  return wholly(async () => {
    const whose = await owner();
    const { fresh } = looked ?? (await compare(whose, arrival.entries));
    const writing = write(whose, from, fresh, progress);
    // Reckoned while the first of them are being written.
    await Promise.all([writing, addToDays(whose, fresh, writing)]);
    const also = await bringBelongings(arrival);
    if (fresh.length === 0 && !also) return null;
    const kept: KeptImport = { ...from, origin: arrival.origin, sessions: fresh.length, ...(also ? { also } : {}) };
    await imports.add({ ...kept, ids: fresh.map(idOf) });
    return kept;
  });
}

/** The sessions themselves, those of a day together. While one part is written, the next is made ready. */
async function write(whose: string, from: From, fresh: readonly Entry[], progress: Progress): Promise<void> {
  const inOrder = [...fresh].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  let done = 0;
  const parts = Array.from({ length: Math.ceil(inOrder.length / step) }, async (_, i) => {
    const part = inOrder.slice(i * step, (i + 1) * step);
    await Promise.all([
      entries.bulkAdd(part.map(entry => ({ ...entry, owner: whose, imported: from.id }))),
      mark('session', part.map(idOf), { since: from.at }),
    ]);
    done += part.length;
    progress(done, fresh.length);
  });
  await Promise.all(parts);
}

/** Day totals with these sessions, which are in the record when `written`. */
async function addToDays(whose: string, fresh: readonly Entry[], written: PromiseLike<void>): Promise<void> {
  const coming = foldDays(fresh);
  // One question for all days between the first and the last: one for each day takes ten times as long.
  const [first, last] = [coming[0]?.day ?? '', coming.at(-1)?.day ?? ''];
  const weeks = await days.open(first, last);
  const closed = await weeks.closed(
    whose,
    coming.map(({ day }) => day),
  );
  const anew: { owner: string; day: string }[] = [];
  const added: { owner: string; day: string; total: DayTotal | undefined }[] = [];
  for (const total of coming) {
    const { day } = total;
    const here = weeks.total(whose, day);
    if (closed.has(day) || (here && !sameNames(here, total))) anew.push({ owner: whose, day });
    else added.push({ owner: whose, day, total: here ? mergeDays([here, total])[0] : total });
  }
  await weeks.put(added);
  await written;
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
  const since = Date.now();
  await mark('pattern', own.map(idOf), { since });
  await mark('goal', newGoals.map(goalName), { since });
  await mark('trial', newTrials.map(idOf), { since });
  if (own.length + newGoals.length + newTrials.length === 0) return undefined;
  return { patterns: own.map(idOf), goals: newGoals.map(idOf), trials: newTrials.map(idOf) };
}

const idOf = ({ id }: { id: string }) => id;

/** Take a whole import back, also elsewhere where it was sent. How many sessions went. */
export async function takeBack(id: string): Promise<number> {
  return wholly(async () => {
    const kept = await imports.get(id);
    const brought = (await broughtBy(id, kept)).filter(await visible());
    const since = Date.now();
    await entries.bulkDelete(brought.map(idOf));
    await mark('session', brought.map(idOf), { since });
    await recount(brought);
    const also = kept?.also;
    if (also) {
      const gone = (await goals.bulkGet([...also.goals])).filter(of => of !== undefined);
      await patterns.bulkDelete([...also.patterns]);
      await goals.bulkDelete([...also.goals]);
      await trials.bulkDelete([...also.trials]);
      await mark('pattern', also.patterns, { since });
      await mark('goal', gone.map(goalName), { since });
      await mark('trial', also.trials, { since });
    }
    await imports.delete(id);
    return brought.length;
  });
}

/** By their ids; where some are missing, all that is here is looked through. */
async function broughtBy(id: string, kept: KeptImport | undefined): Promise<KeptEntry[]> {
  const named = (await entries.bulkGet([...(kept?.ids ?? [])])).filter(entry => entry?.imported === id);
  const found = named.filter(entry => entry !== undefined);
  return found.length === kept?.sessions ? found : (await entries.toArray()).filter(({ imported }) => imported === id);
}

/** Sessions of one import that are asked for to know whether any is still here: all would take a second. */
const probes = 50;

/** Imports that can still be taken back, newest first. */
export async function earlierImports(): Promise<KeptImport[]> {
  const all = await imports.orderBy('at').reverse().toArray();
  const here = await Promise.all(all.map(({ ids, also }) => also !== undefined || ids === undefined || someHere(ids)));
  return all.filter((_, i) => here[i]).map(({ ids: _, ...kept }) => kept);
}

/** One after the other, because the first is nearly always here. */
async function someHere(ids: readonly string[]): Promise<boolean> {
  const every = Math.ceil(ids.length / probes);
  for (const id of ids.filter((_, i) => i % every === 0)) if ((await entries.among([id])).size > 0) return true;
  return false;
}
