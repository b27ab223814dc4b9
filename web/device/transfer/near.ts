/** Sessions of the record that one of a file could be the same as: those that began in the same seconds. */
import { type DBCoreTransaction, Dexie } from 'dexie';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { Known } from '../../../domain/practice/transfer/sort-out.ts';
import { database, type KeptEntry } from '../database.ts';

const { entries, days } = database;
const dayLength = 86_400_000;

/** To be called in a transaction over entries and days. */
export async function sessionsNear(owner: string, arriving: readonly Entry[]): Promise<Known[]> {
  const some = await possible(owner, arriving);
  if (some.length === 0) return [];
  const seconds = some.map(({ startedAt }) => Date.parse(startedAt)).sort((a, b) => a - b);
  const [first = 0, last = 0] = [seconds[0], seconds.at(-1)];
  const between = entries.where('startedAt').between(...bounds(first, last), true, true);
  // Where the record is not much larger than the file, all of that time is read at once.
  const found = (await between.count()) <= 3 * some.length ? await between.toArray() : await oneByOne(seconds);
  return found.filter(entry => entry.owner === owner);
}

/** Those on whose day, or the day beside it in another zone, something of that name was practised. */
async function possible(owner: string, arriving: readonly Entry[]): Promise<Entry[]> {
  const names = new Map<string, ReadonlySet<string>>();
  const range = days.where('[owner+day]').between([owner, Dexie.minKey], [owner, Dexie.maxKey]);
  for (const { day, techniques } of await range.toArray()) names.set(day, new Set(techniques.map(({ name }) => name)));
  const beside = new Map<string, readonly string[]>();
  const around = (day: string) => {
    const known = beside.get(day);
    if (known) return known;
    const noon = Date.parse(`${day}T12:00:00Z`);
    const made = [-1, 0, 1].map(by => new Date(noon + by * dayLength).toISOString().slice(0, 10));
    beside.set(day, made);
    return made;
  };
  return arriving.filter(({ day, pattern }) => around(day).some(each => names.get(each)?.has(pattern.name)));
}

/** From a second before to a second after, whether or not fractions are written. */
const bounds = (from: number, to: number): [string, string] => [
  new Date(from - 1000).toISOString().slice(0, 19),
  `${new Date(to + 1000).toISOString().slice(0, 19)}\uffff`,
];

/** By the table's core, because a query of Dexie's costs more than its answer here. All are asked at once. */
async function oneByOne(seconds: readonly number[]): Promise<KeptEntry[]> {
  const { core } = entries;
  const index = core.schema.getIndexByKeyPath('startedAt');
  if (!index) throw new Error('sessions have no index of when they began');
  const trans = Dexie.currentTransaction.idbtrans as DBCoreTransaction;
  const apart = [...new Set(seconds.map(at => Math.floor(at / 1000) * 1000))];
  const asked = apart.map(at => {
    const [lower, upper] = bounds(at, at + 999);
    return core.query({ trans, values: true, query: { index, range: { type: 1, lower, upper } } });
  });
  const found = (await Promise.all(asked)).flatMap(({ result }) => result as KeptEntry[]);
  return [...new Map(found.map(entry => [entry.id, entry])).values()];
}
