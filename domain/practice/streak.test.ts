/** The row of days: what counts, what is forgiven, and that practising more never makes it shorter. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import { streakUntil } from './streak.ts';

const today = '2026-11-22';
/** From today backwards: x practised, - not. */
const days = (row: string) => new Set([...row].flatMap((sign, back) => (sign === 'x' ? [addDays(today, -back)] : [])));
const lengthOf = (row: string) => streakUntil(today, days(row)).days;

test('days in a row; today is not over', () => {
  expect(streakUntil(today, new Set())).toEqual({ days: 0, grace: [] });
  expect(streakUntil(today, days('xxx'))).toEqual({ days: 3, grace: [], from: '2026-11-20' });
  expect(streakUntil(today, days('-xxx'))).toEqual({ days: 3, grace: [], from: '2026-11-19' });
});

test('one missed day is forgiven, two in seven days are not', () => {
  expect(streakUntil(today, days('xx-xx'))).toEqual({ days: 4, grace: ['2026-11-20'], from: '2026-11-18' });
  // Yesterday was missed and today may still come: the row goes on.
  expect(lengthOf('--xx')).toBe(2);
  expect(lengthOf('x--xx')).toBe(1);
  expect(lengthOf('---xx')).toBe(0);
  expect(lengthOf('x-xxxxx-xx')).toBe(6);
  expect(lengthOf('x-xxxxxx-xx')).toBe(9);
});

test('a missed day before the first one is no grace day', () => {
  expect(streakUntil(today, days('xx')).grace).toEqual([]);
  expect(streakUntil(today, days('xx--x')).grace).toEqual([]);
});

test('days to come, from a clock that was wrong or a flight over the date line, change nothing', () => {
  const all = days('xx');
  const before = streakUntil(today, all);
  expect(streakUntil(today, all.add(addDays(today, 1)).add(addDays(today, 3)))).toEqual(before);
});

const rows = fc.array(fc.boolean(), { maxLength: 60 });
const setOf = (row: readonly boolean[]) => days(row.map(done => (done ? 'x' : '-')).join(''));

test('practising on one more day never makes it shorter', () => {
  fc.assert(
    fc.property(rows, fc.nat(60), (row, back) => {
      const set = setOf(row);
      const before = streakUntil(today, set).days;
      expect(streakUntil(today, set.add(addDays(today, -back))).days).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('practising today never makes it shorter, and adds one to what stood this morning', () => {
  fc.assert(
    fc.property(rows, row => {
      const set = setOf([false, ...row]);
      const before = streakUntil(today, set).days;
      expect(streakUntil(today, set.add(today)).days).toBe(before + 1);
    }),
  );
});

test('every day from its first on is practised, forgiven or today, and no seven days forgive two', () => {
  fc.assert(
    fc.property(rows, row => {
      const set = setOf(row);
      const { days: counted, grace, from } = streakUntil(today, set);
      if (!from) {
        expect(counted).toBe(0);
        return;
      }
      const all = Array.from({ length: daysBetween(from, today) + 1 }, (_, back) => addDays(today, -back));
      expect(all.filter(day => set.has(day)).length).toBe(counted);
      expect(all.filter(day => !set.has(day) && day !== today)).toEqual(grace);
      for (const [i, day] of grace.entries()) {
        const older = grace[i + 1];
        if (older) expect(daysBetween(older, day)).toBeGreaterThanOrEqual(7);
      }
    }),
  );
});
