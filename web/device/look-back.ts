/** Reading day totals and moods for the pictures of the history: by index only, never the sessions of a whole year. */
import type { DayTotal } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { database } from './database.ts';
import { totalsOf, visible } from './history.ts';

const { entries, days, meta } = database;

export interface Stretch {
  readonly from: string;
  readonly to: string;
  /** Days with practice, oldest first. */
  readonly days: readonly DayTotal[];
}

/** The day totals from one day to another, both included; it says which, because an answer may come after the next question. */
async function stretch(from: string, to: string): Promise<Stretch> {
  return { from, to, days: await database.transaction('r', days.table, meta, () => totalsOf(from, to)) };
}

/** Undefined for no year. */
export const yearDays = async (year: string | undefined) =>
  year === undefined ? undefined : stretch(`${year}-01-01`, `${year}-12-31`);
export const monthTotals = async (month: string) => stretch(`${month}-01`, `${month}-31`);
export const daysSince = async (from: string) => stretch(from, '9999-12-31');

/** Every day with practice, oldest first, without opening any total. */
export async function practisedDays(): Promise<string[]> {
  const [mine, found] = await Promise.all([visible(), days.practised()]);
  const seen = found.filter(mine);
  const named = seen.map(({ day }) => day);
  // In their order already, unless there are days of two owners.
  return seen.every(({ owner }) => owner === seen[0]?.owner) ? named : [...new Set(named)].sort();
}

/** Sessions of those days that have a mood before and after, oldest first. */
export async function sessionsWithMoods(of: readonly string[]): Promise<Entry[]> {
  const mine = await visible();
  const found = await Promise.all(of.map(day => entries.on(day)));
  return found
    .flat()
    .filter(entry => mine(entry) && entry.moodBefore !== undefined && entry.mood !== undefined)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
}
