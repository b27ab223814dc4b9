/** Why a moment is not open: each reason by itself, and all of them met. */
import { expect, test } from 'vitest';
import type { SlotQuery } from './query.ts';
import { reasons, type Why, whyNotFree } from './why.ts';

const base: SlotQuery = {
  zone: 'UTC',
  weekly: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '17:00' }],
  overrides: [],
  busy: [],
  durationMin: 60,
  stepMin: 30,
  bufferBeforeMin: 0,
  bufferAfterMin: 0,
  minNoticeMin: 0,
  now: '2026-06-08T08:00:00Z',
  window: { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' },
};
const noon = { start: '2026-06-09T12:00:00Z', end: '2026-06-09T13:00:00Z' };
const at = noon.start;
const hold = { ...noon, holder: 'ada', expiresAt: '2026-06-09T00:00:00Z' };

const cases: [name: string, part: Partial<SlotQuery>, moment: string, why: readonly Why[]][] = [
  ['nothing', {}, at, []],
  ['over', {}, '2026-06-05T12:00:00Z', [{ why: 'over' }]],
  ['sooner than the notice', { minNoticeMin: 36 * 60 }, at, [{ why: 'notice' }]],
  ['outside the window', { window: { from: noon.end, to: '2026-07-01T00:00:00Z' } }, at, [{ why: 'not-asked' }]],
  ['too far ahead', { bookingWindow: { rollingDays: 0 } }, at, [{ why: 'too-far' }]],
  ['before the first date', { bookingWindow: { fromDate: '2026-06-10' } }, at, [{ why: 'before-dates' }]],
  ['after the last date', { bookingWindow: { toDate: '2026-06-08' } }, at, [{ why: 'after-dates' }]],
  ['outside the hours', {}, '2026-06-09T18:00:00Z', [{ why: 'closed' }]],
  ['a holiday', { overrides: [{ date: '2026-06-09', intervals: [] }] }, at, [{ why: 'closed-date' }]],
  ['hours that end too soon', {}, '2026-06-09T16:30:00Z', [{ why: 'too-short' }]],
  ['between two places of the grid', {}, '2026-06-09T12:10:00Z', [{ why: 'off-grid' }]],
  ['busy', { busy: [noon] }, '2026-06-09T11:30:00Z', [{ why: 'busy', span: noon }]],
  ['booked', { bookings: [noon] }, at, [{ why: 'booked', span: noon }]],
  ['held', { holds: [hold] }, at, [{ why: 'held', span: noon }]],
  [
    'a buffer only',
    { busy: [noon], bufferAfterMin: 15 },
    '2026-06-09T11:00:00Z',
    [{ why: 'busy', span: noon, byBuffer: true }],
  ],
  ['no seat left', { bookings: [{ ...noon, seats: 3 }], capacity: { seats: 3 } }, at, [{ why: 'seats-gone' }]],
  [
    'a full day',
    { bookings: [{ start: '2026-06-09T09:00:00Z', end: '2026-06-09T10:00:00Z' }], limits: { perDay: 1 } },
    at,
    [{ why: 'day-full' }],
  ],
  [
    'a full week',
    { bookings: [{ start: '2026-06-08T09:00:00Z', end: '2026-06-08T10:00:00Z' }], limits: { perWeek: 1 } },
    at,
    [{ why: 'week-full' }],
  ],
  [
    'a later week of the series',
    { series: { freq: 'weekly', count: 2 }, busy: [{ start: '2026-06-16T12:30:00Z', end: '2026-06-16T13:00:00Z' }] },
    at,
    [
      {
        why: 'series',
        occurrence: '2026-06-16T12:00:00Z',
        because: [{ why: 'busy', span: { start: '2026-06-16T12:30:00Z', end: '2026-06-16T13:00:00Z' } }],
      },
    ],
  ],
  [
    'a date that was left out',
    {
      zone: 'Pacific/Apia',
      series: { freq: 'weekly', count: 2 },
      now: '2011-12-01T00:00:00Z',
      window: { from: '2011-12-01T00:00:00Z', to: '2012-01-01T00:00:00Z' },
    },
    '2011-12-23T20:00:00Z',
    [{ why: 'series', because: [{ why: 'no-date' }] }],
  ],
  [
    'several things at once',
    { busy: [noon], overrides: [{ date: '2026-06-09', intervals: [] }], bookingWindow: { toDate: '2026-06-08' } },
    at,
    [{ why: 'after-dates' }, { why: 'closed-date' }, { why: 'busy', span: noon }],
  ],
];

for (const [name, part, moment, why] of cases) {
  test(name, () => {
    expect(whyNotFree({ ...base, ...part }, moment)).toEqual({ ok: true, value: why });
  });
}

test('all reasons are met above', () => {
  const met = new Set(
    cases.flatMap(([, , , why]) => why.flatMap(of => [of.why, ...(of.because ?? []).map(b => b.why)])),
  );
  expect([...met].sort()).toEqual([...reasons].sort());
});

test('what is no instant is said to be none', () => {
  const problem = { why: 'no-instant', at: 'instant', value: 'noon' };
  expect(whyNotFree(base, 'noon')).toEqual({ ok: false, problem });
});
