/** From hours and a service to open times: holidays, journeys, time off and busy times all have their say. */
import { expect, test } from 'vitest';
import { goodAvailability, goodService } from '../../tests/booking/practice.ts';
import { openSlots } from '../booking/slots.ts';
import { whyNotFree } from '../booking/why.ts';
import { noHours, slotQueryOf } from './availability.ts';
import { percentBack, usualCancellation } from './cancellation.ts';

const ask = (from: string, to: string, more: object = {}) =>
  slotQueryOf(
    goodAvailability,
    { ...goodService, ...more },
    {
      minutes: 60,
      busy: [{ start: '2026-12-15T08:00:00Z', end: '2026-12-15T09:00:00Z' }],
      now: '2026-11-25T00:00:00Z',
      window: { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` },
    },
  );
const times = (day: string, next: string, more?: object) =>
  openSlots(ask(`2026-12-${day}`, `2026-12-${next}`, more)).map(slot => slot.start.slice(11, 16));

test('an ordinary day, a day with hours of its own, a holiday, a journey, time off, a busy hour', () => {
  // Thursday, 9 to 12 in Berlin.
  expect(times('03', '04')).toEqual(['08:00', '08:30', '09:00', '09:30', '10:00']);
  expect(times('24', '25')).toEqual(['08:00', '08:30', '09:00']);
  expect(times('25', '26')).toEqual([]);
  // Tuesday, 9 to 12 in New York.
  expect(times('08', '09')).toEqual(['14:00', '14:30', '15:00', '15:30', '16:00']);
  // 15 minutes after a session must be free as well.
  expect(times('14', '15').slice(0, 2)).toEqual(['09:30', '10:00']);
  expect(times('15', '16')).toEqual(['09:00', '09:30', '10:00']);
});

test('a group has seats; a series needs all of its weeks, a journey in between takes it away', () => {
  const [first] = openSlots(ask('2026-12-17', '2026-12-18', { seats: 8, series: 2 }));
  const occurrences = ['2026-12-17T08:00:00Z', '2026-12-24T08:00:00Z'];
  expect(first).toEqual({ start: '2026-12-17T08:00:00Z', seatsLeft: 8, occurrences });
  expect(times('03', '04', { series: 2 })).toEqual([]);
});

test('why not', () => {
  expect(whyNotFree(ask('2026-12-25', '2026-12-26'), '2026-12-25T09:00:00Z')).toEqual({
    ok: true,
    value: [{ why: 'closed-date' }],
  });
});

test('without hours nothing is open', () => {
  const query = slotQueryOf(noHours('UTC'), goodService, {
    minutes: 60,
    busy: [],
    now: '2026-11-25T00:00:00Z',
    window: { from: '2026-11-25T00:00:00Z', to: '2026-12-25T00:00:00Z' },
  });
  expect(openSlots(query)).toEqual([]);
});

test('what goes back falls as the session comes nearer, and is nothing once it has begun', () => {
  expect([100, 48, 47.9, 24, 23.9, 0, -1].map(hours => percentBack(usualCancellation, hours))).toEqual([
    100, 100, 50, 50, 0, 0, 0,
  ]);
  expect(percentBack({ ...usualCancellation, steps: [{ hours: 0, percent: 80 }] }, 0)).toBe(80);
  expect(percentBack({ ...usualCancellation, steps: [{ hours: 0, percent: 80 }] }, -0.1)).toBe(0);
});
