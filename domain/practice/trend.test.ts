/** However the days are grouped, nothing is lost and nothing is counted twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practised } from '../../tests/practised.ts';
import { addDays } from './calendar.ts';
import { foldDays } from './day.ts';
import { byHour, byMonth, byTechnique, byWeek, retentions, type Sum, totalOf } from './trend.ts';

const until = '2026-11-22';
const days = fc
  .record({ seed: fc.nat(), years: fc.constantFrom(0.1, 1, 2), sessions: fc.integer({ min: 0, max: 300 }) })
  .map(options => foldDays(practised({ until, ...options })));

const added = (parts: readonly Sum[]) => ({
  seconds: parts.reduce((sum, { seconds }) => sum + Math.round(seconds * 10), 0) / 10,
  breaths: parts.reduce((sum, { breaths }) => sum + breaths, 0),
});

test('every grouping sums to the days', () => {
  fc.assert(
    fc.property(days, all => {
      const total = totalOf(all);
      const { seconds, breaths } = total;
      expect(added(all)).toEqual({ seconds, breaths });
      const from = all[0]?.day ?? until;
      for (const parts of [byWeek(all, from, until), byMonth(all, from, until), byTechnique(all), byHour(all)])
        expect(added(parts)).toEqual({ seconds, breaths });
      for (const parts of [byWeek(all, from, until), byMonth(all, from, until)]) {
        expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(all.length);
        expect(parts.reduce((sum, part) => sum + part.sessions, 0)).toBe(total.sessions);
      }
    }),
    { numRuns: 40 },
  );
});

test('weeks begin on Mondays and follow each other without a gap', () => {
  fc.assert(
    fc.property(days, all => {
      const weeks = byWeek(all, all[0]?.day ?? until, until);
      for (const [i, { from }] of weeks.entries()) {
        expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
        if (i > 0) expect(from).toBe(addDays(weeks[i - 1]?.from ?? '', 7));
      }
    }),
    { numRuns: 20 },
  );
});

test('a year of 53 weeks, and one that touches 54', () => {
  // 2026 begins on a Thursday: its first and last weeks reach into its neighbours.
  expect(byWeek([], '2026-01-01', '2026-12-31')).toHaveLength(53);
  // 2028 begins on a Saturday and is a leap year.
  expect(byWeek([], '2028-01-01', '2028-12-31')).toHaveLength(53);
  // 2012 began on a Sunday and was one too.
  expect(byWeek([], '2012-01-01', '2012-12-31')).toHaveLength(54);
  expect(byMonth([], '2026-01-15', '2026-12-31')).toHaveLength(12);
});

test('a span holds only its own days, also where a week reaches over its edge', () => {
  const all = foldDays(practised({ until, years: 2, seed: 3 }));
  const year = byWeek(all, '2026-01-01', '2026-12-31');
  expect(added(year)).toEqual(added(all.filter(({ day }) => day.startsWith('2026'))));
});

test('the longest stops, day by day', () => {
  const all = foldDays(practised({ until, years: 3, seed: 3 }));
  expect(retentions(all).length).toBeGreaterThan(5);
  expect(retentions(all)).toHaveLength(all.filter(day => day.retention !== undefined).length);
});
