/** Looking for sessions, newest first: a stretch at a time, so that the page never stops answering. */
import { finder, type Wanted } from '../../domain/practice/find.ts';
import { database, type KeptEntry } from './database.ts';
import { totalsOf, visible } from './history.ts';
import { practisedDays } from './look-back.ts';

const { entries } = database;

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
  const isAsked = (day: string) =>
    (!before || day < before) && (!want.from || day >= want.from) && (!want.to || day <= want.to);
  const known = (await practisedDays()).filter(isAsked).reverse();
  for (let i = 0; i < known.length; i += stretchDays) {
    signal.throwIfAborted();
    for (const names of portions(await candidates(want, known.slice(i, i + stretchDays)))) {
      signal.throwIfAborted();
      const found = await sessionsOf(names, want.technique === undefined);
      looked += found.length;
      sessions.push(...found.filter(entry => mine(entry) && fits(entry)).sort(newestFirst));
      const end = names.at(-1);
      if (sessions.length >= most || looked >= bound)
        return { sessions, looked, next: end === known.at(-1) ? null : (end ?? null) };
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

/** Those of these days (newest first) that may have it. */
async function candidates({ technique }: Wanted, names: readonly string[]): Promise<Place[]> {
  const totals = await totalsOf(names.at(-1) ?? '', names[0] ?? '');
  const fitting = technique ? totals.filter(({ techniques }) => techniques.some(({ id }) => id === technique)) : totals;
  return fitting.reverse();
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
