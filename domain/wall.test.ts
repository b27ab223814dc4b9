/** Wall and instant, there and back, also on the nights when a clock is changed and in zones that are far out. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, wallAt } from './wall.ts';

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'America/St_Johns',
];
const minutes = fc
  .integer({ min: Date.UTC(1990, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
  .map(n => new Date(n * 60_000).toISOString());

test('an instant read from the wall and put back is the same, but for the second of an hour that comes twice', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), minutes, (zone, instant) => {
      const wall = wallAt(zone, instant);
      const back = instantOf(zone, wall);
      expect(wallAt(zone, back)).toEqual(wall);
      expect(Date.parse(instant) - Date.parse(back)).toBeGreaterThanOrEqual(0);
      expect(Date.parse(instant) - Date.parse(back)).toBeLessThanOrEqual(3_600_000);
    }),
    { numRuns: 500 },
  );
});

test('the nights of a clock change, and the date line', () => {
  const berlin = (day: string, time: string) => instantOf('Europe/Berlin', { day, time });
  // 2:30 comes twice on 25 October 2026, and never on 29 March.
  expect(berlin('2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(berlin('2026-10-25', '03:00')).toBe('2026-10-25T02:00:00.000Z');
  expect(berlin('2026-03-29', '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(wallAt('Europe/Berlin', '2026-10-25T01:30:00Z')).toEqual({ day: '2026-10-25', time: '02:30' });
  expect(wallAt('Pacific/Kiritimati', '2026-11-22T10:30:00Z')).toEqual({ day: '2026-11-23', time: '00:30' });
  expect(wallAt('Pacific/Pago_Pago', '2026-11-22T10:30:00Z')).toEqual({ day: '2026-11-21', time: '23:30' });
});

test('a zone that nobody knows is UTC', () => {
  expect(wallAt('Mars/Olympus', '2026-11-22T10:30:00Z')).toEqual({ day: '2026-11-22', time: '10:30' });
});

test('what is kept of a day is what the engine says of every moment in it', () => {
  const moments = fc.integer({ min: Date.UTC(1970, 0, 2) / 1000, max: Date.UTC(2035, 0) / 1000 });
  fc.assert(
    fc.property(fc.constantFrom(...zones, 'Africa/Monrovia', 'Antarctica/Troll'), moments, (zone, seconds) => {
      const at = new Date(seconds * 1000);
      const options = { timeZone: zone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' } as const;
      const { day, time } = wallAt(zone, at.toISOString());
      expect(`${day} ${time}`).toBe(new Intl.DateTimeFormat('sv', options).format(at));
    }),
    { numRuns: 500 },
  );
});
