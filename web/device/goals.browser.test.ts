/** Goals in the real store: one of each kind, changed in place, removed and brought back, with the weeks that belong to them. */
import { beforeEach, expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { database, saveEntry } from './database.ts';
import { goalsShown, removeGoal, restoreGoal, setGoal } from './goals.ts';
import { newId } from './ids.ts';

const today = '2026-11-22';

const session = (day: string, seconds: number): Entry => ({
  version: 1,
  id: uuid7(Date.parse(`${day}T10:00:00Z`), crypto.getRandomValues(new Uint8Array(10))),
  pattern: box,
  startedAt: `${day}T10:00:00.000Z`,
  day,
  zone: 'UTC',
  seconds,
  breaths: 4,
  whole: true,
});

const set = (kind: Parameters<typeof setGoal>[0]['kind'], on = today) => setGoal({ kind, today: on, freshId: newId });

beforeEach(async () => {
  await database.opened();
  await Promise.all(database.tables.map(table => table.clear()));
});

test('one of each kind; setting it again changes it and counts from this week', async () => {
  expect(await goalsShown(today)).toEqual([]);
  await set({ by: 'minutes', minutes: 20 });
  await set({ by: 'days', days: 4 }, '2026-11-05');
  const [first] = await goalsShown(today);
  await set({ by: 'days', days: 5 });
  const shown = await goalsShown(today);
  expect(shown.map(({ goal }) => goal.kind)).toEqual([
    { by: 'days', days: 5 },
    { by: 'minutes', minutes: 20 },
  ]);
  expect(shown[0]?.goal).toMatchObject({ id: first?.goal.id, from: '2026-11-16' });
});

test('the weeks of a goal are those of the day totals', async () => {
  await set({ by: 'minutes', minutes: 20 });
  for (const [day, seconds] of [
    ['2026-11-16', 600],
    ['2026-11-22', 660],
    ['2026-11-15', 3600],
    ['2026-09-20', 3600],
  ] as const)
    await saveEntry(session(day, seconds));
  const [shown] = await goalsShown(today);
  expect(shown?.weeks.map(({ done }) => done)).toEqual([0, 0, 0, 0, 0, 0, 0, 60, 21]);
  expect(shown?.weeks.at(-1)).toMatchObject({ aim: 20, reached: true });
});

test('removed and brought back, but not beside a newer one', async () => {
  await set({ by: 'days', days: 4 });
  const [shown] = await goalsShown(today);
  const removed = await removeGoal(shown?.goal.id ?? '');
  expect(await goalsShown(today)).toEqual([]);
  if (!removed) throw new Error('nothing was removed');
  await restoreGoal(removed);
  expect((await goalsShown(today))[0]?.goal).toEqual(shown?.goal);
  await removeGoal(removed.id);
  await set({ by: 'days', days: 6 });
  await restoreGoal(removed);
  expect((await goalsShown(today)).map(({ goal }) => goal.kind)).toEqual([{ by: 'days', days: 6 }]);
});
