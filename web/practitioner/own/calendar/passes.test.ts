/** The night when the clocks go back: what is typed, which of the two it is, and how the two are called. */
import { expect, test } from 'vitest';
import { instantTyped, offsetsTyped, passAt } from './passes.ts';

const iso = (instant: number) => new Date(instant).toISOString();

test('a time that comes twice is either of them, and any other is itself', () => {
  expect(iso(instantTyped('Europe/London', '2026-10-25T01:30', 0))).toBe('2026-10-25T00:30:00.000Z');
  expect(iso(instantTyped('Europe/London', '2026-10-25T01:30', 1))).toBe('2026-10-25T01:30:00.000Z');
  expect(iso(instantTyped('Europe/London', '2026-10-25T02:00', 1))).toBe('2026-10-25T02:00:00.000Z');
  // It does not exist.
  expect(iso(instantTyped('Europe/London', '2026-03-29T01:30', 1))).toBe('2026-03-29T01:30:00.000Z');
  expect(instantTyped('Europe/London', '', 0)).toBeNaN();
});

test('an instant knows which of the two it is', () => {
  expect(passAt('Europe/London', Date.parse('2026-10-25T00:30:00Z'))).toBe(0);
  expect(passAt('Europe/London', Date.parse('2026-10-25T01:30:00Z'))).toBe(1);
  expect(passAt('Europe/London', Date.parse('2026-10-25T02:30:00Z'))).toBe(0);
});

test('both are named by their offsets, and a time that comes once is not asked about', () => {
  expect(offsetsTyped('Europe/London', '2026-10-25T01:00')).toEqual(['UTC+1', 'UTC+0']);
  expect(offsetsTyped('Europe/London', '2026-10-25T00:59')).toEqual([]);
  expect(offsetsTyped('Europe/London', '2026-10-25T02:00')).toEqual([]);
  expect(offsetsTyped('Australia/Lord_Howe', '2026-04-05T01:45')).toEqual(['UTC+11', 'UTC+10:30']);
  expect(offsetsTyped('America/St_Johns', '2026-11-01T01:15')).toEqual(['UTC\u22122:30', 'UTC\u22123:30']);
  expect(offsetsTyped('Europe/London', '')).toEqual([]);
});
