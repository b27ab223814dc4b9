/** What can be booked with a practitioner, as it is edited, kept and shown: lengths and prices, seats, rules, questions. */
import * as z from 'zod/mini';
import { plainText } from '../plain-text.ts';
import { calendarDay } from '../time.ts';
import { cancellation } from './cancellation.ts';
import { setOf, technique } from './profile.ts';

/** With the decimals that their smallest unit stands for. */
const currencies = {
  AUD: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  INR: 2,
  JPY: 0,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  SEK: 2,
  SGD: 2,
  USD: 2,
  ZAR: 2,
} as const;
type Currency = keyof typeof currencies;

export const currency = z.enum(Object.keys(currencies) as [Currency, ...Currency[]]);
/** In the smallest unit. 0 is free of charge. */
const amount = z.int().check(z.gte(0), z.lte(10_000_000));
const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
const hour = 60;
const day = 24 * hour;

const option = z.strictObject({ minutes: whole(10, 8 * hour), amount });

const question = z
  .strictObject({
    /** Stays while the words change, so that answers keep their question. */
    id: z.string().check(z.regex(/^[a-z0-9]{1,16}$/)),
    text: plainText(300),
    answer: z.enum(['text', 'yes-no', 'one-of']),
    choices: z.optional(setOf(plainText(80), 2, 12)),
    needed: z.boolean(),
  })
  .check(
    z.refine(({ answer, choices }) => (answer === 'one-of') === (choices !== undefined), {
      error: 'choices belong to a question that has some, and only to it',
    }),
  );

const bookingWindow = z
  .strictObject({
    rollingDays: z.optional(whole(0, 366)),
    fromDate: z.optional(calendarDay),
    toDate: z.optional(calendarDay),
  })
  .check(
    z.refine(({ fromDate, toDate }) => fromDate === undefined || toDate === undefined || fromDate <= toDate, {
      error: 'ends before it begins',
    }),
  );

export const service = z
  .strictObject({
    title: plainText(80),
    about: plainText(2_000, { lines: true, least: 0 }),
    currency,
    options: z.array(option).check(
      z.minLength(1),
      z.maxLength(6),
      z.refine(all => new Set(all.map(({ minutes }) => minutes)).size === all.length, {
        error: 'a length stands twice',
      }),
    ),
    /** 1 is one-to-one. */
    seats: whole(1, 200),
    /** Weekly at the same time, booked as one. */
    series: z.optional(whole(2, 26)),
    /** So many sessions bought at once, to be used within so many days. */
    package: z.optional(z.strictObject({ sessions: whole(2, 50), days: whole(7, 730), amount })),
    bufferBeforeMin: whole(0, 4 * hour),
    bufferAfterMin: whole(0, 4 * hour),
    stepMin: whole(5, 4 * hour),
    minNoticeMin: whole(0, 60 * day),
    bookingWindow,
    limits: z.strictObject({ perDay: z.optional(whole(1, 48)), perWeek: z.optional(whole(1, 200)) }),
    /** `approve`: the practitioner says yes to each before it stands. */
    approval: z.enum(['instant', 'approve']),
    questions: z.array(question).check(
      z.maxLength(20),
      z.refine(all => new Set(all.map(({ id }) => id)).size === all.length, { error: 'a question stands twice' }),
    ),
    techniques: setOf(technique, 0, 14),
    /** Who has a condition that the techniques do not go with: is not admitted, or only when the practitioner releases them. */
    whenConditions: z.enum(['refuse', 'release']),
    cancellation,
    online: z.boolean(),
    /** Where, when not or not only online. */
    place: plainText(200, { least: 0 }),
    /** Shown and bookable. */
    offered: z.boolean(),
  })
  .check(z.refine(({ online, place }) => online || place !== '', { error: 'say where, or that it is online' }))
  .register(z.globalRegistry, { id: 'Service' });

export type Service = z.infer<typeof service>;
