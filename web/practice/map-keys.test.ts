/** Arrow keys stay on the map, reach every day of it, and other keys are left to the browser. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysOfMonth, monthsOf } from '../../domain/practice/calendar.ts';
import { keyLeads, type Place } from './map-keys.ts';

const months = monthsOf('2026').slice(0, 11);
const go = (at: Place, ...keys: string[]) =>
  keys.reduce((place, key) => keyLeads(key, place, months, daysOfMonth(place.month)) ?? place, at);

test('months up and down, days left and right, and back to the month', () => {
  const november = { month: '2026-11' };
  expect(go(november, 'ArrowUp')).toEqual({ month: '2026-10' });
  expect(go(november, 'ArrowDown')).toEqual(november);
  expect(go(november, 'Home')).toEqual({ month: '2026-01' });
  expect(go(november, 'ArrowLeft')).toEqual({ month: '2026-11', day: '2026-11-30' });
  expect(go(november, 'ArrowRight', 'ArrowRight')).toEqual({ month: '2026-11', day: '2026-11-02' });
  expect(go(november, 'ArrowRight', 'End')).toEqual({ month: '2026-11', day: '2026-11-30' });
  expect(go(november, 'ArrowRight', 'Escape')).toEqual(november);
  expect(go(november, 'ArrowRight', 'ArrowUp')).toEqual({ month: '2026-10' });
});

test('nobody leaves the map, and Tab and Enter are not taken', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'Escape');
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 60 }), pressed => {
      const { month, day } = go({ month: '2026-05' }, ...pressed);
      expect(months).toContain(month);
      if (day !== undefined) expect(daysOfMonth(month)).toContain(day);
    }),
  );
  for (const key of ['Tab', 'Enter', ' ', 'a'])
    expect(keyLeads(key, { month: '2026-05' }, months, daysOfMonth('2026-05'))).toBeUndefined();
});
