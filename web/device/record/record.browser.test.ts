/** Changing sessions and reading them day by day and month by month, in the browser's real IndexedDB. */
import { beforeEach, expect, test } from 'vitest';
import { database, keyOf, saveEntry } from '../database.ts';
import { claim } from '../sync/owner.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from '../test-entries.ts';
import { editEntry, undoEdit } from './edit.ts';
import { daySessions, monthSessions, sessionById } from './sessions.ts';

const { entries, marks, parcels, meta } = database;
const now = Date.UTC(2026, 10, 25, 8);
const edited = '2026-11-25T08:00:00.000Z';

beforeEach(emptyDatabase);

test('a change is kept with its moment, leaves what it does not name, and is taken back whole', async () => {
  const before = session(0, { note: 'quiet', moodBefore: 2, mood: 3, tags: ['desk'] });
  await saveEntry(before);
  const done = await editEntry(before.id, { note: undefined, mood: 5 }, now);
  const { note: _, ...rest } = before;
  expect(await entries.get(before.id)).toEqual({ ...rest, mood: 5, edited, owner: '' });
  expect(await daysAsTheyAre()).toMatchObject([{ moods: { pairs: 1, change: 3 } }]);
  expect(done && (await undoEdit(done, now))).toBe(true);
  expect(await entries.get(before.id)).toEqual({ ...before, owner: '' });
  expect(await daysAsTheyAre()).toMatchObject([{ moods: { pairs: 1, change: 1 } }]);
});

test('moved to another day, both days are counted anew, and again when it comes back', async () => {
  await saveEntry(session(0));
  await saveEntry(session(1));
  const done = await editEntry(session(1).id, { startedAt: '2026-11-09T06:00:00.000Z' }, now);
  expect((await daysAsTheyAre()).map(({ day, sessions }) => [day, sessions])).toEqual([
    ['2026-11-01', 1],
    ['2026-11-09', 1],
  ]);
  if (done) await undoEdit(done, now);
  expect((await daysAsTheyAre()).map(({ day, sessions }) => [day, sessions])).toEqual([['2026-11-01', 2]]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('what was changed again, or is gone, is left alone by an undo; who owns it does not matter', async () => {
  await saveEntry(session(0));
  const first = await editEntry(session(0).id, { mood: 1 }, now);
  const second = await editEntry(session(0).id, { mood: 2 }, now + 1);
  expect(first && (await undoEdit(first, now))).toBe(false);
  await claim('ada', {});
  expect(second && (await undoEdit(second, now))).toBe(true);
  expect(await entries.get(session(0).id)).toMatchObject({ mood: 1, owner: 'ada' });
  await entries.delete(session(0).id);
  expect(first && (await undoEdit(first, now))).toBe(false);
  expect(await editEntry(session(0).id, { mood: 3 }, now)).toBeNull();
});

test('a change that makes no session of it changes nothing', async () => {
  await saveEntry(session(0));
  await expect(editEntry(session(0).id, { seconds: -5 }, now)).rejects.toThrow();
  expect(await entries.get(session(0).id)).toEqual({ ...session(0), owner: '' });
});

test('a change, and taking it back, are noted for the other devices while sync is on', async () => {
  await saveEntry(session(0));
  await editEntry(session(0).id, { note: 'alone' }, now);
  expect(await marks.count()).toBe(0);
  await claim('ada', {});
  await marks.clear();
  const done = await editEntry(session(0).id, { note: 'later' }, now);
  expect(await marks.toArray()).toMatchObject([{ id: session(0).id, since: now, after: 0 }]);
  if (done) await undoEdit(done, now + 1);
  expect(await marks.toArray()).toMatchObject([{ id: session(0).id, since: now + 1 }]);
});

test('a day in its order, in pages, with its whole total', async () => {
  for (let n = 0; n < 6; n++)
    await saveEntry(session(n, { day: '2026-11-05', startedAt: `2026-11-05T0${9 - n}:00:00.000Z` }));
  await saveEntry(session(40));
  const page = await daySessions({ day: '2026-11-05', limit: 4 });
  expect(page.sessions.map(({ startedAt }) => startedAt.slice(11, 13))).toEqual(['04', '05', '06', '07']);
  expect(page).toMatchObject({ more: true, total: { sessions: 6 } });
  expect((await daySessions({ day: '2026-11-05', limit: 6 })).more).toBe(false);
  expect(await daySessions({ day: '2026-11-06', limit: 4 })).toEqual({ total: null, sessions: [], more: false });
});

test('a month is that month, newest first; nobody sees what waits for another account', async () => {
  for (const n of [0, 1, 2, 58, 59, 60]) await saveEntry(session(n));
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  expect(ids(await monthSessions({ month: '2026-11', limit: 100 }))).toEqual([59, 58, 2, 1, 0].map(n => session(n).id));
  await entries.put({ ...session(1), owner: 'mara' });
  await meta.put({ key: 'syncing', value: 'ada' });
  expect(ids(await monthSessions({ month: '2026-11', limit: 2 }))).toEqual([59, 58].map(n => session(n).id));
  expect(ids(await monthSessions({ month: '2026-11', limit: 4 }))).toEqual([59, 58, 2, 0].map(n => session(n).id));
  expect(await sessionById(session(1).id)).toBeNull();
  expect(await daySessions({ day: '2026-11-01', limit: 5 })).toMatchObject({ sessions: [session(0)], more: false });
});

test('one session says whether it was refused', async () => {
  await meta.put({ key: 'syncing', value: 'ada' });
  await saveEntry(session(0));
  const key = keyOf('session', session(0).id);
  const parcel = { id: 'p', owner: 'ada', key, sealed: new Uint8Array(), keyVersion: 1, instead: [], since: 0 };
  await parcels.add(parcel);
  expect(await sessionById(session(0).id)).toMatchObject({ refused: false });
  await parcels.update('p', { refused: 'invalid' });
  expect(await sessionById(session(0).id)).toMatchObject({ refused: true });
  expect(await sessionById('nothing')).toBeNull();
});
