/** Touch tells phases apart: no two patterns are alike, in climbs and out falls, and none outlasts a short phase. */
import { expect, test } from 'vitest';
import { patterns } from './haptics.ts';

const pulses = (pattern: readonly number[]) => pattern.filter((_, i) => i % 2 === 0);

test('every pattern differs from every other', () => {
  const all = Object.values(patterns).map(pattern => pattern.join());
  expect(new Set(all).size).toBe(all.length);
});

test('in climbs, out falls', () => {
  const rising = pulses(patterns.in);
  expect(rising).toEqual([...rising].sort((a, b) => a - b));
  expect(pulses(patterns.out)).toEqual([...rising].reverse());
});

test('each is over before the shortest breath of its kind', () => {
  for (const pattern of Object.values(patterns)) expect(pattern.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(600);
});
