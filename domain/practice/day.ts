/** Day totals: what a calendar needs to know of a day without opening its sessions. */
import type { Entry } from './entry.ts';

export interface DayTotal {
  readonly day: string;
  readonly seconds: number;
  readonly breaths: number;
  readonly sessions: number;
}

export const emptyDay = (day: string): DayTotal => ({ day, seconds: 0, breaths: 0, sessions: 0 });

/** A day with one entry more. */
export const addEntry = (total: DayTotal, entry: Entry): DayTotal => ({
  day: total.day,
  seconds: total.seconds + entry.seconds,
  breaths: total.breaths + entry.breaths,
  sessions: total.sessions + 1,
});

/** A day with one entry fewer. */
export const removeEntry = (total: DayTotal, entry: Entry): DayTotal => ({
  day: total.day,
  seconds: total.seconds - entry.seconds,
  breaths: total.breaths - entry.breaths,
  sessions: total.sessions - 1,
});

/** All day totals of some entries, oldest first: what the stored totals must always equal. */
export function foldDays(entries: readonly Entry[]): DayTotal[] {
  const days = new Map<string, DayTotal>();
  for (const entry of entries) days.set(entry.day, addEntry(days.get(entry.day) ?? emptyDay(entry.day), entry));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}
