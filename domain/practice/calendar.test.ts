/** Months follow each other, and weeks begin on Mondays. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plusDays } from '../time.ts';
import { addMonths, daysOfMonth, monthsOf, weekdayOf } from './calendar.ts';

test('a weekday is that of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 60_000 }), n => {
      const day = plusDays('2026-01-01', n);
      expect((weekdayOf(day) + 1) % 7).toBe(new Date(`${day}T12:00:00Z`).getUTCDay());
    }),
  );
  expect(weekdayOf('2026-11-23')).toBe(0);
});

test('months follow each other, leap years included', () => {
  expect(daysOfMonth('2024-02')).toHaveLength(29);
  expect(daysOfMonth('2026-02')).toHaveLength(28);
  expect(daysOfMonth('2026-11').at(-1)).toBe('2026-11-30');
  expect(daysOfMonth('2026-12').at(-1)).toBe('2026-12-31');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(monthsOf('2026')).toHaveLength(12);
  expect(monthsOf('2026').flatMap(daysOfMonth)).toHaveLength(365);
});
