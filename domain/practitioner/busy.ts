/** What a practitioner's other calendars say: only when they are busy, never with what. */
import * as z from 'zod/mini';
import { plainText } from '../plain-text.ts';
import { instant } from '../time.ts';

/** Of one calendar; the database keeps no more either. */
export const mostBusyTimes = 2_000;

const day = 86_400_000;

/** How far a calendar is looked at, in milliseconds: from yesterday on, for 400 days. */
export const busyHorizon = (now: number) => ({ from: now - day, to: now + 400 * day });

const busySpan = z
  .tuple([instant, instant])
  .check(z.refine(([start, end]) => new Date(start) < new Date(end), { error: 'ends before it begins' }));

const calendarName = plainText(80);

/** Read from a file on the device; what else the file says stays there. */
export const busyFile = z.strictObject({
  name: calendarName,
  busy: z.array(busySpan).check(z.maxLength(mostBusyTimes)),
});

/** Whoever knows the address can read the calendar: it is shown to its owner only. */
export const calendarAddress = z.strictObject({
  name: calendarName,
  url: z.string().check(z.maxLength(2_000), z.regex(/^https:\/\/[^\s\\]+$/, 'must begin with https://')),
});

export const busyWindow = z.object({ from: instant, to: instant });

export const broughtCalendar = z.object({
  id: z.uuid(),
  /** How many busy times are kept of it. */
  kept: z.int(),
  /** Entries whose rule or zone could not be read. */
  skipped: z.int(),
});

export const ownCalendars = z.object({
  calendars: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      url: z.nullable(z.string()),
      broughtAt: z.nullable(instant),
      busy: z.int(),
    }),
  ),
});

export const ownBusyTimes = z.object({
  busy: z.array(z.object({ calendar: z.uuid(), start: z.string(), end: z.string() })),
});
