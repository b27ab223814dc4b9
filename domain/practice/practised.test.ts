/** The made-up years that tests and benchmarks stand on: as many as asked for, valid, in order, the same for a seed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practised } from '../../tests/practised.ts';
import { hourIn } from '../time.ts';
import { entry } from './entry.ts';

const until = '2026-11-22';

test('as many as asked for, valid, in order, within the years', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 800 }), (seed, years, sessions) => {
      const made = practised({ until, years, seed, sessions });
      expect(made).toHaveLength(sessions);
      expect(new Set(made.map(({ id }) => id)).size).toBe(sessions);
      expect(made.map(({ startedAt }) => startedAt)).toEqual([...made.map(({ startedAt }) => startedAt)].sort());
      const days = made.map(({ day }) => day);
      expect(([...days].sort().at(-1) as string) <= until).toBe(true);
      expect(([...days].sort()[0] as string) > `${2026 - years}-11-20`).toBe(true);
      for (const each of made) {
        expect(entry.safeParse(each)).toMatchObject({ success: true });
        // The day is the calendar's where the person was.
        const local = new Intl.DateTimeFormat('en-CA', { timeZone: each.zone }).format(new Date(each.startedAt));
        expect(local).toBe(each.day);
      }
    }),
    { numRuns: 25 },
  );
});

test('five years look like a life: quiet spells, journeys, moods, notes, empty holds, mornings and evenings', () => {
  const made = practised({ until, years: 5, seed: 4 });
  expect(made).toEqual(practised({ until, years: 5, seed: 4 }));
  const days = new Set(made.map(({ day }) => day));
  expect(days.size).toBeGreaterThan(600);
  expect(days.size).toBeLessThan(1500);
  expect(new Set(made.map(({ zone }) => zone)).size).toBeGreaterThanOrEqual(2);
  expect(new Set(made.map(({ pattern }) => pattern.id)).size).toBeGreaterThanOrEqual(5);
  const share = (of: (each: (typeof made)[number]) => unknown) => made.filter(of).length / made.length;
  for (const some of [
    share(each => each.note),
    share(each => each.tags),
    share(each => each.retentions),
    share(each => each.moodBefore && each.mood),
  ]) {
    expect(some).toBeGreaterThan(0.03);
    expect(some).toBeLessThan(0.5);
  }
  expect(share(each => hourIn(each.zone, each.startedAt) < 9)).toBeGreaterThan(0.3);
  expect(share(each => hourIn(each.zone, each.startedAt) > 20)).toBeGreaterThan(0.2);
});
