/** What the pictures read of the record, in the browser's real IndexedDB: the right days, and nobody else's. */
import { beforeEach, expect, test } from 'vitest';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { practised } from '../../tests/practised.ts';
import { database } from './database.ts';
import { daysSince, monthTotals, practisedDays, sessionsWithMoods, yearDays } from './look-back.ts';
import { emptyDatabase } from './test-entries.ts';

const { entries, days, meta } = database;
const all = practised({ until: '2026-11-22', years: 2.5, seed: 5 });

async function keep(sessions: readonly Entry[], owner = '') {
  await entries.bulkPut(sessions.map(entry => ({ ...entry, owner })));
  await days.bulkPut(foldDays(sessions).map(total => ({ ...total, owner })));
}

beforeEach(emptyDatabase);

test('a year, a month and the days since then are the fold of their sessions', async () => {
  await keep(all);
  const of = (wanted: (day: string) => boolean) => foldDays(all.filter(({ day }) => wanted(day)));
  expect((await yearDays('2025'))?.days).toEqual(of(day => day.startsWith('2025')));
  expect((await monthTotals('2026-02')).days).toEqual(of(day => day.startsWith('2026-02')));
  expect((await daysSince('2026-06-15')).days).toEqual(of(day => day >= '2026-06-15'));
  expect(await practisedDays()).toEqual([...new Set(all.map(({ day }) => day))].sort());
});

test('what another account left here waits unseen; what was practised without one is shown together', async () => {
  await keep(all.slice(0, 40), 'ada');
  await keep(all.slice(30, 60).map((entry, i) => ({ ...entry, id: all[200 + i]?.id ?? '' })));
  await meta.put({ key: 'syncing', value: 'mara' });
  expect(await practisedDays()).toEqual([...new Set(all.slice(30, 60).map(({ day }) => day))].sort());
  await meta.put({ key: 'syncing', value: 'ada' });
  const mine = foldDays([...all.slice(0, 40), ...all.slice(30, 60)]);
  expect((await daysSince('0000-01-01')).days.map(({ day, sessions }) => [day, sessions])).toEqual(
    mine.map(({ day, sessions }) => [day, sessions]),
  );
  expect((await practisedDays()).length).toBe(mine.length);
});

test('only sessions with a mood before and after, in their order', async () => {
  await keep(all);
  const names = [...new Set(all.map(({ day }) => day))].slice(-30);
  const found = await sessionsWithMoods(names.toReversed());
  const wanted = all.filter(({ day, mood, moodBefore }) => names.includes(day) && mood && moodBefore);
  expect(wanted.length).toBeGreaterThan(3);
  expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
});
