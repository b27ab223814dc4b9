/** A finding is said only when it is there. */
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import type { DayTotal } from './day.ts';
import { findingsIn } from './findings.ts';

const first = '2024-01-01'; // a Monday
const on = (n: number, hour = 7, name = 'Coherent'): DayTotal => ({
  day: addDays(first, n),
  seconds: 300,
  breaths: 30,
  sessions: 1,
  techniques: [{ id: name, name, seconds: 300, breaths: 30, sessions: 1 }],
  hours: [[hour, 300, 30]],
});
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

test('a month is too short to say anything', () => {
  expect(findingsIn([])).toEqual({ hours: [] });
  expect(findingsIn(range(0, 27).map(n => on(n)))).toEqual({ hours: [] });
});

test('every day alike has no weekday of its own', () => {
  expect(findingsIn(range(0, 70).map(n => on(n)))).toEqual({ hours: [7] });
});

test('Sundays stand out, mornings and evenings too', () => {
  const days = range(0, 140)
    .filter(n => n % 7 === 6 || n % 2 === 0)
    .map(n => on(n, n % 3 === 0 ? 22 : 7));
  expect(findingsIn(days)).toEqual({ weekday: 6, hours: [7, 22] });
});

test('the longest quiet spell, and what came after it', () => {
  const days = [...range(0, 40), ...range(60, 80)].map(n => on(n)).concat(range(115, 140).map(n => on(n, 7, 'Box')));
  expect(findingsIn(days).quiet).toEqual({
    from: addDays(first, 80),
    to: addDays(first, 114),
    days: 35,
    technique: 'Box',
  });
  expect(findingsIn([...range(0, 40), ...range(50, 80)].map(n => on(n))).quiet).toBeUndefined();
});
