/** Reading the sessions of one day, one month, or one by its name. */
import type { DayTotal } from '../../../domain/practice/day.ts';
import { database, type KeptEntry } from '../database.ts';
import { seenOn, totalsOf, visible } from '../history.ts';
import { refusedAmong } from '../sync/refused.ts';

const { entries } = database;

export type Shown = KeptEntry & {
  /** The server will not take it; it is kept here. */
  readonly refused: boolean;
};

export interface Day {
  /** Of the whole day, also when not all of its sessions are here. Null for a day without practice. */
  readonly total: DayTotal | null;
  /** In the order of the day. */
  readonly sessions: readonly Shown[];
  readonly more: boolean;
}

/** The first `limit` sessions of a day. */
export async function daySessions({ day, limit }: { readonly day: string; readonly limit: number }): Promise<Day> {
  const [found, [total = null]] = await Promise.all([seenOn(day), totalsOf(day, day)]);
  return { total, sessions: await marked(found.slice(0, limit)), more: found.length > limit };
}

/** The sessions of a month (`2026-11`), newest first, at most `limit`. */
export async function monthSessions({ month, limit }: { readonly month: string; readonly limit: number }) {
  return (await seenOn(`${month}-01`, `${month}-31`)).reverse().slice(0, limit);
}

/** One session; null when there is none that this person may see. */
export async function sessionById(id: string): Promise<Shown | null> {
  const entry = await entries.get(id);
  if (!entry || !(await visible())(entry)) return null;
  const [shown = null] = await marked([entry]);
  return shown;
}

async function marked(page: readonly KeptEntry[]): Promise<Shown[]> {
  const refused = await refusedAmong(page.map(({ id }) => id));
  return page.map(entry => ({ ...entry, refused: refused.has(entry.id) }));
}
