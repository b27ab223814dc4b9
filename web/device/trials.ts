/** Trials with oneself, kept on this device: at most one runs, and sessions find their way into it by themselves. */
import type { Pattern } from '../../domain/breath/pattern.ts';
import { addDays } from '../../domain/practice/calendar.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import {
  duePattern,
  type Finding,
  findingOf,
  isNext,
  type Trial,
  trial,
  withoutLast,
  withSession,
} from '../../domain/practice/trial.ts';
import { database, mark } from './database.ts';
import { visible } from './history.ts';

const { trials, entries, marks, meta } = database;

/** A change of trials, noted for the other devices. */
const changing = <T>(work: () => Promise<T>): Promise<T> => database.transaction('rw', trials, marks, meta, work);
const put = async (of: Trial): Promise<void> => {
  await trials.put(of);
  await note(of.id);
};
const note = (id: string) => mark('trial', [id], { since: Date.now() });

export interface TrialShown {
  readonly trial: Trial;
  readonly finding: Finding;
}

/** All trials, newest first, each with what it has come to. A row of another version of the app is left alone. */
export async function trialsShown(): Promise<readonly TrialShown[]> {
  const kept = readable(await trials.orderBy('startedAt').reverse().toArray());
  const mine = await visible();
  return Promise.all(
    kept.map(async of => {
      const found = await entries.bulkGet(of.done.map(({ session }) => session));
      const known = found.flatMap(entry => (entry && mine(entry) ? [[entry.id, entry] as const] : []));
      return { trial: of, finding: findingOf(of, new Map(known)) };
    }),
  );
}

/** The pattern that is due now, as it was when the trial began, if it is the one of this id. */
export async function dueNow(id: string): Promise<{ pattern: Pattern; session: number; of: number } | undefined> {
  await database.opened();
  const now = await running();
  const due = now && duePattern(now);
  return now && due?.id === id ? { pattern: due, session: now.done.length + 1, of: now.order.length } : undefined;
}

/** False, and nothing done, while another one runs. */
export const beginTrial = (fresh: Trial): Promise<boolean> =>
  changing(async () => {
    if (await running()) return false;
    await put(fresh);
    return true;
  });

/** Over before its last session; what comes back is what `restoreTrial` needs. */
export const endTrial = (id: string, now: string): Promise<Trial | undefined> =>
  changing(async () => {
    const before = await trials.get(id);
    if (!before || before.endedAt) return undefined;
    await put({ ...before, endedAt: now });
    return before;
  });

/** Forget a trial; its sessions stay. What comes back is what `restoreTrial` needs. */
export const removeTrial = (id: string): Promise<Trial | undefined> =>
  changing(async () => {
    const before = await trials.get(id);
    await trials.delete(id);
    await note(id);
    return before;
  });

/** Take an ending or a removal back, unless another one has begun meanwhile. */
export const restoreTrial = (before: Trial): Promise<boolean> =>
  changing(async () => {
    const other = await running();
    if (!before.endedAt && other && other.id !== before.id) return false;
    await put(before);
    return true;
  });

/**
 * A session as the person has told it up to now: taken into the running trial when it is the next one with both moods, and
 * out of it again when one of them is taken back. `now` is UTC.
 */
export const noteForTrial = (entry: Entry, now: string): Promise<void> =>
  changing(async () => {
    const newest = readable(await trials.orderBy('startedAt').reverse().limit(1).toArray())[0];
    if (!newest) return;
    if (isNext(newest, entry)) await put(withSession(newest, entry, now));
    else if (newest.done.at(-1)?.session === entry.id && !(entry.mood && entry.moodBefore))
      await put(withoutLast(newest));
  });

/**
 * Sessions told elsewhere, on their page or on another device, or just before a tab was killed: whatever came after the last
 * one that is in the trial and is next, in the order in which it was breathed. Safe to repeat.
 */
export async function catchUp(now: string): Promise<void> {
  await database.opened();
  await database.transaction('rw', [trials, ...entries.tables, marks, meta], async () => {
    let newest = await running();
    if (!newest) return;
    const mine = await visible();
    const { startedAt, done } = newest;
    const before = done.length;
    // Elsewhere it may have been the day before.
    const since = await entries.on(addDays(startedAt.slice(0, 10), -1), '9999-12-31');
    const inOrder = since.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
    for (const entry of inOrder.filter(of => of.startedAt >= startedAt && mine(of))) {
      // Ids are in the order of time, also that of a session which is gone.
      const last = newest.done.at(-1)?.session ?? '';
      if (entry.id > last && isNext(newest, entry)) newest = withSession(newest, entry, now);
    }
    if (newest.done.length > before) await put(newest);
  });
}

const running = async () => readable(await trials.toArray()).find(({ endedAt }) => endedAt === undefined);

const readable = (rows: readonly Trial[]): Trial[] => rows.flatMap(row => trial.safeParse(row).data ?? []);
