/** What is looked for is found, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { practised } from '../../tests/practised.ts';
import type { Entry } from './entry.ts';
import { finder, type Wanted } from './find.ts';

const all = practised({ until: '2026-11-22', years: 2, seed: 7 });
const some = all[0] as Entry;
const found = (want: Wanted, entry: Entry) => finder(want)(entry);

test('words are found by their beginnings, in note, tags and name, whatever their case and accents', () => {
  const entry: Entry = { ...some, note: 'Vor der Übung, müde.', tags: ['with Jo'] };
  for (const words of ['ubung', 'MÜDE', 'jo vor', 'üb', entry.pattern.name, '  '])
    expect(found({ words }, entry)).toBe(true);
  for (const words of ['bung', 'jo nach', '…']) expect(found({ words }, entry)).toBe(false);
});

test('a tag is the whole tag', () => {
  const entry: Entry = { ...some, tags: ['before sleep'] };
  expect(found({ tag: 'Before Sleep' }, entry)).toBe(true);
  expect(found({ tag: 'sleep' }, entry)).toBe(false);
});

test('every condition narrows, and together they are their intersection', () => {
  const wants = fc.record(
    {
      technique: fc.constantFrom(...new Set(all.map(({ pattern }) => pattern.id))),
      mood: fc.constantFrom(1, 2, 3, 4, 5),
      tag: fc.constantFrom('work', 'with Jo'),
      words: fc.constantFrom('anna', 'long', 'jo'),
      from: fc.constantFrom(...all.map(({ day }) => day)),
      to: fc.constantFrom(...all.map(({ day }) => day)),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Wanted>;
  fc.assert(
    fc.property(wants, want => {
      const alone = Object.entries(want).map(([key, value]) => finder({ [key]: value } as Wanted));
      expect(all.filter(finder(want))).toEqual(all.filter(entry => alone.every(of => of(entry))));
    }),
    { numRuns: 60 },
  );
});
