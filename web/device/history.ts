/** Reading and changing what was practised, as the history needs it. */
import { addDays } from '../../domain/practice/calendar.ts';
import { type DayTotal, mergeDays } from '../../domain/practice/day.ts';
import { database, type KeptEntry, mark, nobody, recount, syncing, together } from './database.ts';
import { refusedAmong } from './sync/refused.ts';

const { entries, days } = database;

/** How long a deletion can be taken back, in milliseconds. */
export const undoTime = 20_000;

/** A month's days with practice, oldest first. */
export async function monthDays(month: string): Promise<DayTotal[]> {
  const [mine, rows] = await Promise.all([visible(), days.where('day').between(month, `${month}-99`).toArray()]);
  return mergeDays(rows.filter(mine));
}

/** The sessions of one day, in its order; more than 200 nobody can see apart. */
export const sessionsOn = async (day: string): Promise<KeptEntry[]> => (await seenOn(day)).slice(0, 200);

/** Of some days, both included, in the order of days and as they were begun. */
export async function seenOn(first: string, last?: string): Promise<KeptEntry[]> {
  const [mine, found] = await Promise.all([visible(), entries.on(first, last)]);
  return found.filter(mine);
}

export interface HistoryDay {
  /** Of the whole day, also when its oldest sessions are not on this page. */
  readonly total: DayTotal;
  /** Newest first. */
  readonly sessions: readonly (KeptEntry & { readonly refused: boolean })[];
}

/** The newest sessions, at most `limit`, by day and newest first; and whether there are older ones. */
export async function newestDays(limit: number): Promise<{ days: HistoryDay[]; more: boolean }> {
  const { totals, sessions } = await newest(limit + 1);
  const page = sessions.slice(0, limit);
  const refused = await refusedAmong(page.map(({ id }) => id));
  const list = totals.flatMap(total => {
    const of = page.filter(({ day }) => day === total.day);
    return of.length > 0 ? [{ total, sessions: of.map(entry => ({ ...entry, refused: refused.has(entry.id) })) }] : [];
  });
  return { days: list, more: sessions.length > limit };
}

/** Labels say how far back to look; further, where not all that they name can be read. */
async function newest(count: number): Promise<{ totals: DayTotal[]; sessions: KeptEntry[] }> {
  const mine = await visible();
  const totals: DayTotal[] = [];
  const sessions: KeptEntry[] = [];
  for (let last = '9999-12-31'; sessions.length < count; ) {
    const first = await entries.daysBack(count - sessions.length, mine, last);
    if (first === undefined) break;
    const stretch = days.where('day').between(first, last, true, true);
    const [of, found] = await Promise.all([stretch.toArray(), entries.on(first, last)]);
    totals.push(...mergeDays(of.filter(mine)).reverse());
    sessions.push(...found.filter(mine).reverse());
    last = addDays(first, -1);
  }
  return { totals, sessions };
}

/** Delete a session everywhere: here at once, elsewhere when it can no longer be taken back. Null when it is gone already. */
export const deleteEntry = (id: string, now: number): Promise<KeptEntry | null> =>
  together(async () => {
    const entry = await entries.get(id);
    if (!entry) return null;
    await entries.delete(id);
    await recount([entry]);
    await mark('session', [id], { since: now, after: now + undoTime });
    return entry;
  });

/** Take a deletion back at `now`; where others have heard of it, they hear of this too. */
export const undoDelete = (deleted: KeptEntry, now: number): Promise<void> =>
  together(async () => {
    if (await entries.get(deleted.id)) return;
    // Sync may have been turned on or off meanwhile: whose it is, is no part of the session.
    const entry = { ...deleted, owner: (await syncing()) ?? nobody };
    await entries.put(entry);
    await recount([entry]);
    await mark('session', [entry.id], { since: now });
  });

/** Sessions of another account, kept from before sync was sealed, are shown to nobody else. */
export async function visible() {
  const account = await syncing();
  return ({ owner }: { owner: string }) => owner === account || owner === nobody;
}
