/** Searching by name, by seconds, by purpose; and how a row says its seconds. */
import { expect, test } from 'vitest';
import { library, techniques } from '../../../domain/breath/library.ts';
import { matches } from './find.ts';
import { timingOf } from './timing.ts';

const found = (query: string) => techniques.filter(pattern => matches(query, pattern)).map(({ id }) => id);

test.each([
  ['BOX', ['box', 'box-5', 'box-6']],
  ['4 7 8', ['4-7-8']],
  ['4-7-8', ['4-7-8']],
  ['5.5', ['coherent']],
  ['5,5', ['coherent']],
  ['6 6 6 6', ['box-6']],
  ['bhramari', ['humming']],
  ['zzz', []],
  ['99', []],
])('%s', (query, ids) => {
  expect(found(query)).toEqual(ids);
});

test('a purpose finds several, nothing typed finds all', () => {
  expect(found('sleep')).toEqual(expect.arrayContaining(['4-7-8', 'long-exhale', 'two-to-one']));
  expect(found('sleep')).not.toContain('bhastrika');
  expect(found(' ')).toHaveLength(techniques.length);
});

test('rows say their seconds', () => {
  const rows = Object.fromEntries(library.map(({ id, patterns: [pattern] }) => [id, timingOf(pattern)]));
  expect(rows).toMatchObject({
    coherent: '5.5 · 5.5',
    box: '4 · 4 · 4 · 4',
    '4-7-8': '4 · 7 · 8',
    'cyclic-sigh': '1 + 0.5 · 4',
    humming: '5 · hum 15',
    'alternate-nostril': '4 · 6, left then right',
    kapalabhati: '30 strokes a round',
    'extended-out': '4 · 4 to 8',
    'two-to-one': '4 · 8',
  });
  expect(new Set(library.map(({ patterns: [pattern] }) => pattern.name)).size).toBe(library.length);
});
