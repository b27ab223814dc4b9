/** Day totals say the same whatever the order of the sessions, and however they are spread over people. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box, techniques } from '../breath/library.ts';
import { foldDays, mergeDays } from './day.ts';
import { type Entry, moods } from './entry.ts';

const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const entries: fc.Arbitrary<Entry> = fc
  .record({
    id: fc.uuid({ version: 7 }),
    pattern: fc.constantFrom(...techniques.slice(0, 3)),
    day: fc.integer({ min: 10, max: 14 }),
    hour: fc.integer({ min: 0, max: 23 }),
    tenths: fc.nat(9000),
    breaths: fc.nat(300),
    before: maybe(fc.constantFrom(...moods)),
    after: maybe(fc.constantFrom(...moods)),
    retentions: maybe(
      fc.array(
        fc.nat(1200).map(n => n / 10),
        { maxLength: 4 },
      ),
    ),
  })
  .map(({ id, pattern, day, hour, tenths, breaths, before, after, retentions }) => ({
    version: 1,
    id,
    pattern,
    startedAt: `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`,
    day: `2026-11-${day}`,
    zone: 'UTC',
    seconds: tenths / 10,
    breaths,
    whole: true,
    ...(before ? { moodBefore: before } : {}),
    ...(after ? { mood: after } : {}),
    ...(retentions ? { retentions } : {}),
  }));

const many = fc.uniqueArray(entries, { selector: e => e.id, maxLength: 30 });

test('the order of the sessions does not matter', () => {
  fc.assert(
    fc.property(many, all => {
      expect(foldDays([...all].reverse())).toEqual(foldDays(all));
    }),
  );
});

test('merged totals are the totals of all: of two people, or of what was there and what comes', () => {
  fc.assert(
    fc.property(many, fc.nat(30), (all, cut) => {
      expect(mergeDays([...foldDays(all.slice(0, cut)), ...foldDays(all.slice(cut))])).toEqual(foldDays(all));
    }),
  );
});

test('a day says its techniques, hours on the wall, moods and longest retention', () => {
  const one: Entry = {
    version: 1,
    id: '019aa9f0-0000-7000-8000-000000000001',
    pattern: box,
    // Half past midnight in Berlin, where the person was.
    startedAt: '2026-11-21T23:30:00Z',
    day: '2026-11-22',
    zone: 'Europe/Berlin',
    seconds: 60.1,
    breaths: 4,
    whole: true,
    moodBefore: 2,
    mood: 4,
    retentions: [61.5, 80],
  };
  const two: Entry = {
    ...one,
    id: '019aa9f0-0000-7000-8000-000000000002',
    moodBefore: 3,
    mood: 2,
    seconds: 0.2,
    retentions: [],
  };
  expect(foldDays([two, one])).toEqual([
    {
      day: '2026-11-22',
      seconds: 60.3,
      breaths: 8,
      sessions: 2,
      techniques: [{ id: box.id, name: box.name, seconds: 60.3, breaths: 8, sessions: 2 }],
      hours: [[0, 60.3, 8]],
      moods: { pairs: 2, change: 1, squares: 5, higher: 1, lower: 1 },
      retention: 80,
    },
  ]);
});
