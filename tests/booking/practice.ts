/** A practice as it might be: profile, service and hours that are as they should be, for tests to change one thing in. */
import type { Availability } from '../../domain/practitioner/availability.ts';
import { usualCancellation } from '../../domain/practitioner/cancellation.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import type { Profile } from '../../domain/practitioner/profile.ts';

export const goodProfile: Profile = {
  slug: 'mara-lind',
  name: 'Mara Lind',
  headline: 'Slow breathing for busy people',
  about: 'Twelve years of teaching.\nMostly with people who sit a lot.',
  languages: ['de', 'en'],
  techniques: ['coherent', 'box'],
  rules: 'Please be there on time.',
};

export const goodService: Service = {
  title: 'First session',
  about: 'We look at how you breathe now.',
  currency: 'EUR',
  options: [
    { minutes: 60, amount: 8_000 },
    { minutes: 90, amount: 11_000 },
  ],
  seats: 1,
  bufferBeforeMin: 0,
  bufferAfterMin: 15,
  stepMin: 30,
  minNoticeMin: 120,
  bookingWindow: { rollingDays: 60 },
  limits: { perDay: 6 },
  approval: 'instant',
  questions: [{ id: 'why', text: 'What brings you here?', answer: 'text', needed: true }],
  techniques: ['coherent'],
  whenConditions: 'release',
  cancellation: usualCancellation,
  online: true,
  place: '',
  offered: true,
};

export const goodAvailability: Availability = {
  zone: 'Europe/Berlin',
  weekly: [
    { days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' },
    { days: [1, 3], start: '14:00', end: '18:00' },
  ],
  overrides: [{ date: '2026-12-24', intervals: [{ start: '09:00', end: '11:00' }] }],
  holidays: [
    { date: '2026-12-24', name: 'Christmas Eve' },
    { date: '2026-12-25', name: 'Christmas' },
  ],
  travels: [{ from: '2026-12-07', to: '2026-12-11', zone: 'America/New_York' }],
  timeOff: [{ start: '2026-12-14T08:00:00Z', end: '2026-12-14T09:30:00Z', note: 'Dentist' }],
};
