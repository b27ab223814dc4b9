/** Sessions of the record that one of a file could be the same as: those that began in the same seconds. */
import { addDays } from '../../../domain/practice/calendar.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { Known } from '../../../domain/practice/transfer/sort-out.ts';
import { database } from '../database.ts';
import { secondOf } from '../packs.ts';

const { entries, days } = database;

/** To be called in a transaction over entries and day totals. */
export async function sessionsNear(owner: string, arriving: readonly Entry[]): Promise<Known[]> {
  const some = await possible(owner, arriving);
  if (some.length === 0) return [];
  // From a second before to a second after, whether or not fractions are written.
  const seconds = new Set(some.flatMap(({ startedAt }) => [-1, 0, 1].map(by => secondOf(startedAt) + by)));
  const inOrder = some.map(({ day }) => day).sort();
  const [first = '', last = ''] = [inOrder.at(0), inOrder.at(-1)];
  return entries.begunIn(owner, seconds, addDays(first, -1), addDays(last, 1));
}

/** Those on whose day, or the day beside it in another zone, something of that name was practised. */
async function possible(owner: string, arriving: readonly Entry[]): Promise<Entry[]> {
  const names = new Map<string, ReadonlySet<string>>();
  for (const total of await days.toArray())
    if (total.owner === owner) names.set(total.day, new Set(total.techniques.map(({ name }) => name)));
  const beside = new Map<string, readonly string[]>();
  const around = (day: string) => {
    const known = beside.get(day) ?? [-1, 0, 1].map(by => addDays(day, by));
    beside.set(day, known);
    return known;
  };
  return arriving.filter(({ day, pattern }) => around(day).some(each => names.get(each)?.has(pattern.name)));
}
