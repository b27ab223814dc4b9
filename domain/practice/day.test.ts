/** Day totals kept by adding and removing are the totals of what remains. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import { addEntry, type DayTotal, emptyDay, foldDays, removeEntry } from './day.ts';
import type { Entry } from './entry.ts';

const entries: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    day: fc.integer({ min: 10, max: 14 }),
    tenths: fc.nat(9000),
    breaths: fc.nat(300),
  })
  .map(({ id, day, tenths, breaths }) => ({
    version: 1,
    id,
    pattern: box,
    startedAt: `2026-11-${day}T08:00:00.000Z`,
    day: `2026-11-${day}`,
    zone: 'UTC',
    seconds: tenths / 10,
    breaths,
    whole: true,
  }));

test('adding all and removing some leaves the fold of the rest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(entries, { selector: e => e.id, maxLength: 30 }), fc.nat(30), (all, removed) => {
      const kept = new Map<string, DayTotal>();
      const of = (day: string) => kept.get(day) ?? emptyDay(day);
      for (const entry of all) kept.set(entry.day, addEntry(of(entry.day), entry));
      for (const entry of all.slice(0, removed)) kept.set(entry.day, removeEntry(of(entry.day), entry));
      const left = [...kept.values()].filter(day => day.sessions > 0).sort((a, b) => (a.day < b.day ? -1 : 1));
      const expected = foldDays(all.slice(removed));
      expect(left.map(({ day, sessions, breaths }) => ({ day, sessions, breaths }))).toEqual(
        expected.map(({ day, sessions, breaths }) => ({ day, sessions, breaths })),
      );
      for (const [i, day] of left.entries()) expect(day.seconds).toBeCloseTo(expected[i]?.seconds ?? Number.NaN, 6);
    }),
  );
});
