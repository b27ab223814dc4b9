/** Looking for sessions, newest first: a stretch at a time, so that the page never stops answering. */
import { addDays } from '../../domain/practice/calendar.ts';
import { finder, type Wanted } from '../../domain/practice/find.ts';
import { database, type KeptEntry } from './database.ts';
import { visible } from './history.ts';

const { entries, days } = database;

/** Sessions, and day totals, read at once; about ten milliseconds. */
const stretchRows = 400;
const stretchDays = 120;
/** Sessions looked at before the person is asked whether to go on. */
const usualBound = 12_000;

export interface Found {
  readonly sessions: readonly KeptEntry[];
  /** How many were looked at. */
  readonly looked: number;
  /** The day before which it has not looked yet; null at the beginning of the record. */
  readonly next: string | null;
}

interface Search {
  readonly want: Wanted;
  /** Look only at days before this one. */
  readonly before?: string;
  /** Stop after so many. */
  readonly most: number;
  /** Look at about so many sessions at most. */
  readonly bound?: number;
  readonly signal: AbortSignal;
}

/**
 * Day totals say how many sessions a day has and of which techniques, so only days that can have what is looked for are
 * opened. Ends at a day's end, with `most` sessions or a few more, or after `bound` sessions looked at.
 */
export async function search({ want, before, most, bound = usualBound, signal }: Search): Promise<Found> {
  await database.opened();
  const mine = await visible();
  const fits = finder(want);
  const sessions: KeptEntry[] = [];
  let looked = 0;
  const first = (await days.orderBy('day').first())?.day ?? '9999-12-31';
  const start = want.from && want.from > first ? want.from : first;
  let end = [before ? addDays(before, -1) : '9999-12-31', want.to ?? '9999-12-31'].sort()[0] ?? '';
  while (end >= start) {
    signal.throwIfAborted();
    const places = await candidates(want, end);
    // Days without any practice are jumped over by the index, however many they are.
    if (places.length === 0) break;
    for (const names of portions(places)) {
      signal.throwIfAborted();
      const found = await sessionsOf(names, want.technique === undefined);
      looked += found.length;
      sessions.push(...found.filter(entry => mine(entry) && fits(entry)).sort(newestFirst));
      end = addDays(names.at(-1) ?? end, -1);
      if (sessions.length >= most || looked >= bound)
        return { sessions, looked, next: end >= start ? addDays(end, 1) : null };
    }
  }
  return { sessions, looked, next: null };
}

/** Sessions of those days (newest first); where nothing lies between them, in one reading. */
async function sessionsOf(names: readonly string[], together: boolean): Promise<KeptEntry[]> {
  if (together) return entries.on(names.at(-1) ?? '', names[0]);
  return (await Promise.all(names.map(name => entries.on(name)))).flat();
}

const newestFirst = (a: KeptEntry, b: KeptEntry) =>
  a.day === b.day ? (a.startedAt < b.startedAt ? 1 : -1) : a.day < b.day ? 1 : -1;

interface Place {
  readonly day: string;
  /** How many sessions lie there. */
  readonly sessions: number;
}

/** The newest days up to `end` that may have it, newest first; none when there is no such day. */
async function candidates(want: Wanted, end: string): Promise<Place[]> {
  const sessionsOn = new Map<string, number>();
  let last = end;
  while (sessionsOn.size === 0) {
    const rows = await days
      .where('day')
      .between(want.from ?? '0000-01-01', last, true, true)
      .reverse()
      .limit(stretchDays)
      .toArray();
    const oldest = rows.at(-1)?.day;
    if (oldest === undefined) break;
    // Another account's half of the oldest day may lie beyond the cut: that day is for the next reading.
    const cut = rows.length === stretchDays;
    for (const { day, sessions, techniques } of rows) {
      if (cut && day === oldest) continue;
      if (want.technique && !techniques.some(({ id }) => id === want.technique)) continue;
      sessionsOn.set(day, (sessionsOn.get(day) ?? 0) + sessions);
    }
    last = cut ? oldest : addDays(oldest, -1);
  }
  return [...sessionsOn].map(([day, sessions]) => ({ day, sessions }));
}

/** Days in portions of about `stretchRows` sessions. */
function portions(places: readonly Place[]): string[][] {
  const all: string[][] = [];
  let rows = Number.POSITIVE_INFINITY;
  for (const { day, sessions } of places) {
    if (rows >= stretchRows) {
      all.push([]);
      rows = 0;
    }
    all.at(-1)?.push(day);
    rows += sessions;
  }
  return all;
}
