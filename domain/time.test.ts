/** Ids made on the device: well formed, in order of time, and as random as what they were given. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthOf, sessionId, uuid7 } from './time.ts';

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const moments = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('every id is a UUID version 7 of its millisecond', () => {
  fc.assert(
    fc.property(moments, bytes, (ms, random) => {
      const id = uuid7(ms, random);
      expect(sessionId.parse(id)).toBe(id);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(ms);
    }),
  );
});

test('ids of later moments sort later', () => {
  fc.assert(
    fc.property(moments, moments, bytes, bytes, (a, b, x, y) => {
      fc.pre(a < b);
      expect(uuid7(a, x) < uuid7(b, y)).toBe(true);
    }),
  );
});

test('all 74 random bits reach the id', () => {
  const ids = new Set<string>();
  for (let bit = 0; bit < 80; bit++) {
    const random = new Uint8Array(10);
    random[bit >> 3] = 1 << (bit & 7);
    ids.add(uuid7(0, random));
  }
  // Six of the eighty bits give way to version and variant and all make the same id: 74 with a bit, one without.
  expect(ids.size).toBe(75);
});

test('too little randomness is refused', () => {
  expect(() => uuid7(0, new Uint8Array(9))).toThrow(RangeError);
});

test('the month of a day', () => {
  expect(monthOf('2026-11-22')).toBe('2026-11');
});
