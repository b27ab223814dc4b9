/** Calendar dates add up, in any year and over any change of clocks. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayAt,
  dayNumber,
  dayOfWeek,
  daysInMonth,
  daysOfMonth,
  mondayOf,
  weekdayOf,
  weekOf,
} from './calendar.ts';

/** From the year 1 on. */
const days = fc
  .oneof(fc.integer({ min: -20_000, max: 60_000 }), fc.integer({ min: -719_162, max: -20_000 }))
  .map(dayAt);

test('a date and its number say the same', () => {
  fc.assert(
    fc.property(days, day => {
      expect(dayAt(dayNumber(day))).toBe(day);
      expect(addDays(addDays(day, 1), -1)).toBe(day);
      expect(addDays(day, 1) > day).toBe(true);
    }),
  );
});

test('a week begins on a Monday and holds seven days', () => {
  fc.assert(
    fc.property(days, day => {
      const monday = mondayOf(day);
      expect(weekdayOf(monday)).toBe(0);
      expect(new Date(`${monday}T12:00:00Z`).getUTCDay()).toBe(1);
      expect(dayOfWeek(weekOf(day), 0)).toBe(monday);
      expect(dayOfWeek(weekOf(day), weekdayOf(day))).toBe(day);
      expect(weekOf(addDays(monday, -1))).toBe(weekOf(day) - 1);
      expect(monday <= day && day < addDays(monday, 7)).toBe(true);
    }),
  );
});

test('months follow each other, leap years included', () => {
  expect(daysInMonth('2024-02')).toBe(29);
  expect(daysInMonth('2026-02')).toBe(28);
  expect(daysOfMonth('2026-11').at(-1)).toBe('2026-11-30');
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
});
