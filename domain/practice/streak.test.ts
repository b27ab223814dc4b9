/** The row of days against a naive reading of its rule. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { streakOf } from './streak.ts';

const today = '2026-11-22';
const ago = (n: number) => addDays(today, -n);
const of = (...days: number[]) => streakOf(new Set(days.map(ago)), today);

test('in plain cases', () => {
  expect(of()).toEqual({ days: 0, grace: 0 });
  expect(of(0)).toEqual({ days: 1, grace: 0 });
  expect(of(0, 1, 2)).toEqual({ days: 3, grace: 0 });
  // Today is not over.
  expect(of(1, 2, 3)).toEqual({ days: 3, grace: 0 });
  // Yesterday was missed and is forgiven.
  expect(of(0, 2, 3)).toEqual({ days: 3, grace: 1 });
  expect(of(2, 3)).toEqual({ days: 2, grace: 1 });
  // Two missed days in a row are a new beginning.
  expect(of(0, 3, 4)).toEqual({ days: 1, grace: 0 });
  // A second one within seven days too; a week later there is grace again.
  expect(of(0, 2, 4, 5)).toEqual({ days: 2, grace: 1 });
  expect(of(0, 2, 3, 4, 5, 6, 7, 9)).toEqual({ days: 8, grace: 2 });
});

/** All rows that end today or yesterday, by the rule itself: no seven days in a row hold two missed ones. */
function naive(practised: ReadonlySet<string>) {
  const begin = practised.has(today) ? 0 : 1;
  let best = { days: 0, grace: 0 };
  for (let end = begin; end <= 60; end++) {
    const row = Array.from({ length: end - begin + 1 }, (_, i) => practised.has(ago(begin + i)));
    const kept = row.every((_, i) => row.slice(i, i + 7).filter(day => !day).length <= 1);
    if (kept && row.at(-1)) best = { days: row.filter(Boolean).length, grace: row.filter(day => !day).length };
  }
  return best;
}

const sets = fc
  .array(fc.boolean(), { maxLength: 40 })
  .map(list => new Set(list.flatMap((on, i) => (on ? [ago(i)] : []))));
// Few gaps, so that long rows come up.
const dense = fc
  .uniqueArray(fc.nat(40), { maxLength: 6 })
  .map(missed => new Set(Array.from({ length: 40 }, (_, i) => i).flatMap(i => (missed.includes(i) ? [] : [ago(i)]))));

test('as the rule says', () => {
  fc.assert(
    fc.property(fc.oneof(sets, dense), practised => {
      expect(streakOf(practised, today)).toEqual(naive(practised));
    }),
    { numRuns: 400 },
  );
});

test('one more day of practice never makes a row shorter', () => {
  fc.assert(
    fc.property(fc.oneof(sets, dense), fc.nat(45), (practised, n) => {
      expect(streakOf(new Set([...practised, ago(n)]), today).days).toBeGreaterThanOrEqual(
        streakOf(practised, today).days,
      );
    }),
  );
});
