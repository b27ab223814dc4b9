/** A gauge says the minutes by its height, and its tone repeats it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DayTotal } from '../../../domain/practice/day.ts';
import { gaugeHeight, gaugeTone, monthPaths } from './gauges.ts';

const day = (name: string, minutes: number): [string, DayTotal] => [
  name,
  { day: name, seconds: minutes * 60, breaths: 1, sessions: 1, techniques: [], hours: [] },
];
const shapes = (path: string) => path.split('M').length - 1;

test('more minutes are never lower nor paler, and half a minute can be seen', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 60, noNaN: true }), fc.double({ min: 0, max: 60, noNaN: true }), (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(gaugeHeight(more)).toBeGreaterThanOrEqual(gaugeHeight(less));
      expect(gaugeTone(more)).toBeGreaterThanOrEqual(gaugeTone(less));
      expect(gaugeHeight(more)).toBeLessThanOrEqual(1);
    }),
  );
  expect(gaugeHeight(0.5)).toBeGreaterThan(0.15);
  expect(gaugeHeight(0)).toBe(0);
});

test('every day of a month is drawn once: empty, filled, or to come', () => {
  const days = new Map([day('2026-11-01', 3), day('2026-11-02', 7), day('2026-11-21', 12), day('2026-11-22', 30)]);
  const { empty, unmarked, tones } = monthPaths('2026-11', days, '2026-11-22', '2026-11-01');
  expect(shapes(empty)).toBe(22);
  expect(shapes(unmarked)).toBe(8);
  expect(tones.map(shapes)).toEqual([1, 1, 1, 1]);
});

test('what a wrong clock noted for tomorrow is shown all the same', () => {
  const { empty, unmarked, tones } = monthPaths('2026-11', new Map([day('2026-11-30', 3)]), '2026-11-22', '2025-01-01');
  expect([shapes(empty), shapes(unmarked), shapes(tones[0] ?? '')]).toEqual([23, 7, 1]);
});

test('before the first practice of all a day is not empty, it is not there yet', () => {
  const first = monthPaths('2026-11', new Map([day('2026-11-20', 3)]), '2026-11-22', '2026-11-20');
  expect([shapes(first.empty), shapes(first.unmarked)]).toEqual([3, 27]);
  expect(monthPaths('2026-10', new Map(), '2026-11-22', undefined).empty).toBe('');
});
