/** The look at JSON text: the same verdict as a full parse would give, without its recursion. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depthLimit, flawOf } from './json-text.ts';

const seed = { seed: 20261122, numRuns: 2_000 };

/** The slow, obvious way. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : Object.keys(value)), ...Object.values(value).flatMap(texts)];
};

const unstorable = (text: string) => text.includes('\0') || /\p{Surrogate}/u.test(text);

test('finds what a full parse finds', () => {
  const anyText = fc.string({
    unit: fc.oneof(fc.constantFrom('"', '\\', 'u', '0', '{', '['), fc.string({ unit: 'binary' })),
  });
  const halves = fc
    .array(fc.integer({ min: 0xd7fe, max: 0xe001 }), { maxLength: 4 })
    .map(u => String.fromCharCode(...u));
  const leaf = fc.oneof(fc.integer(), fc.boolean(), anyText, halves, fc.constant('a\0'));
  const value = fc.letrec(tie => ({
    any: fc.oneof(
      { maxDepth: 6 },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(anyText, tie('any'), { maxKeys: 3 }),
    ),
  })).any;
  const wrapped = fc.tuple(value, fc.integer({ min: 0, max: depthLimit + 2 })).map(([inner, times]) => {
    let outer: unknown = inner;
    for (let i = 0; i < times; i++) outer = i % 2 ? [outer] : { a: outer };
    return outer;
  });
  fc.assert(
    fc.property(wrapped, fc.constantFrom(undefined, 1), (given, indent) => {
      const flaw = flawOf(JSON.stringify(given, null, indent));
      if (depthOf(given) > depthLimit) expect(flaw).not.toBe(null);
      else expect(flaw).toBe(texts(given).some(unstorable) ? 'unstorable-text' : null);
    }),
    seed,
  );
});

test('ends on any text, also on what is no JSON', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('"', '\\', 'u', 'd', '8', '0', '{', ']', 'a'), maxLength: 60 }),
      text => {
        flawOf(text);
      },
    ),
    seed,
  );
});

test('a million brackets are told in one pass', () => {
  const start = performance.now();
  expect(flawOf('['.repeat(1_000_000))).toBe('too-deep');
  expect(flawOf('{"a":'.repeat(depthLimit))).toBe(null);
  expect(flawOf('[]'.repeat(200_000))).toBe(null);
  expect(performance.now() - start).toBeLessThan(5_000);
});
