/** Reading and changing what was practised, as the history needs it. */
import { addDays } from '../../domain/practice/calendar.ts';
import { type DayTotal, mergeDays } from '../../domain/practice/day.ts';
import { database, type KeptEntry, mark, nobody, recount, syncing, together } from './database.ts';
import { refusedAmong } from './sync/refused.ts';

const { entries, days, meta } = database;

/** How long a deletion can be taken back, in milliseconds. */
export const undoTime = 20_000;

/** Day totals of whoever may be seen here, from one day to another, both included, oldest first. */
export async function totalsOf(first: string, last: string): Promise<DayTotal[]> {
  const [mine, weeks] = await Promise.all([visible(), days.between(first, last)]);
  return mergeDays(weeks.filter(mine).flatMap(week => week.days));
}

/** A month's days with practice, oldest first. */
export const monthDays = (month: string) => totalsOf(`${month}-01`, `${month}-31`);

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
  const tables = [...entries.tables, days.table, meta];
  const { account, totals, sessions } = await database.transaction('r', tables, () => newest(limit + 1));
  const page = sessions.slice(0, limit);
  const refused = account === undefined ? none : await refusedAmong(page.map(({ id }) => id));
  const list = totals.flatMap(total => {
    const of = page.filter(({ day }) => day === total.day);
    return of.length > 0 ? [{ total, sessions: of.map(entry => ({ ...entry, refused: refused.has(entry.id) })) }] : [];
  });
  return { days: list, more: sessions.length > limit };
}

const none: ReadonlySet<string> = new Set();

/** Labels say how far back to look; further, where not all that they name can be read or seen. */
async function newest(count: number) {
  const totals: DayTotal[] = [];
  const sessions: KeptEntry[] = [];
  let last = '9999-12-31';
  // Nothing waits for an answer that it does not need: each is a way to the disk and back.
  let [account, first] = await Promise.all([syncing(), entries.daysBack(count, last)]);
  while (first !== undefined) {
    const [of, found] = await Promise.all([totalsOf(first, last), entries.on(first, last)]);
    totals.push(...of.reverse());
    sessions.push(...found.filter(seenBy(account)).reverse());
    if (sessions.length >= count) break;
    last = addDays(first, -1);
    first = await entries.daysBack(count - sessions.length, last);
  }
  return { account, totals, sessions };
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
export const visible = async () => seenBy(await syncing());

const seenBy =
  (account: string | undefined) =>
  ({ owner }: { owner: string }) =>
    owner === account || owner === nobody;
