/** Which times are open: the worked examples of the reference, and each rule by itself. */
import { expect, test } from 'vitest';
import examples from '../../tests/booking/slots-examples.json' with { type: 'json' };
import { dayAt } from '../practice/calendar.ts';
import { dayOn, zoneOf } from '../zone.ts';
import type { SlotQuery } from './query.ts';
import { nextSlot, openSlots } from './slots.ts';

for (const { title, query, expected } of examples) {
  test(title, () => {
    const asked = query as SlotQuery;
    const slots = openSlots(asked);
    const by = (of: 'seatsLeft' | 'occurrences') => Object.fromEntries(slots.map(slot => [slot.start, slot[of]]));
    expect(slots.map(slot => slot.start)).toEqual(expected.slots);
    expect(slots).toHaveLength(expected.count);
    if ('seatsLeft' in expected) expect(by('seatsLeft')).toEqual(expected.seatsLeft);
    if ('occurrences' in expected) expect(by('occurrences')).toEqual(expected.occurrences);
    const zone = zoneOf(asked.inviteeZone ?? '');
    if (!zone) return;
    const dateOf = (start: string) => dayAt(dayOn(zone, new Date(start).getTime()));
    const dates = [...new Set(expected.slots.map(dateOf))];
    const byDate = dates.map(date => [date, expected.slots.filter(start => dateOf(start) === date)]);
    expect(Object.fromEntries(byDate)).toEqual(expected.byInviteeDate);
  });
}

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** 9 to 12 in UTC, every day, an hour each; asked for Tuesday, 9 June 2026. */
const plain: SlotQuery = {
  zone: 'UTC',
  weekly: [{ days: everyDay, start: '09:00', end: '12:00' }],
  overrides: [],
  busy: [],
  durationMin: 60,
  stepMin: 60,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  minNoticeMin: 0,
  now: '2026-01-01T00:00:00Z',
  window: { from: '2026-06-09T00:00:00Z', to: '2026-06-10T00:00:00Z' },
};

/** Hours and minutes in UTC. */
const times = (query: Partial<SlotQuery>) =>
  openSlots({ ...plain, ...query }).map(({ start }) => start.slice(start.startsWith('2026-06-09') ? 11 : 5, 16));
const on = (day: string, from: string, to: string) => ({
  start: `2026-06-${day}T${from}Z`,
  end: `2026-06-${day}T${to}Z`,
});
const only = (start: string, end: string, endDayOffset?: 0 | 1) => ({
  weekly: [{ days: [2], start, end, endDayOffset }],
});

test('on the days when clocks change, hours that are there are offered, in every zone', () => {
  const day = (zone: string, date: string, start: string, end: string) =>
    openSlots({
      ...plain,
      zone,
      weekly: [{ days: everyDay, start, end }],
      window: { from: `${date}T00:00:00Z`, to: `${date}T23:59:00Z` },
    }).map(slot => slot.start.slice(11, 16));
  expect(day('America/New_York', '2026-03-08', '14:00', '17:00')).toEqual(['18:00', '19:00', '20:00']);
  expect(day('Africa/Cairo', '2026-04-24', '14:00', '17:00')).toEqual(['11:00', '12:00', '13:00']);
  expect(day('America/Santiago', '2026-09-06', '14:00', '17:00')).toEqual(['17:00', '18:00', '19:00']);
});

test('an evening runs to midnight, and over it where the next day goes on', () => {
  expect(times(only('22:00', '24:00'))).toEqual(['22:00', '23:00']);
  expect(times({ ...only('22:30', '24:00') })).toEqual(['22:30']);
  const through = {
    weekly: [
      { days: [2], start: '22:30', end: '24:00' },
      { days: [3], start: '00:00', end: '01:00' },
    ],
  };
  expect(times(through)).toEqual(['22:30', '23:30']);
  expect(times(only('22:00', '00:30', 1))).toEqual(['22:00', '23:00']);
  const both = { from: '2026-06-09T00:00:00Z', to: '2026-06-11T00:00:00Z' };
  expect(times({ ...only('23:00', '24:00', 1), window: both })).toHaveLength(25);
});

test('a date of its own takes the place of what starts on it, and cuts what comes over from the night before', () => {
  const night = { ...only('22:00', '02:00', 1), window: { from: '2026-06-09T00:00:00Z', to: '2026-06-11T00:00:00Z' } };
  expect(times(night)).toEqual(['22:00', '23:00', '06-10T00:00', '06-10T01:00']);
  expect(times({ ...night, overrides: [{ date: '2026-06-10', intervals: [] }] })).toEqual(['22:00', '23:00']);
  const late = [{ date: '2026-06-10', intervals: [{ start: '05:00', end: '06:00' }] }];
  expect(times({ ...night, overrides: late })).toEqual(['22:00', '23:00', '06-10T05:00']);
  expect(times({ overrides: [{ date: '2026-06-09', intervals: [] }] })).toEqual([]);
  const own = [{ date: '2026-06-09', intervals: [{ start: '23:00', end: '01:00', endDayOffset: 1 as const }] }];
  expect(times({ overrides: own })).toEqual(['23:00']);
});

test('hours that overlap or touch are one, with one grid; hours apart have a grid each', () => {
  const weekly = (...hours: [string, string][]) => ({
    weekly: hours.map(([start, end]) => ({ days: [2], start, end })),
  });
  expect(times(weekly(['09:00', '10:30'], ['10:30', '12:00']))).toEqual(['09:00', '10:00', '11:00']);
  expect(times(weekly(['10:15', '12:00'], ['09:00', '10:30']))).toEqual(['09:00', '10:00', '11:00']);
  expect(times(weekly(['09:00', '10:30'], ['10:45', '12:00']))).toEqual(['09:00', '10:45']);
});

test('the grid does not move for what is busy, nor for the notice or the window', () => {
  expect(times({ stepMin: 20, busy: [on('09', '09:25', '09:30')] })).toEqual([
    '09:40',
    '10:00',
    '10:20',
    '10:40',
    '11:00',
  ]);
  expect(times({ now: '2026-06-09T09:01:00Z' })).toEqual(['10:00', '11:00']);
  expect(times({ window: { from: '2026-06-09T09:30:00Z', to: '2026-06-09T11:00:00Z' } })).toEqual(['10:00']);
});

test('buffers need not fit into the hours, but meet nothing that is busy, nor its own buffers', () => {
  expect(times({ bufferBeforeMin: 60, bufferAfterMin: 60 })).toEqual(['09:00', '10:00', '11:00']);
  const busy = [on('09', '12:30', '13:00')];
  expect(times({ busy, bufferAfterMin: 30 })).toEqual(['09:00', '10:00', '11:00']);
  expect(times({ busy, bufferAfterMin: 31 })).toEqual(['09:00', '10:00']);
  expect(times({ busy: [{ ...on('09', '12:30', '13:00'), bufferBeforeMin: 31 }] })).toEqual(['09:00', '10:00']);
  expect(times({ busy: [on('09', '10:30', '10:30')] })).toEqual(['09:00', '10:00', '11:00']);
  expect(times({ busy: [on('09', '10:59', '11:00'), on('09', '09:00', '09:00:01')] })).toEqual(['11:00']);
});

test('a hold blocks until it expires, for everybody but its holder', () => {
  const hold = { ...on('09', '10:00', '11:00'), holder: 'ada', expiresAt: '2026-06-08T12:10:00Z' };
  const at = (now: string, viewer?: string) => times({ holds: [hold], now, viewer });
  expect(at('2026-06-08T12:00:00Z')).toEqual(['09:00', '11:00']);
  expect(at('2026-06-08T12:00:00Z', 'mara')).toEqual(['09:00', '11:00']);
  expect(at('2026-06-08T12:00:00Z', 'ada')).toEqual(['09:00', '10:00', '11:00']);
  expect(at('2026-06-08T12:10:00Z')).toEqual(['09:00', '10:00', '11:00']);
});

test('so many days ahead, from a date, up to a date: dates of the practitioner', () => {
  const zone = 'Pacific/Auckland';
  const week = { from: '2026-06-08T00:00:00Z', to: '2026-06-13T00:00:00Z' };
  const dates = (bookingWindow: SlotQuery['bookingWindow']) =>
    // It is the 9th in Auckland already.
    openSlots({
      ...plain,
      zone,
      weekly: [{ days: everyDay, start: '09:00', end: '10:00' }],
      now: '2026-06-08T13:00:00Z',
      window: week,
      bookingWindow,
    }).map(({ start }) => dayAt(dayOn(zoneOf(zone) ?? never(), new Date(start).getTime())).slice(8));
  expect(dates({ rollingDays: 0 })).toEqual(['09']);
  expect(dates({ rollingDays: 2 })).toEqual(['09', '10', '11']);
  expect(dates({ fromDate: '2026-06-10', toDate: '2026-06-11' })).toEqual(['10', '11']);
  expect(dates({})).toEqual(['09', '10', '11', '12', '13']);
});

const never = (): never => {
  throw new Error('no such zone');
};

test('limits count sessions by date and by week; who joins a group makes no further one', () => {
  const bookings = [on('09', '09:00', '10:00')];
  expect(times({ bookings, limits: { perDay: 2 } })).toEqual(['10:00', '11:00']);
  expect(times({ bookings, limits: { perDay: 1 } })).toEqual([]);
  const sunday = [on('07', '09:00', '10:00')];
  expect(times({ bookings: sunday, limits: { perWeek: 1 } })).toEqual(['09:00', '10:00', '11:00']);
  expect(times({ bookings: sunday, limits: { perWeek: 1, weekStart: 7 } })).toEqual([]);
  const group = { bookings: [...bookings, ...bookings], capacity: { seats: 5 } };
  expect(times({ ...group, limits: { perDay: 2 } })).toEqual(['09:00', '10:00', '11:00']);
  expect(times({ ...group, limits: { perDay: 1 } })).toEqual(['09:00']);
});

test('seats are shared by who takes exactly the same time; whoever wants more than are left is not offered it', () => {
  const bookings = [{ ...on('09', '09:00', '10:00'), seats: 2 }, on('09', '11:00', '11:30')];
  const holds = [{ ...on('09', '10:00', '11:00'), holder: 'ada', expiresAt: '2026-12-01T00:00:00Z' }];
  const slots = (wanted: number, viewer?: string) =>
    openSlots({ ...plain, bookings, holds, viewer, capacity: { seats: 3, wanted } }).map(slot => [
      slot.start.slice(11, 13),
      slot.seatsLeft,
    ]);
  expect(slots(1)).toEqual([
    ['09', 1],
    ['10', 2],
  ]);
  expect(slots(2)).toEqual([['10', 2]]);
  expect(slots(3, 'ada')).toEqual([['10', 3]]);
  expect(slots(4)).toEqual([]);
});

test('a series is offered where all of it is free, on the grid only at its beginning', () => {
  const series = { freq: 'weekly' as const, count: 3 };
  const third = { start: '2026-06-23T10:00:00Z', end: '2026-06-23T10:30:00Z' };
  expect(times({ series, busy: [third] })).toEqual(['09:00', '11:00']);
  expect(times({ series, overrides: [{ date: '2026-06-16', intervals: [{ start: '09:30', end: '11:30' }] }] })).toEqual(
    ['10:00'],
  );
  // Notice and window bind the first only.
  expect(times({ series, bookingWindow: { toDate: '2026-06-09' } })).toHaveLength(3);
  const samoa = {
    ...plain,
    zone: 'Pacific/Apia',
    series: { freq: 'weekly' as const, count: 2 },
    window: { from: '2011-12-22T00:00:00Z', to: '2011-12-24T19:30:00Z' },
    now: '2011-12-01T00:00:00Z',
  };
  const starts = openSlots(samoa).map(slot => slot.occurrences);
  // A week after Friday, 23 December 2011 there was no Friday.
  expect(starts.map(of => of?.[0]?.slice(0, 13))).not.toContain('2011-12-23T19');
  expect(starts).toContainEqual(['2011-12-24T19:00:00Z', '2011-12-30T19:00:00Z']);
});

test('on a journey the walls are those of the place; limits stay with the dates at home', () => {
  const tokyo = { from: '2026-06-09', to: '2026-06-09', zone: 'Asia/Tokyo' };
  expect(times({ zoneSpans: [tokyo] })).toEqual(['00:00', '01:00', '02:00']);
  expect(times({ zoneSpans: [{ from: '2026-06-01', zone: 'America/New_York' }] })).toEqual(['13:00', '14:00', '15:00']);
  expect(times({ zoneSpans: [{ ...tokyo, from: '2026-06-10', to: '2026-06-12' }] })).toContain('09:00');
});

test('the first open time is found without looking at the rest', () => {
  const far = { from: '2026-06-09T00:00:00Z', to: '2027-06-09T00:00:00Z' };
  const december = [{ date: '2026-12-24', intervals: [{ start: '10:00', end: '11:00' }] }];
  const query = { ...plain, weekly: [], overrides: december, window: far };
  expect(nextSlot(query)).toEqual({ ok: true, value: { start: '2026-12-24T10:00:00Z' } });
  expect(nextSlot({ ...query, overrides: [] })).toEqual({ ok: true, value: undefined });
});
