/** Sentences about a moment that no journey can bring about before sessions are booked, and those at midnight. */
import { expect, test } from 'vitest';
import { reasons } from '../../../domain/booking/why.ts';
import { goodAvailability, goodService } from '../../../tests/booking/practice.ts';
import { type Asked, type Reason, told } from './why-told.ts';

const span = { start: '2027-01-13T13:00:00Z', end: '2027-01-13T14:00:00Z' };
/** A Wednesday in Berlin, at three by the wall. */
const asked: Asked = {
  ...{ at: '2027-01-13T14:00:00Z', minutes: 60, now: '2027-01-10T08:00:00Z' },
  service: { ...goodService, limits: { perDay: 1, perWeek: 4 } },
  hours: goodAvailability,
};
const text = (reason: Reason, change: Partial<Asked> = {}) => told(reason, { ...asked, ...change }).text;

test('what comes with bookings has its sentence too', () => {
  expect(text({ why: 'booked', span })).toBe('There is a session then, Wed 13 Jan, 14:00 to 15:00.');
  expect(text({ why: 'booked', span, byBuffer: true })).toMatch(/^A session, Wed 13 Jan, 14:00 to 15:00, is too close/);
  expect(text({ why: 'held', span })).toBe('Somebody is just booking Wed 13 Jan, 14:00 to 15:00.');
  expect(text({ why: 'day-full' })).toBe('That day has its 1 session already.');
  expect(text({ why: 'week-full' })).toBe('That week has its 4 sessions already.');
});

test('every reason there is has a sentence that ends', () => {
  for (const why of reasons) expect(text({ why }), why).toMatch(/^[A-Z].+[.:]$/);
});

test('hours that go over midnight: the session that is too long says when they stop, starts are not counted from midnight', () => {
  const night = {
    ...goodAvailability,
    weekly: [{ days: [3], start: '22:00', end: '02:00', endDayOffset: 1 as const }],
  };
  const late = { hours: night, at: '2027-01-14T00:30:00Z' };
  expect(text({ why: 'too-short' }, late)).toBe('A session of 1 hour would end at 02:30, and you stop at 02:00.');
  expect(text({ why: 'off-grid' }, late)).toBe('Sessions begin every 30 minutes, counted from when you open.');
  expect(text({ why: 'busy', span: { start: '2027-01-13T22:00:00Z', end: '2027-01-14T00:00:00Z' } }, late)).toBe(
    'Another calendar, Wed 13 Jan, 23:00 to Thu 14 Jan, 01:00.',
  );
});

test('a service for today only, and a notice in hours', () => {
  const service = { ...goodService, minNoticeMin: 24 * 60, bookingWindow: { rollingDays: 0 } };
  expect(text({ why: 'too-far' }, { service })).toBe('This service can be booked for the same day only.');
  expect(text({ why: 'notice' }, { service })).toBe(
    'This service asks for 24 hours of notice: from now, nothing before Mon 11 Jan, 09:00.',
  );
});
