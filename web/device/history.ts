/** Reading and changing what was practised, as the history needs it. */
import { type DayTotal, mergeDays } from '../../domain/practice/day.ts';
import {
  currentAccount,
  database,
  type KeptEntry,
  keyOf,
  type Mark,
  nobody,
  recount,
  sessionMark,
  together,
} from './database.ts';

const { entries, days, marks } = database;

/** How long a deletion can be taken back, in milliseconds. */
export const undoTime = 20_000;

/** A month's days with practice, oldest first. */
export async function monthDays(month: string): Promise<DayTotal[]> {
  const rows = await days.where('day').between(month, `${month}-99`).toArray();
  return mergeDays(rows.filter(await visible()));
}

/** The sessions of one day, in its order; more than 200 nobody can see apart. */
export const sessionsOn = async (day: string): Promise<KeptEntry[]> =>
  firstSeen(() => entries.where('[day+startedAt]').between([day], [day, []]), 200);

/** All rows at once are many times quicker than one by one past a filter, and almost always nothing is hidden. */
export async function firstSeen(
  of: () => ReturnType<typeof entries.toCollection>,
  limit: number,
): Promise<KeptEntry[]> {
  const mine = await visible();
  const rows = await of().limit(limit).toArray();
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
  const waiting = await marks.bulkGet(page.map(({ id }) => keyOf('session', id)));
  const sessions = page.map((entry, i) => ({ ...entry, refused: waiting[i]?.refused !== undefined }));
  const names = [...new Set(page.map(({ day }) => day))];
  const totals = mergeDays(await days.where('day').anyOf(names).filter(mine).toArray());
  const list = totals.map(total => ({ total, sessions: sessions.filter(({ day }) => day === total.day) }));
  return { days: list.reverse(), more: found.length > limit };
}

/** What is needed to take a deletion back. */
export interface Deleted {
  readonly entry: KeptEntry;
  readonly waiting: Mark | undefined;
}

/** Delete a session everywhere: here at once, elsewhere when it can no longer be taken back. Null when it is gone already. */
export const deleteEntry = (id: string, now: number): Promise<Deleted | null> =>
  together(async () => {
    const entry = await entries.get(id);
    if (!entry) return null;
    const waiting = await marks.get(keyOf('session', id));
    await entries.delete(id);
    await recount([entry]);
    // What never left this device, nobody else has to hear of.
    if (neverLeft(entry, waiting)) await marks.delete(keyOf('session', id));
    else await marks.put(sessionMark({ id, owner: entry.owner, action: 'delete', since: now, after: now + undoTime }));
    return { entry, waiting };
  });

/** Take a deletion back. `freshId` names the session anew if the others have heard of the deletion already. */
export const undoDelete = ({ entry, waiting }: Deleted, freshId: () => string): Promise<void> =>
  together(async () => {
    if (await entries.get(entry.id)) return;
    const heard = !neverLeft(entry, waiting) && (await marks.get(keyOf('session', entry.id)))?.action !== 'delete';
    const kept = heard ? { ...entry, id: freshId() } : entry;
    await entries.add(kept);
    await recount([kept]);
    if (heard) {
      await marks.put(
        sessionMark({ id: kept.id, owner: kept.owner, action: 'put', since: Date.parse(kept.startedAt), after: 0 }),
      );
    } else if (waiting) await marks.put(waiting);
    else await marks.delete(keyOf('session', entry.id));
  });

const neverLeft = (entry: KeptEntry, waiting: Mark | undefined) =>
  entry.owner === nobody || waiting?.refused !== undefined;

/** Sessions of another account, kept until they can be sent, are not shown to whoever is signed in now. */
export async function visible() {
  const account = await currentAccount();
  return ({ owner }: { owner: string }) => account === undefined || owner === account || owner === nobody;
}
