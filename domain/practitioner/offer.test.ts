/** Services, hours and profiles as they come through a door: what is right passes as it is, and each thing wrong is refused. */
import { expect, test } from 'vitest';
import { goodAvailability, goodProfile, goodService } from '../../tests/booking/practice.ts';
import { availability } from './availability.ts';
import { service } from './offer.ts';
import { profile } from './profile.ts';

test('what is as it should be passes as it is', () => {
  expect(service.parse(goodService)).toEqual(goodService);
  expect(availability.parse(goodAvailability)).toEqual(goodAvailability);
  expect(profile.parse(goodProfile)).toEqual(goodProfile);
});

const many = <T>(count: number, of: (i: number) => T) => Array.from({ length: count }, (_, i) => of(i));
const date = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
const [option] = goodService.options;
const [question] = goodService.questions;

test.each<[string, object]>([
  ['no title', { title: '' }],
  ['markup in the title', { title: '<script>alert(1)</script>' }],
  ['text turned around', { about: 'a\u202eb' }],
  ['a NUL', { place: 'a\u0000' }],
  ['10 MB', { about: 'x'.repeat(10_000_000) }],
  ['a price below nothing', { options: [{ minutes: 60, amount: -1 }] }],
  ['half a cent', { options: [{ minutes: 60, amount: 0.5 }] }],
  ['no length', { options: [] }],
  ['a length twice', { options: [option, option] }],
  ['a session of no time', { options: [{ minutes: 0, amount: 1 }] }],
  ['a session of a week', { options: [{ minutes: 10_080, amount: 1 }] }],
  ['money that is none', { currency: 'XXX' }],
  ['no seat', { seats: 0 }],
  ['a series of one', { series: 1 }],
  ['an endless series', { series: 10_000 }],
  ['a package for ever', { package: { sessions: 5, days: 100_000, amount: 1 } }],
  ['a step of no time', { stepMin: 0 }],
  ['dates that end before they begin', { bookingWindow: { fromDate: '2026-12-02', toDate: '2026-12-01' } }],
  ['a date that does not exist', { bookingWindow: { fromDate: '2026-02-30' } }],
  ['a question twice', { questions: [question, question] }],
  ['21 questions', { questions: many(21, i => ({ ...question, id: `q${i}` })) }],
  ['a choice of nothing', { questions: [{ ...question, answer: 'one-of' }] }],
  ['a technique nobody knows', { techniques: ['levitation'] }],
  [
    'more back for who is later',
    {
      cancellation: {
        ...goodService.cancellation,
        steps: [
          { hours: 48, percent: 50 },
          { hours: 24, percent: 60 },
        ],
      },
    },
  ],
  [
    'steps out of order',
    {
      cancellation: {
        ...goodService.cancellation,
        steps: [
          { hours: 24, percent: 50 },
          { hours: 48, percent: 50 },
        ],
      },
    },
  ],
  ['nowhere', { online: false }],
  ['a status from outside', { status: 'verified' }],
  ['an owner from outside', { owner: '7c2f5a1e-0d3b-4f6a-9b1e-2a6d4c8e1f01' }],
])('a service with %s is refused', (_, part) => {
  expect(service.safeParse({ ...goodService, ...part }).success).toBe(false);
});

const weekly = (start: string, end: string, endDayOffset?: number) => ({
  weekly: [{ days: [1], start, end, ...(endDayOffset !== undefined && { endDayOffset }) }],
});

test.each<[string, object]>([
  ['a zone that does not exist', { zone: 'Mars/Olympus' }],
  ['a zone of 10 MB', { zone: 'x'.repeat(10_000_000) }],
  ['reversed hours', weekly('17:00', '09:00')],
  ['hours of no time', weekly('09:00', '09:00')],
  ['hours that never end', weekly('09:00', '10:00', 1)],
  ['hours to the third day', weekly('00:00', '24:00', 2)],
  ['no weekday', { weekly: [{ days: [], start: '09:00', end: '10:00' }] }],
  ['an eighth weekday', { weekly: [{ days: [8], start: '09:00', end: '10:00' }] }],
  ['61 rules', { weekly: many(61, () => ({ days: [1], start: '09:00', end: '10:00' })) }],
  ['10,000 dates', { overrides: many(10_000, i => ({ date: date(i), intervals: [] })) }],
  ['a date twice', { overrides: many(2, () => ({ date: date(0), intervals: [] })) }],
  ['a holiday twice', { holidays: many(2, () => ({ date: date(0), name: 'New Year' })) }],
  ['a holiday with markup', { holidays: [{ date: date(0), name: '<b>New Year' }] }],
  ['a journey without an end', { travels: [{ from: date(0), zone: 'UTC' }] }],
  ['a journey backwards', { travels: [{ from: date(1), to: date(0), zone: 'UTC' }] }],
  ['two journeys at once', { travels: many(2, () => ({ from: date(0), to: date(2), zone: 'UTC' })) }],
  ['a journey to nowhere', { travels: [{ from: date(0), to: date(1), zone: 'Nowhere' }] }],
  ['time off backwards', { timeOff: [{ start: '2026-12-02T10:00:00Z', end: '2026-12-02T09:00:00Z', note: '' }] }],
  ['time off without a zone', { timeOff: [{ start: '2026-12-02T10:00:00', end: '2026-12-02T11:00:00', note: '' }] }],
  ['verification from outside', { verified: true }],
])('availability with %s is refused', (_, part) => {
  expect(availability.safeParse({ ...goodAvailability, ...part }).success).toBe(false);
});

test('overlapping hours are one, and a night is no reversal', () => {
  const night = {
    ...goodAvailability,
    weekly: [...goodAvailability.weekly, { days: [1], start: '11:00', end: '13:00' }],
  };
  expect(availability.safeParse(night).success).toBe(true);
  expect(availability.safeParse({ ...goodAvailability, ...weekly('22:00', '02:00', 1) }).success).toBe(true);
});

test.each<[string, object]>([
  ['an address with a slash', { slug: 'a/b/c' }],
  ['an address in capitals', { slug: 'Mara' }],
  ['an address of ours', { slug: 'admin' }],
  ['an address that is too short', { slug: 'ab' }],
  ['no name', { name: ' ' }],
  ['markup in the name', { name: '<img src=x onerror=alert(1)>' }],
  ['a name turned around', { name: 'aram\u202e' }],
  ['no language', { languages: [] }],
  ['a language twice', { languages: ['de', 'de'] }],
  ['a language that is none', { languages: ['german'] }],
  ['a status', { status: 'verified' }],
  ['a photo that was not uploaded', { photo: 'https://elsewhere.example/a.png' }],
])('a profile with %s is refused', (_, part) => {
  expect(profile.safeParse({ ...goodProfile, ...part }).success).toBe(false);
});
