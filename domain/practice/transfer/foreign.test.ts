/** Files of other apps and tables from anywhere, written by hand in their forms; and rows that are no sessions. */
import { expect, test } from 'vitest';
import { box } from '../../breath/library.ts';
import { pattern } from '../../breath/pattern.ts';
import { uuid7 } from '../../time.ts';
import { entry } from '../entry.ts';
import type { Given } from './arrival.ts';
import { isBrethap, readBrethap } from './brethap.ts';
import { guessMapping, missingMeanings, readColumns } from './columns.ts';
import { isInnerBreeze, readInnerBreeze } from './inner-breeze.ts';

const given = (): Given => {
  let n = 0;
  return { zone: 'Europe/Berlin', newId: () => uuid7(++n, new Uint8Array(10)) };
};

test('Brethap, with and without a heart rate', () => {
  expect(isBrethap(['start', 'end', 'breaths'])).toBe(true);
  expect(isBrethap(['start', 'end', 'breaths', 'heartrate'])).toBe(true);
  expect(isBrethap(['start', 'end', 'minutes'])).toBe(false);
  const { entries, refused } = readBrethap(
    [
      ['2023-05-01 07:12:33.123456', '2023-05-01 07:17:33.523456', '30', '0.0'],
      ['2023-05-02 23:59:30.000', '2023-05-03 00:01:00.000', '9'],
    ],
    given(),
  );
  expect(refused).toEqual([]);
  expect(entries).toMatchObject([
    { startedAt: '2023-05-01T05:12:33.123Z', day: '2023-05-01', seconds: 300.4, breaths: 30, origin: 'brethap' },
    { startedAt: '2023-05-02T21:59:30.000Z', day: '2023-05-02', seconds: 90, breaths: 9, zone: 'Europe/Berlin' },
  ]);
  for (const made of entries) expect(entry.parse(made)).toEqual(made);
});

test('Brethap rows that are none say why', () => {
  const { entries, refused } = readBrethap(
    [
      ['2023-05-01 07:12:33.123', '2023-05-01 07:1'],
      ['2023-05-01 07:12:33.123', '2023-05-01 07:10:00.000', '9'],
      ['2023-05-01 07:12:33.123', '2023-05-04 07:10:00.000', '9'],
      ['2023-05-01 07:12:33.123', '2023-05-01 07:14:00.000', '9e99'],
      ['0000-05-01 07:12:33.123', '0000-05-01 07:14:00.000', '9'],
      ['9999-05-01 07:12:33.123', '9999-05-01 07:14:00.000', '9'],
      ['=1+1', '', ''],
      [],
    ],
    given(),
  );
  expect(entries).toEqual([]);
  expect(refused.map(({ row, why }) => [row, why])).toEqual([
    [2, 'length'],
    [3, 'length'],
    [4, 'length'],
    [5, 'breaths'],
    [6, 'range'],
    [7, 'range'],
    [8, 'start'],
    [9, 'start'],
  ]);
});

test('Inner Breeze: the first form with a time beside the id, and the later one with the time as the id', () => {
  const file = {
    preferences: {
      notificationEnabled: true,
      theme: 'dark',
      tempo: 2000,
      breaths: 20,
      volume: 90,
      screenAlwaysOn: true,
    },
    sessions: [
      {
        id: '8d2a6a8e-9a0e-4f30-8f4c-1d6a5f1f7a10',
        dateTime: '2023-11-26T07:10:12.123456',
        rounds: { '1': 61_234, '2': 80_000 },
      },
      { id: '2023-12-02T20:00:00.000', rounds: { '10': 5000, '2': 95_050 } },
      { id: '2023-12-03T20:00:00.000', rounds: {} },
    ],
  };
  if (!isInnerBreeze(file)) throw new Error('not recognised');
  const { entries, refused } = readInnerBreeze(file, given());
  expect(refused).toEqual([]);
  // Twenty breaths of four seconds, the hold, then two seconds in, fifteen full, two out.
  const around = 20 * 4 + 2 + 15 + 2;
  expect(entries).toMatchObject([
    {
      startedAt: '2023-11-26T06:10:12.123Z',
      retentions: [61.2, 80],
      rounds: 2,
      breaths: 42,
      seconds: 2 * around + 141.2,
    },
    { startedAt: '2023-12-02T19:00:00.000Z', retentions: [95.1, 5], rounds: 2, breaths: 42, origin: 'inner-breeze' },
  ]);
  for (const made of entries) expect(entry.parse(made)).toEqual(made);
});

test('Inner Breeze rows that are none say why; strange settings fall back to its own', () => {
  const file = {
    preferences: { tempo: 1e308, breaths: 'many' },
    sessions: [
      { id: 'a', dateTime: 'once', rounds: { '1': 1000 } },
      { id: 'b', dateTime: '2023-11-26T07:10:12', rounds: { '1': -1 } },
      { id: 'c', dateTime: '9999-11-26T07:10:12', rounds: { '1': 1000 } },
      { id: 'd', dateTime: '2023-11-26T07:10:12', rounds: { '1': 1000 } },
      { id: 'd', dateTime: '2023-11-26T07:10:12', rounds: { '1': 1000 } },
      JSON.parse('{"id":"e","dateTime":"2023-11-26T07:10:12","rounds":{"__proto__":1}}'),
      null,
    ],
  };
  if (!isInnerBreeze(file)) throw new Error('not recognised');
  const { entries, refused } = readInnerBreeze(file, given());
  expect(entries.map(({ breaths }) => breaths)).toEqual([31]);
  expect(refused.slice(0, 4)).toEqual([
    { row: 1, why: 'start' },
    { row: 2, why: 'form' },
    { row: 3, why: 'range' },
    { row: 5, why: 'twice' },
  ]);
  expect(refused.at(-1)).toEqual({ row: 7, why: 'form' });
  expect(isInnerBreeze({ sessions: [{ start: 1 }] })).toBe(false);
  expect(isInnerBreeze({ sessions: [] })).toBe(false);
});

test('a table from anywhere: meanings are guessed from the headings', () => {
  const heading = ['Date', 'Time', 'Exercise', 'Duration (minutes)', 'Mood before', 'Mood', 'Comment', 'Labels'];
  const rows = [
    ['13/11/2025', '7:10', 'box BREATHING', '5', '2', '4', 'Quiet, <b>still</b>', 'Morning; desk; Morning'],
    ['14/11/2025', '21:00', 'Lion', '2:30', '', '9', "'=HYPERLINK(1)", ''],
    ['14/11/2025', '', '', '0', '', '', '', ''],
  ];
  const mapping = guessMapping(heading, rows);
  expect(mapping).toEqual({
    columns: { start: 0, time: 1, name: 2, length: 3, moodBefore: 4, mood: 5, note: 6, tags: 7 },
    unit: 'minutes',
    order: 'day-first',
  });
  expect(missingMeanings(mapping)).toEqual([]);
  const { entries, refused } = readColumns(rows, mapping, given());
  expect(refused).toEqual([{ row: 4, why: 'length' }]);
  expect(entries[0]).toMatchObject({
    pattern: box,
    startedAt: '2025-11-13T06:10:00.000Z',
    seconds: 300,
    breaths: 18,
    moodBefore: 2,
    mood: 4,
    note: 'Quiet, <b>still</b>',
    tags: ['Morning', 'desk'],
  });
  expect(entries[1]).toMatchObject({
    pattern: { id: 'csv-lion', name: 'Lion' },
    seconds: 150,
    breaths: 0,
    note: '=HYPERLINK(1)',
  });
  expect(entries[1]).not.toHaveProperty('mood');
  for (const made of entries) expect(entry.parse(made)).toEqual(made);
  expect(missingMeanings(guessMapping(['a', 'b'], []))).toEqual(['start', 'length']);
});

test('a name of any kind makes a pattern that its own schema takes', () => {
  const odd = [
    'x'.repeat(500),
    '\ud800',
    '\u0000',
    '__proto__',
    'constructor',
    '<script>alert(1)</script>',
    '😀'.repeat(80),
  ];
  const { entries } = readColumns(
    odd.map(name => ['2025-01-01', '60', name]),
    { columns: { start: 0, length: 1, name: 2 }, unit: 'seconds', order: 'day-first' },
    given(),
  );
  expect(entries).toHaveLength(odd.length);
  for (const made of entries) {
    expect(pattern.parse(made.pattern)).toEqual(made.pattern);
    expect(() => encodeURIComponent(made.pattern.name)).not.toThrow();
  }
});
