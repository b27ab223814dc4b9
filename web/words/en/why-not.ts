/** What is said of a moment that is not free: every reason with its times, and where it can be changed. */
import type { reasons } from '../../../domain/booking/why.ts';
import { count } from './count.ts';

/** `90 minutes`, `24 hours`, `3 days` */
function length(minutes: number): string {
  if (minutes % 60 !== 0) return count(minutes, 'minute', 'minutes');
  const hours = minutes / 60;
  return hours > 24 && hours % 24 === 0 ? count(hours / 24, 'day', 'days') : count(hours, 'hour', 'hours');
}

const kept = (before: number, after: number) =>
  [before > 0 && `${length(before)} before`, after > 0 && `${length(after)} after`].filter(Boolean).join(' and ');

const listed = (times: readonly string[]) => [...times.slice(0, -2), times.slice(-2).join(' and ')].join(', ');

export const whyNot = {
  title: 'Why is this not free?',
  service: 'Service and length',
  at: 'Day and time',
  ask: 'Say why',
  none: 'No service yet.',
  addService: 'Add a service',
  free: (when: string) => `${when} is free and can be booked.`,
  of: (when: string) => `${when} cannot be booked:`,
  /** Ways out. */
  change: { service: (title: string) => `Change “${title}”`, hours: 'Change hours', day: 'Show that day' },
  off: (note: string) => (note ? `Time off, ${note}` : 'Time off'),
  otherCalendar: 'Another calendar',
  session: 'A session',
  tooClose: (what: string, times: string, before: number, after: number) =>
    `${what}, ${times}, is too close: ${kept(before, after)} each session is kept free.`,
  hoursThen: (times: readonly string[]) => `That day you are open ${listed(times)}.`,
  holiday: (name: string) => `That date is a holiday: ${name}.`,
  ownHours: (times: readonly string[]) => `That date has hours of its own: ${listed(times)}.`,
  closedDay: 'You closed that date.',
  nearest: (before: string, after: string | undefined) =>
    after === undefined ? ` The one before is ${before}.` : ` The nearest are ${before} and ${after}.`,
  otherDates: 'It is outside the dates of this service.',
  noWeek: 'A later week of the series falls on a date that the clocks of your zone leave out.',
  reasons: {
    over: () => 'That time has passed.',
    notice: (minutes: number, from: string) =>
      `This service asks for ${length(minutes)} of notice: from now, nothing before ${from}.`,
    'not-asked': () => 'It is outside the days that were looked at.',
    'too-far': (days: number, last: string) =>
      days === 0
        ? 'This service can be booked for the same day only.'
        : `This service can be booked ${count(days, 'day', 'days')} ahead: until ${last}.`,
    'before-dates': (first: string) => `The first date of this service is ${first}.`,
    'after-dates': (last: string) => `The last date of this service was set to ${last}.`,
    closed: (then: string) => `You do not work then. ${then}`,
    notThatDay: () => 'You do not work that day.',
    'closed-date': () => 'That date has other hours.',
    'too-short': (minutes: number, ends: string, until: string) =>
      `A session of ${length(minutes)} would end at ${ends}, and you stop at ${until}.`,
    'off-grid': (step: number) => `Sessions begin every ${length(step)}, counted from when you open.`,
    busy: (what: string, times: string) => `${what}, ${times}.`,
    booked: (times: string) => `There is a session then, ${times}.`,
    held: (times: string) => `Somebody is just booking ${times}.`,
    'seats-gone': () => 'Every seat is taken.',
    'day-full': (most: number) => `That day has its ${count(most, 'session', 'sessions')} already.`,
    'week-full': (most: number) => `That week has its ${count(most, 'session', 'sessions')} already.`,
    'no-date': () => 'The clocks of your zone leave out that date.',
    series: (nth: number, when: string) => `Session ${nth} of the series, ${when}, cannot be:`,
  } satisfies Record<(typeof reasons)[number] | 'notThatDay', (...parts: never[]) => string>,
};
