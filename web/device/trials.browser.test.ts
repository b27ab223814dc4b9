/** Trials in the real store: sessions enter when told with both moods, leave when one is taken back, and nothing else does. */
import { beforeEach, expect, test } from 'vitest';
import { box, techniques } from '../../domain/breath/library.ts';
import type { Entry, Mood } from '../../domain/practice/entry.ts';
import { designTrial, dueArm, type Trial } from '../../domain/practice/trial.ts';
import { uuid7 } from '../../domain/time.ts';
import { database, saveEntry } from './database.ts';
import { deleteEntry } from './history.ts';
import {
  beginTrial,
  catchUp,
  dueNow,
  endTrial,
  noteForTrial,
  removeTrial,
  restoreTrial,
  trialsShown,
} from './trials.ts';

const coherent = techniques.find(({ id }) => id === 'coherent') ?? box;
const now = '2026-11-22T09:00:00.000Z';

function fresh(startedAt = '2026-11-22T08:00:00.000Z'): Trial {
  const made = designTrial({
    id: crypto.randomUUID(),
    startedAt,
    a: box,
    b: coherent,
    pairs: 5,
    minutes: 1,
    person: { conditions: [], acknowledged: [] },
    random: crypto.getRandomValues(new Uint8Array(30)),
  });
  if (!made.ok) throw new Error(made.problem.why);
  return made.value;
}

let nth = 0;
function session(of: Trial, change: Partial<Entry> = {}): Entry {
  const startedAt = new Date(Date.parse(of.startedAt) + ++nth * 60_000).toISOString();
  return {
    version: 1,
    id: uuid7(Date.parse(startedAt), crypto.getRandomValues(new Uint8Array(10))),
    pattern: of[dueArm(of) ?? 'a'],
    startedAt,
    day: startedAt.slice(0, 10),
    zone: 'UTC',
    seconds: 60,
    breaths: 4,
    whole: true,
    moodBefore: 2,
    mood: 3,
    ...change,
  };
}

const current = async () => {
  const [shown] = await trialsShown();
  if (!shown) throw new Error('there is no trial');
  return shown;
};

beforeEach(async () => {
  await database.opened();
  await Promise.all(database.tables.map(table => table.clear()));
});

test('one runs at a time, and says what is due', async () => {
  const first = fresh();
  expect(await beginTrial(first)).toBe(true);
  expect(await beginTrial(fresh())).toBe(false);
  const due = first[first.order[0] ?? 'a'];
  expect(await dueNow(due.id)).toEqual({ pattern: due, session: 1, of: 10 });
  expect(await dueNow(due.id === 'box' ? coherent.id : box.id)).toBeUndefined();
});

test('a session enters with its second mood and leaves when one is taken back', async () => {
  await beginTrial(fresh());
  const { trial: begun } = await current();
  const told = session(begun);
  const { mood: _, ...untold } = told;
  await saveEntry(untold);
  await noteForTrial(untold, now);
  expect((await current()).trial).toEqual(begun);
  await noteForTrial(told, now);
  await noteForTrial({ ...told, note: 'and a note' }, now);
  expect((await current()).trial.done).toEqual([{ session: told.id, day: told.day, arm: begun.order[0] }]);
  await noteForTrial(untold, now);
  expect((await current()).trial).toEqual(begun);
});

test('to its end, and the finding follows what becomes of its sessions', async () => {
  await beginTrial(fresh());
  for (let i = 0; i < 10; i++) {
    const { trial } = await current();
    const told = session(trial, { mood: (dueArm(trial) === 'a' ? 4 : 3) as Mood });
    await saveEntry(told);
    await noteForTrial(told, now);
  }
  const { trial, finding } = await current();
  expect(trial.endedAt).toBe(now);
  expect(finding).toMatchObject({ alone: 0, means: { a: 2, b: 1 }, says: 'a' });
  await noteForTrial(session(trial), now);
  expect((await current()).trial).toEqual(trial);
  await deleteEntry(trial.done[4]?.session ?? '', Date.now());
  expect((await current()).finding).toMatchObject({ alone: 2, says: 'few' });
  await database.meta.put({ key: 'syncing', value: 'somebody' });
  await database.entries.rename([''], 'somebody else');
  expect((await current()).finding.pairs).toEqual([]);
});

test('what was told elsewhere is caught up with, in order, and nothing from before the last session', async () => {
  await beginTrial(fresh());
  const { trial: begun } = await current();
  const early = session(begun, { pattern: begun[begun.order[1] ?? 'a'] });
  const first = session(begun);
  const second = session(begun, { pattern: early.pattern });
  for (const entry of [second, early]) await saveEntry(entry);
  await catchUp(now);
  expect((await current()).trial).toEqual(begun);
  await saveEntry(first);
  await catchUp(now);
  await catchUp(now);
  expect((await current()).trial.done.map(done => done.session)).toEqual([first.id, second.id]);
});

test('the last mood taken back opens the end again', async () => {
  const begun = fresh();
  const done = begun.order.slice(0, 9).map(arm => ({ session: session(begun).id, day: '2026-11-22', arm }));
  await beginTrial({ ...begun, done });
  const last = session((await current()).trial);
  await noteForTrial(last, now);
  expect((await current()).trial.endedAt).toBe(now);
  const { mood: _, ...untold } = last;
  await noteForTrial(untold, now);
  expect((await current()).trial.endedAt).toBeUndefined();
});

test('ended early and removed, both taken back, but not beside a newer one', async () => {
  const begun = fresh();
  await beginTrial(begun);
  const before = await endTrial(begun.id, now);
  expect((await current()).trial.endedAt).toBe(now);
  expect(await endTrial(begun.id, now)).toBeUndefined();
  expect(before && (await restoreTrial(before))).toBe(true);
  expect((await current()).trial).toEqual(begun);
  const removed = await removeTrial(begun.id);
  expect(await trialsShown()).toEqual([]);
  await beginTrial(fresh('2026-11-22T08:30:00.000Z'));
  expect(removed && (await restoreTrial(removed))).toBe(false);
  expect(await trialsShown()).toHaveLength(1);
  expect(removed && (await restoreTrial({ ...removed, endedAt: now }))).toBe(true);
  expect(await trialsShown()).toHaveLength(2);
});
