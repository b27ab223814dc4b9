/** The directory: what is looked for, what is shown of who was found, and which times of theirs are open. */
import * as z from 'zod/mini';
import { reasons } from '../booking/why.ts';
import { instant } from '../time.ts';
import { currency, service } from './offer.ts';
import { language, profile, technique } from './profile.ts';

/** So many on one page. */
export const directoryPageSize = 20;

/** Those found are put in order of their next free time, or looked through for it, up to so many. */
export const mostByTime = 1_000;

const digits = (most: number) =>
  z.string().check(
    z.regex(/^\d{1,9}$/),
    z.refine(text => Number(text) <= most),
  );

export const directoryQuery = z.object({
  /** Words, each of which must begin a word of name, headline or text. */
  text: z.optional(z.string().check(z.maxLength(200))),
  technique: z.optional(technique),
  language: z.optional(language),
  /** Has a service of this currency; `most`: for no more than this, in its smallest unit. */
  currency: z.optional(currency),
  most: z.optional(digits(100_000_000)),
  online: z.optional(z.literal('true')),
  /** Has a free time before this instant. */
  before: z.optional(instant),
  order: z._default(z.enum(['name', 'next']), 'name'),
  /** Where the last page ended. */
  after: z.optional(z.string().check(z.maxLength(300), z.regex(/^[\w-]+$/))),
});

export type DirectoryQuery = z.infer<typeof directoryQuery>;

/** The least that a service costs, in the smallest unit. */
const price = z.object({ currency, amount: z.int() });

export const listing = z
  .object({
    slug: z.string(),
    name: z.string(),
    headline: z.string(),
    photo: z.nullable(z.string()),
    languages: z.array(z.string()),
    techniques: z.array(technique),
    online: z.boolean(),
    /** One for each currency. */
    from: z.array(price),
    /** Of the services that fit what was looked for, within 60 days; null when there is none. */
    nextFree: z.nullable(z.string()),
  })
  .register(z.globalRegistry, { id: 'Listing' });

export type Listing = z.infer<typeof listing>;

export const directoryPage = z.object({
  practitioners: z.array(listing),
  /** For the next page; null on the last. */
  after: z.nullable(z.string()),
});

export type DirectoryPage = z.infer<typeof directoryPage>;

export const shownPractice = z
  .object({
    profile,
    photo: z.nullable(z.string()),
    /** The practitioner's own; null before they said when they work. */
    zone: z.nullable(z.string()),
    services: z.array(z.object({ id: z.uuid(), service })),
  })
  .register(z.globalRegistry, { id: 'ShownPractice' });

export type ShownPractice = z.infer<typeof shownPractice>;

/** A window is at most so long. */
const mostDays = 62;

export const timesQuery = z
  .object({
    /** One of the lengths of the service. */
    minutes: z.string().check(z.regex(/^\d{1,3}$/)),
    from: instant,
    to: instant,
  })
  .check(
    z.refine(({ from, to }) => {
      const length = new Date(to).getTime() - new Date(from).getTime();
      return length > 0 && length <= mostDays * 86_400_000;
    }, `a window of at most ${mostDays} days, from before to`),
  );

export const openTimes = z
  .object({
    /** The practitioner's own. */
    zone: z.string(),
    /** Of the zone data, such as 2026f: a device whose own data is older may read the wall differently. */
    zoneRelease: z.string(),
    slots: z.array(
      z.object({
        start: z.string(),
        seatsLeft: z.optional(z.int()),
        occurrences: z.optional(z.array(z.string())),
      }),
    ),
  })
  .register(z.globalRegistry, { id: 'OpenTimes' });

export type OpenTimes = z.infer<typeof openTimes>;

export const whyQuery = z.object({ minutes: z.string().check(z.regex(/^\d{1,3}$/)), at: instant });

const because = {
  why: z.enum(reasons),
  span: z.optional(z.object({ start: z.string(), end: z.string() })),
  byBuffer: z.optional(z.literal(true)),
};

/** No reason: it is open. */
export const whyAnswer = z.object({
  reasons: z.array(
    z.object({ ...because, occurrence: z.optional(z.string()), because: z.optional(z.array(z.object(because))) }),
  ),
});

/** What is looked for as the database keeps it: without case and accents. */
export const foldedWords = (text: string): string[] =>
  (
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).slice(0, 12);
