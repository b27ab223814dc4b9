/** The next free time of each of many practitioners: one question to the database, the rest by the engine here. */
import { nextSlot } from '../../domain/booking/slots.ts';
import { type Availability, slotQueryOf } from '../../domain/practitioner/availability.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import type { Query } from '../ports.ts';

/** What of a service decides when it can begin. */
type Rules = Pick<
  Service,
  | 'options'
  | 'seats'
  | 'series'
  | 'bufferBeforeMin'
  | 'bufferAfterMin'
  | 'stepMin'
  | 'minNoticeMin'
  | 'bookingWindow'
  | 'limits'
>;

interface Row {
  readonly id: string;
  readonly hours: Availability;
  readonly services: readonly Rules[];
  /** Seconds since 1970. */
  readonly busy: readonly (readonly [number, number])[];
}

const day = 86_400_000;
const daysAhead = 60;
/** Of one practitioner; the rest hardly ever begins sooner. */
const mostServices = 8;

/** By id; who has none within 60 days is left out. */
export async function nextFreeOf(
  query: Query,
  now: Date,
  ids: readonly string[],
  onlineOnly: boolean,
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const window = { from: now.toISOString(), to: new Date(now.getTime() + daysAhead * day).toISOString() };
  const rows = await query<Row>(
    `select a.practitioner as id, a.hours,
       (select json_agg(r.rules) from (
          select s.details - '{title,about,questions,cancellation,techniques,place,package}'::text[] as rules
          from public.services s where s.practitioner = a.practitioner and s.offered and (s.online or not $4::boolean)
          order by s.id limit ${mostServices}) r) as services,
       (select coalesce(json_agg(json_build_array(extract(epoch from b.starts), extract(epoch from b.ends))), '[]')
        from public.busy_times b where b.practitioner = a.practitioner
          and b.ends > $2::timestamptz - interval '1 day' and b.starts < $3::timestamptz + interval '1 day') as busy
     from public.availability a
     where a.practitioner = any (array(select i::uuid from jsonb_array_elements_text($1::jsonb) as i))`,
    [JSON.stringify(ids), window.from, window.to, onlineOnly],
  );
  return new Map(
    rows.flatMap(row => {
      const first = firstOf(row, now, window);
      return first === undefined ? [] : [[row.id, first] as const];
    }),
  );
}

function firstOf({ hours, services, busy }: Row, now: Date, window: { from: string; to: string }): string | undefined {
  const spans = busy.map(([start, end]) => ({ start: iso(start), end: iso(end) }));
  const starts = (services ?? []).flatMap(rules => {
    const minutes = Math.min(...rules.options.map(option => option.minutes));
    const asked = slotQueryOf(hours, rules as Service, { minutes, busy: spans, now: now.toISOString(), window });
    const found = nextSlot(asked);
    return found.ok && found.value ? [found.value.start] : [];
  });
  return starts.sort()[0];
}

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();
