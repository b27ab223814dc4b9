/** What cannot be a query is named, whatever it is, and soon. */
import { expect, test } from 'vitest';
import { type QueryProblem, queryFlaws, type SlotQuery } from './query.ts';
import { nextSlot, openSlots, trySlots } from './slots.ts';
import { whyNotFree } from './why.ts';

const good: SlotQuery = {
  zone: 'Europe/Berlin',
  weekly: [{ days: [1, 2, 3], start: '09:00', end: '17:00' }],
  overrides: [{ date: '2026-06-09', intervals: [{ start: '10:00', end: '12:00' }] }],
  busy: [{ start: '2026-06-09T10:00:00Z', end: '2026-06-09T11:00:00Z' }],
  durationMin: 60,
  stepMin: 15,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  minNoticeMin: 0,
  now: '2026-06-01T00:00:00Z',
  window: { from: '2026-06-08T00:00:00Z', to: '2026-06-15T00:00:00Z' },
};
const hour = { start: '2026-06-09T10:00:00Z', end: '2026-06-09T11:00:00Z' };
const rule = (start: string, end: string) => ({ weekly: [{ days: [1], start, end }] });
const many = <T>(count: number, of: T) => Array.from({ length: count }, () => of);

const flaws: [Partial<SlotQuery>, QueryProblem['why'], string][] = [
  [{ zone: 'Mars/Olympus' }, 'no-zone', 'zone'],
  [{ zone: '' }, 'no-zone', 'zone'],
  [{ inviteeZone: 'Europe/Atlantis' }, 'no-zone', 'inviteeZone'],
  [{ zoneSpans: [{ from: '2026-06-09', zone: 'Here' }] }, 'no-zone', 'zoneSpans'],
  [{ zoneSpans: [{ from: 'today', zone: 'UTC' }] }, 'no-date', 'zoneSpans'],
  [rule('17:00', '09:00'), 'reversed', 'weekly'],
  [rule('09:00', '09:00'), 'reversed', 'weekly'],
  [rule('9:00', '17:00'), 'no-time', 'weekly'],
  [rule('24:01', '25:00'), 'no-time', 'weekly'],
  [{ weekly: [{ days: [0], start: '09:00', end: '10:00' }] }, 'out-of-range', 'weekly'],
  [{ weekly: [{ days: [8], start: '09:00', end: '10:00' }] }, 'out-of-range', 'weekly'],
  [{ overrides: [{ date: '2026-02-30', intervals: [] }] }, 'no-date', 'overrides'],
  [{ overrides: [{ date: '2026-06-09', intervals: [{ start: '12:00', end: '10:00' }] }] }, 'reversed', 'overrides'],
  [
    { overrides: [{ date: '2026-06-09', intervals: many(101, { start: '10:00', end: '12:00' }) }] },
    'too-many',
    'intervals',
  ],
  [{ overrides: many(20_001, { date: '2026-06-09', intervals: [] }) }, 'too-many', 'overrides'],
  [{ weekly: many(1_001, { days: [1], start: '10:00', end: '12:00' }) }, 'too-many', 'weekly'],
  [{ busy: many(50_001, hour) }, 'too-many', 'busy'],
  [{ busy: [{ start: hour.end, end: hour.start }] }, 'reversed', 'busy'],
  [{ busy: [{ ...hour, bufferAfterMin: -1 }] }, 'out-of-range', 'busy'],
  // Without Z it would be read by the zone of the server.
  [{ busy: [{ ...hour, start: '2026-06-09T10:00:00' }] }, 'no-instant', 'busy'],
  [{ busy: [{ ...hour, start: '2026-06-09' }] }, 'no-instant', 'busy'],
  [{ bookings: [{ ...hour, end: '2026-06-31T25:00:00Z' }] }, 'no-instant', 'bookings'],
  [{ bookings: [{ ...hour, seats: -2 }] }, 'out-of-range', 'bookings'],
  [{ holds: [{ ...hour, holder: 'ada', expiresAt: 'soon' }] }, 'no-instant', 'holds'],
  [{ durationMin: 0 }, 'out-of-range', 'durationMin'],
  [{ durationMin: Number.NaN }, 'out-of-range', 'durationMin'],
  [{ durationMin: 1e9 }, 'out-of-range', 'durationMin'],
  [{ stepMin: 0 }, 'out-of-range', 'stepMin'],
  [{ stepMin: 0.5 }, 'out-of-range', 'stepMin'],
  [{ stepMin: -15 }, 'out-of-range', 'stepMin'],
  [{ bufferBeforeMin: Number.POSITIVE_INFINITY }, 'out-of-range', 'bufferBeforeMin'],
  [{ minNoticeMin: -1 }, 'out-of-range', 'minNoticeMin'],
  [{ bookingWindow: { rollingDays: -1 } }, 'out-of-range', 'bookingWindow.rollingDays'],
  [{ bookingWindow: { fromDate: '09.06.2026' } }, 'no-date', 'bookingWindow.fromDate'],
  [{ limits: { perDay: 1.5 } }, 'out-of-range', 'limits.perDay'],
  [{ limits: { weekStart: 8 } }, 'out-of-range', 'limits.weekStart'],
  [{ capacity: { seats: -1 } }, 'out-of-range', 'capacity.seats'],
  [{ series: { freq: 'weekly', count: 0 } }, 'out-of-range', 'series.count'],
  [{ series: { freq: 'weekly', count: 1e9 } }, 'out-of-range', 'series.count'],
  [{ now: 'now' }, 'no-instant', 'now'],
  [{ window: { from: '2026-06-08T00:00:00Z', to: '9999-12-31T00:00:00Z' } }, 'too-many', 'window'],
];

for (const [part, why, at] of flaws) {
  test(`${at}: ${why}`, () => {
    const query = { ...good, ...part };
    const problem = { ok: false, problem: { why, at, value: expect.any(String) } };
    expect(trySlots(query)).toEqual(problem);
    expect(nextSlot(query)).toEqual(problem);
    expect(whyNotFree(query, '2026-06-09T10:00:00Z')).toEqual(problem);
    expect(() => openSlots(query)).toThrow(RangeError);
  });
}

test('every flaw there is, is met above; the query they differ from is answered', () => {
  expect(new Set(flaws.map(([, why]) => why))).toEqual(new Set(queryFlaws));
  expect(openSlots(good).length).toBeGreaterThan(20);
});

test('ten thousand dates, and ten thousand busy times, are worked through in a blink', () => {
  const dates = Array.from({ length: 10_000 }, (_, i) => new Date(Date.UTC(2010, 0, 1 + i)).toISOString().slice(0, 10));
  const query: SlotQuery = {
    ...good,
    overrides: dates.map(date => ({ date, intervals: [{ start: '09:00', end: '12:00' }] })),
    busy: dates.map(date => ({ start: `${date}T10:00:00Z`, end: `${date}T10:30:00Z` })),
  };
  const begun = performance.now();
  // 9 to 12 in Berlin is 7 to 10 in UTC: nine places a day, none of which is busy.
  expect(openSlots(query)).toHaveLength(63);
  expect(openSlots({ ...query, busy: query.busy.map(span => ({ ...span, bufferBeforeMin: 240 })) })).toEqual([]);
  // Both together take about 30 ms; the bound is for a machine that has much else to do.
  expect(performance.now() - begun).toBeLessThan(2_000);
});
