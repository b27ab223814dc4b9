/** What is looked for in the directory, as it stands in the address of the screen and as the API is asked. */
import * as z from 'zod/mini';
import { type DirectoryQuery, directoryQuery } from '../../domain/practitioner/directory.ts';
import { decimalsOf } from '../words/dates.ts';

const days = z.enum(['', '1', '3', '7']);

/** Whole units of the currency in `most`, as people type them. */
export const wanted = z.object({
  text: directoryQuery.shape.text,
  technique: directoryQuery.shape.technique,
  language: directoryQuery.shape.language,
  currency: directoryQuery.shape.currency,
  most: z.optional(z.string().check(z.regex(/^\d{1,6}$/))),
  online: directoryQuery.shape.online,
  days: z.optional(days),
  order: z.optional(z.enum(['name', 'next'])),
});

export type Wanted = z.infer<typeof wanted>;

/** Whatever an address says; what makes no sense is left out. */
export function wantedIn(address: URLSearchParams): Wanted {
  const asked = Object.fromEntries(address);
  const known = Object.entries(wanted.shape).flatMap(([key, schema]) => {
    const read = asked[key] === undefined ? null : z.safeParse(schema as z.ZodMiniType, asked[key]);
    return read?.success && read.data !== '' ? [[key, read.data]] : [];
  });
  return Object.fromEntries(known);
}

/** How many filters are on, apart from the words. */
export const filtersOn = ({ technique, language, most, online, days }: Wanted) =>
  [technique, language, most, online, days].filter(value => value !== undefined).length;

/** `now` in milliseconds; a minute more or less makes no other question. A currency alone narrows nothing. */
export function questionOf({ days, most, order, currency, ...rest }: Wanted, now: number): Partial<DirectoryQuery> {
  const minute = Math.floor(now / 60_000) * 60_000;
  return {
    ...rest,
    order: order ?? 'next',
    ...(most !== undefined && { currency: currency ?? 'EUR', most: String(smallest(currency, most)) }),
    ...(days !== undefined && { before: new Date(minute + Number(days) * 86_400_000).toISOString() }),
  };
}

const smallest = (currency = 'EUR', most: string) => Number(most) * 10 ** decimalsOf(currency);
