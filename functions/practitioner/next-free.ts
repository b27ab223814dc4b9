/** The next free time of each of many practitioners: one question to the database, the rest by the engine here. */
import { nextSlot } from '../../domain/booking/slots.ts';
import { type Availability, type Rules, slotQueryOf } from '../../domain/practitioner/availability.ts';
import type { DirectoryQuery } from '../../domain/practitioner/directory.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import type { Query } from '../ports.ts';

type Offer = Rules & Pick<Service, 'options' | 'techniques'>;

interface Row {
  readonly id: string;
  readonly hours: Availability;
  /** Null when none fits. */
  readonly services: readonly Offer[] | null;
  /** Seconds since 1970. */
  readonly busy: readonly (readonly [number, number])[];
}

const day = 86_400_000;
const daysAhead = 60;

/** What is looked for in a service; a technique also in the profile. */
export type Wanted = Pick<DirectoryQuery, 'technique' | 'currency' | 'most' | 'online'>;

/**
 * By id, of the services that fit: of all of them, which are 40 at most (the trigger `stamp_service`). Who has none within
 * 60 days is left out.
 */
export async function nextFreeOf(
  query: Query,
  now: Date,
  ids: readonly string[],
  wanted: Wanted,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const window = { from: now.toISOString(), to: new Date(now.getTime() + daysAhead * day).toISOString() };
  const rows = await query<Row>(
    `select a.practitioner as id, a.hours,
       (select json_agg(s.details - '{title,about,questions,cancellation,place,package}'::text[])
        from public.services s where s.practitioner = a.practitioner and s.offered
          and (s.online or not $4::boolean)
          and ($5::text is null or s.currency = $5) and ($6::integer is null or s.least_amount <= $6)) as services,
       (select coalesce(json_agg(json_build_array(extract(epoch from b.starts), extract(epoch from b.ends))), '[]')
        from public.busy_times b where b.practitioner = a.practitioner
          and b.ends > $2::timestamptz - interval '1 day' and b.starts < $3::timestamptz + interval '1 day') as busy
     from public.availability a
     where a.practitioner = any (array(select i::uuid from jsonb_array_elements_text($1::jsonb) as i))`,
    [
      JSON.stringify(ids),
      window.from,
      window.to,
      wanted.online !== undefined,
      wanted.currency ?? null,
      wanted.most ?? null,
    ],
  );
  return new Map(
    rows.flatMap(row => {
      const first = firstOf(row, now, window, wanted);
      return first === undefined ? [] : [[row.id, first] as const];
    }),
  );
}

function firstOf({ hours, services, busy }: Row, now: Date, window: Window, wanted: Wanted): string | undefined {
  const spans = busy.map(([start, end]) => ({ start: iso(start), end: iso(end) }));
  let first: string | undefined;
  const fitting = distinct(teaching(services ?? [], wanted.technique), Number(wanted.most ?? infinite));
  for (const { minutes, ...rules } of fitting) {
    // What is not sooner than what was found is not looked for.
    const asked = { minutes, busy: spans, now: now.toISOString(), window: { ...window, to: first ?? window.to } };
    const found = nextSlot(slotQueryOf(hours, rules, asked));
    if (found.ok && found.value) first = found.value.start;
  }
  return first;
}

type Window = { readonly from: string; readonly to: string };
const infinite = Number.POSITIVE_INFINITY;

/**
 * Services that name the technique, or none at all. Of somebody whose services all name others, everything: their profile
 * says that they teach it.
 */
function teaching(services: readonly Offer[], technique: Wanted['technique']) {
  if (technique === undefined) return services;
  const fitting = services.filter(({ techniques: named }) => named.length === 0 || named.includes(technique));
  return fitting.length > 0 ? fitting : services;
}

type Session = Rules & { readonly minutes: number };

/** Rules that differ, each with its shortest affordable length: what is longer by the same rules never begins sooner. */
function distinct(services: readonly Offer[], most: number): Session[] {
  const found = new Map<string, Session>();
  for (const { options, seats, series, bufferBeforeMin, bufferAfterMin, ...rest } of services) {
    const { stepMin, minNoticeMin, bookingWindow, limits } = rest;
    const rules = { seats, series, bufferBeforeMin, bufferAfterMin, stepMin, minNoticeMin, bookingWindow, limits };
    const minutes = Math.min(...options.filter(({ amount }) => amount <= most).map(option => option.minutes));
    const key = JSON.stringify(rules);
    if (minutes < (found.get(key)?.minutes ?? infinite)) found.set(key, { ...rules, minutes });
  }
  return [...found.values()].sort((a, b) => a.minNoticeMin - b.minNoticeMin);
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();
