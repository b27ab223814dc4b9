/** Looking for sessions, newest first: a stretch at a time, so that the page never stops answering. */
import { Dexie } from 'dexie';
import { finder, type Wanted } from '../../domain/practice/find.ts';
import { database, type KeptEntry } from './database.ts';
import { visible } from './history.ts';

const { entries, days } = database;

/** Rows read at once; about ten milliseconds. */
const stretchRows = 400;
/** Sessions looked at before the person is asked whether to go on. */
const bound = 12_000;

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
  readonly signal: AbortSignal;
}

/**
 * Day totals say how many sessions a day has and of which techniques, so only days that can have what is looked for are
 * opened. Ends at a day's end, with `most` sessions or a few more, or after `bound` sessions looked at.
 */
export async function search({ want, before, most, signal }: Search): Promise<Found> {
  await database.opened();
  const mine = await visible();
  const fits = finder(want);
  const sessions: KeptEntry[] = [];
  let looked = 0;
  const places = await candidates(want, before);
  for (let i = 0; i < places.length; ) {
    signal.throwIfAborted();
    const names: string[] = [];
    for (let rows = 0; i < places.length && rows < stretchRows; i++) {
      names.push(places[i]?.day ?? '');
      rows += places[i]?.sessions ?? 0;
    }
    const found = await sessionsOf(names, want.technique === undefined);
    looked += found.length;
    sessions.push(...found.filter(entry => mine(entry) && fits(entry)).sort(newestFirst));
    if (sessions.length >= most || looked >= bound)
      return { sessions, looked, next: i < places.length ? (names.at(-1) ?? null) : null };
  }
  return { sessions, looked, next: null };
}

/** Sessions of those days (newest first); where nothing lies between them, in one reading. */
async function sessionsOf(names: readonly string[], together: boolean): Promise<KeptEntry[]> {
  const range = (from = '', to = from) =>
    entries.where('[day+startedAt]').between([from], [to, Dexie.maxKey]).toArray();
  if (together) return range(names.at(-1), names[0]);
  return (await Promise.all(names.map(name => range(name)))).flat();
}

const newestFirst = (a: KeptEntry, b: KeptEntry) =>
  a.day === b.day ? (a.startedAt < b.startedAt ? 1 : -1) : a.day < b.day ? 1 : -1;

/** Days that may have it, newest first. */
async function candidates(want: Wanted, before: string | undefined) {
  const last = want.to ?? '9999-12-31';
  const range = days.where('day').between(want.from ?? '0000-01-01', last, true, true);
  const rows = await range.toArray();
  const sessionsOn = new Map<string, number>();
  for (const { day, sessions, techniques } of rows) {
    if (before !== undefined && day >= before) continue;
    if (want.technique && !techniques.some(({ id }) => id === want.technique)) continue;
    sessionsOn.set(day, (sessionsOn.get(day) ?? 0) + sessions);
  }
  return [...sessionsOn].map(([day, count]) => ({ day, sessions: count })).sort((a, b) => (a.day < b.day ? 1 : -1));
}
