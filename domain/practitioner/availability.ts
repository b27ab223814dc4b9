/** When a practitioner works: weekly hours, dates of their own, holidays, journeys, time off. What is read is a question for the slots. */
import * as z from 'zod/mini';
import type { BookedSpan, BufferedSpan, HeldSpan, SlotQuery } from '../booking/query.ts';
import { plainText } from '../plain-text.ts';
import { calendarDay, instant } from '../time.ts';
import { zoneOf } from '../zone.ts';
import type { Service } from './offer.ts';
import { setOf } from './profile.ts';

const zoneName = z.string().check(
  z.maxLength(64),
  z.refine(name => zoneOf(name) !== undefined, { error: 'no time zone of this name' }),
);

const start = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const end = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const hours = { start, end, endDayOffset: z.optional(z.literal([0, 1])) };

interface From {
  readonly start: string;
  readonly end: string;
  readonly endDayOffset?: 0 | 1 | undefined;
}
/** A rule lasts a day at most, so that none is endless. */
const isForward = (of: From) => (of.endDayOffset === 1 ? of.end <= of.start : of.start < of.end);
const forward = z.refine<From>(isForward, { error: 'must end after it starts, and within a day' });

const weekday = z.int().check(z.gte(1), z.lte(7));

const once = <T>(key: (item: T) => string) =>
  z.refine<T[]>(items => new Set(items.map(key)).size === items.length, { error: 'a date stands twice' });

const travel = z
  .strictObject({ from: calendarDay, to: calendarDay, zone: zoneName })
  .check(z.refine(({ from, to }) => from <= to, { error: 'ends before it begins' }));

const timeOff = z
  .strictObject({ start: instant, end: instant, note: plainText(120, { least: 0 }) })
  .check(z.refine(of => new Date(of.start) < new Date(of.end), { error: 'ends before it begins' }));

export const availability = z
  .strictObject({
    zone: zoneName,
    /** May overlap; they are one then. */
    weekly: z.array(z.strictObject({ days: setOf(weekday, 1, 7), ...hours }).check(forward)).check(z.maxLength(60)),
    overrides: z
      .array(
        z.strictObject({
          date: calendarDay,
          intervals: z.array(z.strictObject(hours).check(forward)).check(z.maxLength(12)),
        }),
      )
      .check(
        z.maxLength(366),
        once(({ date }) => date),
      ),
    holidays: z.array(z.strictObject({ date: calendarDay, name: plainText(80) })).check(
      z.maxLength(366),
      once(({ date }) => date),
    ),
    travels: z.array(travel).check(
      z.maxLength(50),
      z.refine(
        all => all.every((one, i) => all.every((other, n) => n <= i || one.to < other.from || other.to < one.from)),
        { error: 'two journeys at once' },
      ),
    ),
    timeOff: z.array(timeOff).check(z.maxLength(200)),
  })
  .register(z.globalRegistry, { id: 'Availability' });

export type Availability = z.infer<typeof availability>;

export const noHours = (zone: string): Availability => ({
  zone,
  weekly: [],
  overrides: [],
  holidays: [],
  travels: [],
  timeOff: [],
});

/** What others have of the practitioner's time, and what is asked. */
interface Asked {
  readonly minutes: number;
  readonly busy: readonly BufferedSpan[];
  readonly bookings?: readonly BookedSpan[];
  readonly holds?: readonly HeldSpan[];
  readonly viewer?: string;
  readonly wanted?: number;
  readonly now: string;
  readonly window: SlotQuery['window'];
}

/** What of a service decides when it can begin, apart from its length. */
export type Rules = Pick<
  Service,
  'seats' | 'series' | 'bufferBeforeMin' | 'bufferAfterMin' | 'stepMin' | 'minNoticeMin' | 'bookingWindow' | 'limits'
>;

/** The question for the slots of a service, at one of its lengths. */
export function slotQueryOf(of: Availability, service: Rules, asked: Asked): SlotQuery {
  const { minutes, busy, bookings, holds, viewer, wanted, now, window } = asked;
  return {
    zone: of.zone,
    weekly: of.weekly,
    overrides: closingDates(of),
    zoneSpans: of.travels,
    durationMin: minutes,
    stepMin: service.stepMin,
    bufferBeforeMin: service.bufferBeforeMin,
    bufferAfterMin: service.bufferAfterMin,
    minNoticeMin: service.minNoticeMin,
    bookingWindow: service.bookingWindow,
    limits: service.limits,
    busy: [...busy, ...of.timeOff],
    bookings,
    holds,
    viewer,
    capacity: service.seats > 1 ? { seats: service.seats, wanted } : undefined,
    series: service.series === undefined ? undefined : { freq: 'weekly', count: service.series },
    now,
    window,
  };
}

/** Dates with hours of their own; a holiday closes its date, unless that has some. */
export function closingDates({ overrides, holidays }: Availability): SlotQuery['overrides'] {
  const own = new Set(overrides.map(({ date }) => date));
  return [...overrides, ...holidays.filter(({ date }) => !own.has(date)).map(({ date }) => ({ date, intervals: [] }))];
}
