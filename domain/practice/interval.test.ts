/** The interval against tabled quantiles, a worked example and the naive formula; and that it says nothing of too few. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MoodSums } from './day.ts';
import { change, changeApart, fewest, interval, moodChange, sumsOf, t975 } from './interval.ts';

test('quantiles of Student’s t are those of the tables', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, column 0.975; three decimals each.
  const tabled = [
    [4, 2.776],
    [5, 2.571],
    [6, 2.447],
    [7, 2.365],
    [8, 2.306],
    [9, 2.262],
    [10, 2.228],
    [11, 2.201],
    [12, 2.179],
    [15, 2.131],
    [20, 2.086],
    [29, 2.045],
    [40, 2.021],
    [60, 2.0],
    [100, 1.984],
    [1e9, 1.96],
  ] as const;
  for (const [freedom, value] of tabled) expect(Math.abs(t975(freedom) - value), `${freedom}`).toBeLessThan(0.0012);
});

test('a worked example: mean 2, variance 2.5, five values', () => {
  const of = interval(sumsOf([0, 1, 2, 3, 4]));
  // 2 ± 2.776 · √(2.5 / 5)
  expect(of).toMatchObject({ n: 5, mean: 2 });
  expect(of?.low).toBeCloseTo(2 - 1.963, 2);
  expect(of?.high).toBeCloseTo(2 + 1.963, 2);
});

test('of fewer than five values nothing is said', () => {
  expect(interval(sumsOf([]))).toBeNull();
  expect(interval(sumsOf([1, 2, 3, 4]))).toBeNull();
  expect(moodChange({ pairs: fewest - 1, change: 4, squares: 4, higher: 4, lower: 0 })).toBeNull();
});

test('five equal answers are not certainty, and no mean lies outside what can be answered', () => {
  const same = interval(sumsOf([1, 1, 1, 1, 1]), change);
  expect(same?.low).toBeLessThan(0.6);
  expect(same?.high).toBeGreaterThan(1.4);
  expect(interval(sumsOf([4, 4, 4, 4, 4]), change)?.high).toBe(4);
  expect(interval(sumsOf([-8, -8, -8, -8, -8]), changeApart)?.low).toBe(-8);
});

test('it is the naive interval wherever the spread is more than the steps leave', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: fewest, maxLength: 200 }), values => {
      const of = interval(sumsOf(values), change);
      const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
      const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (values.length - 1);
      const reach = t975(values.length - 1) * Math.sqrt(Math.max(variance, 2 / 12) / values.length);
      expect(of?.mean).toBeCloseTo(mean, 9);
      expect(of?.low).toBeCloseTo(Math.max(-4, mean - reach), 9);
      expect(of?.high).toBeCloseTo(Math.min(4, mean + reach), 9);
    }),
  );
});

test('from the sums of day totals it says the same as from the values', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 50 }), values => {
      const sums: MoodSums = {
        pairs: values.length,
        change: sumsOf(values).sum,
        squares: sumsOf(values).squares,
        higher: values.filter(v => v > 0).length,
        lower: values.filter(v => v < 0).length,
      };
      expect(moodChange(sums)).toEqual(interval(sumsOf(values), change));
    }),
  );
});
