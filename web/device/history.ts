/** Reading and changing what was practised, as the history needs it. */
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
export const sessionsOn = async (day: string): Promise<KeptEntry[]> =>
  firstSeen(() => entries.where('[day+startedAt]').between([day], [day, []]), 200);

/** All rows at once are many times quicker than one by one past a filter, and almost always nothing is hidden. */
export async function firstSeen(
  of: () => ReturnType<typeof entries.toCollection>,
  limit: number,
): Promise<KeptEntry[]> {
  const [mine, rows] = await Promise.all([visible(), of().limit(limit).toArray()]);
  return rows.every(mine) ? rows : of().filter(mine).limit(limit).toArray();
}

export interface HistoryDay {
  /** Of the whole day, also when its oldest sessions are not on this page. */
  readonly total: DayTotal;
  /** Newest first. */
  readonly sessions: readonly (KeptEntry & { readonly refused: boolean })[];
}

/** The newest sessions, at most `limit`, by day and newest first; and whether there are older ones. */
export async function newestDays(limit: number): Promise<{ days: HistoryDay[]; more: boolean }> {
  const mine = await visible();
  const found = await entries
    .orderBy('startedAt')
    .reverse()
    .filter(mine)
    .limit(limit + 1)
    .toArray();
  const page = found.slice(0, limit);
  const names = [...new Set(page.map(({ day }) => day))];
  const [refused, of] = await Promise.all([
    refusedAmong(page.map(({ id }) => id)),
    days.where('day').anyOf(names).filter(mine).toArray(),
  ]);
  const sessions = page.map(entry => ({ ...entry, refused: refused.has(entry.id) }));
  const totals = mergeDays(of);
  const list = totals.map(total => ({ total, sessions: sessions.filter(({ day }) => day === total.day) }));
  return { days: list.reverse(), more: found.length > limit };
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
    await entries.add(entry);
    await recount([entry]);
    await mark('session', [entry.id], { since: now });
  });

/** Sessions of another account, kept from before sync was sealed, are shown to nobody else. */
export async function visible() {
  const account = await syncing();
  return ({ owner }: { owner: string }) => owner === account || owner === nobody;
}
