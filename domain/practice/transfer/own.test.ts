/** Our own file: read whole, read with bad rows, read hostile, refused when it is newer; and the published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { practised } from '../../../tests/practised.ts';
import { box } from '../../breath/library.ts';
import { type Entry, entry } from '../entry.ts';
import type { Arrival } from './arrival.ts';
import { type ExportFile, exportFile, exportJsonSchema } from './file.ts';
import { faultFinder, isOwn, readOwn } from './own.ts';

const sessions = practised({ until: '2026-11-22', years: 1, seed: 4 });
const [first] = sessions as [Entry, ...Entry[]];
const file = (change: object = {}): ExportFile & Record<string, unknown> => ({
  format: 'tideline',
  version: 1,
  exportedAt: '2026-11-22T10:00:00.000Z',
  sessions,
  patterns: [{ ...box, id: 'own', name: 'Mine' }],
  goals: [],
  trials: [],
  favourites: ['box'],
  settings: { motion: 'calm' },
  conditions: ['pregnancy'],
  ...change,
});
const read = (json: object): Arrival => {
  const arrival = readOwn(JSON.parse(JSON.stringify(json)));
  if (!arrival.ok) throw new Error(arrival.problem.why);
  return arrival.value;
};

test('everything comes back as it was', () => {
  expect(exportFile.parse(file())).toEqual(file());
  const { entries, refused, belongings } = read(file());
  expect(refused).toEqual([]);
  expect(entries).toEqual(sessions);
  expect(belongings).toEqual({
    patterns: file().patterns,
    goals: [],
    trials: [],
    favourites: ['box'],
    settings: { motion: 'calm' },
    conditions: ['pregnancy'],
  });
});

test('a file with nothing but sessions, as small as one may be', () => {
  expect(read({ format: 'tideline', version: 1, sessions: [first] }).entries).toEqual([first]);
});

test('sessions as the first builds wrote them, without what came later', () => {
  const { rounds: _, retentions: __, moodBefore: ___, tags: ____, device: _____, ...old } = first;
  expect(read(file({ sessions: [old] })).entries).toEqual([old]);
});

test('what is asked once of a value is what the schema says of every session', () => {
  const { pattern: _, ...others } = entry.shape;
  const whole = z.object(others);
  const odd: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom(undefined, null, '', 'x', 0, -0, -1, 1, 5, 6, 0.5, 1e308, 86_400, true, false, [], [''], {}),
    fc.constantFrom('2026-02-30', '2026-02-28', '2026-02-28T24:00:00Z', '2026-02-28T23:59:59Z', '1', 'practised'),
    fc.array(fc.constantFrom('a', '', 3, -3, null), { maxLength: 13 }),
    fc.string({ maxLength: 70 }),
    fc.json().map(text => JSON.parse(text)),
  );
  const changes = fc.dictionary(fc.constantFrom(...Object.keys(others), 'pattern', 'toString', '__proto__'), odd, {
    maxKeys: 3,
  });
  // One for all rows, as for a file: what it remembers must not make it say yes to anything else.
  const faultIn = faultFinder();
  fc.assert(
    fc.property(fc.constantFrom(...sessions), changes, (session, change) => {
      const row = JSON.parse(JSON.stringify({ ...session, ...change }));
      const read = whole.safeParse(row);
      expect(faultIn(row)).toBe(read.success ? null : read.error.issues[0]?.path[0]);
    }),
    { numRuns: 3000 },
  );
});

test('a newer version is refused, and so is one that never was', () => {
  expect(readOwn({ format: 'tideline', version: 2, sessions: [] })).toEqual({
    ok: false,
    problem: { why: 'newer', version: 2 },
  });
  expect(isOwn({ format: 'tideline', version: 0 })).toBe(false);
  expect(isOwn({ format: 'other', version: 1 })).toBe(false);
  expect(isOwn(null)).toBe(false);
  expect(readOwn({ format: 'tideline', version: 1 })).toEqual({ ok: false, problem: { why: 'broken' } });
});

test('bad rows are named, the others come', () => {
  const { entries, refused } = read(
    file({
      sessions: [
        first,
        { ...first },
        { ...first, id: 'x' },
        { ...first, breaths: 1e308 },
        { ...first, note: 'n'.repeat(2001) },
        { ...first, startedAt: '9999-12-31T00:00:00Z', day: '9999-12-31' },
        { ...first, startedAt: '0000-01-01T00:00:00Z', day: '0000-01-01' },
        { ...first, day: '2020-01-01' },
        { ...first, pattern: { ...box, blocks: [] } },
        null,
        [[]],
      ],
    }),
  );
  expect(entries).toEqual([first]);
  expect(refused).toEqual([
    { row: 2, why: 'twice' },
    { row: 3, why: 'form', part: 'id' },
    { row: 4, why: 'form', part: 'breaths' },
    { row: 5, why: 'form', part: 'note' },
    { row: 6, why: 'range' },
    { row: 7, why: 'range' },
    { row: 8, why: 'form', part: 'day' },
    { row: 9, why: 'pattern' },
    { row: 10, why: 'form' },
    { row: 11, why: 'form' },
  ]);
});

test('keys of the prototype do nothing', () => {
  const poison = `"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}`;
  const text = JSON.stringify(file({ sessions: [first] })).replaceAll('{"', `{${poison},"`);
  const { entries, belongings } = read(JSON.parse(text));
  expect(entries).toEqual([first]);
  expect(Object.getPrototypeOf(entries[0])).toBe(Object.prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(belongings?.settings).toMatchObject({ motion: 'calm' });
  expect(Object.getPrototypeOf(belongings?.settings)).toBe(Object.prototype);
});

test('halves of characters and control characters are mended, scripts stay the text they are', () => {
  const text = '<img src=x onerror=alert(1)>';
  const hostile = { ...first, note: `a\ud800b\u0000${text}`, tags: ['\u0001', text], device: text };
  const [made] = read(file({ sessions: [{ ...hostile, pattern: { ...box, name: text } }] })).entries;
  expect(made).toMatchObject({ note: `a\ufffdb${text}`, tags: [text], device: text, pattern: { name: text } });
  expect(entry.parse(made)).toEqual(made);
});

test('the published schema is the one this build writes (npm run export-schema)', () => {
  const published = readFileSync(join(import.meta.dirname, '../../../public/schema/export-1.json'), 'utf8');
  expect(published).toBe(`${JSON.stringify(exportJsonSchema(), null, 2)}\n`);
});
