/** One's other calendars: when they are busy, brought from a file that the device has read, or from an address. */
import type * as z from 'zod/mini';
import {
  type broughtCalendar,
  busyHorizon,
  mostBusyTimes,
  type ownBusyTimes,
  type ownCalendars,
} from '../../domain/practitioner/busy.ts';
import { busyIn } from '../../domain/practitioner/ics/busy.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

type Brought = z.infer<typeof broughtCalendar>;
type Busy = readonly (readonly [string, string])[];

interface Named {
  readonly name: string;
  /** None for one that came as a file. */
  readonly url?: string;
}

export async function listCalendars(ports: Ports, caller: Caller): Promise<z.infer<typeof ownCalendars>> {
  const calendars = await asCaller(ports, caller, query =>
    query<z.infer<typeof ownCalendars>['calendars'][number]>(
      `select c.id, c.name, c.url, c.brought_at as "broughtAt",
         (select count(*)::int from public.busy_times b where b.practitioner = c.practitioner and b.calendar = c.id) as busy
       from public.calendars c where c.practitioner = (select auth.uid()) order by c.name, c.id`,
    ),
  );
  return { calendars };
}

export async function listBusy(
  ports: Ports,
  caller: Caller,
  { from, to }: { from: string; to: string },
): Promise<z.infer<typeof ownBusyTimes>> {
  const busy = await asCaller(ports, caller, query =>
    query<z.infer<typeof ownBusyTimes>['busy'][number]>(
      `select calendar, starts as start, ends as "end" from public.busy_times
       where practitioner = (select auth.uid()) and ends > $1::timestamptz and starts < $2::timestamptz
       order by starts, ends, calendar`,
      [from, to],
    ),
  );
  return { busy };
}

/** In place of what was there under this id. */
export async function putBusy(
  ports: Ports,
  caller: Caller,
  id: string,
  { name, url }: Named,
  busy: Busy,
  skipped = 0,
): Promise<Brought> {
  const [row] = await asCaller(ports, caller, query =>
    query<{ kept: number }>('select public.put_calendar($1::uuid, $2, $3, $4::jsonb) as kept', [
      id,
      name,
      url ?? null,
      JSON.stringify(busy),
    ]),
  );
  return { id, kept: row?.kept ?? 0, skipped };
}

export async function bring(ports: Ports, caller: Caller, id: string, named: Required<Named>): Promise<Brought> {
  // Before anything is asked of others: who has no practice has nothing to bring it to.
  const [practice] = await asCaller(ports, caller, query =>
    query<{ zone: string | null }>(
      `select a.hours ->> 'zone' as zone from public.practitioners p left join public.availability a on a.practitioner = p.id
       where p.id = (select auth.uid())`,
    ),
  );
  if (!practice) throw new Refusal('no-practice');
  const text = await ports.calendars.read(named.url);
  if (!text.ok) throw new Refusal(text.problem);
  const now = ports.now().getTime();
  const read = busyIn(text.value, { ...busyHorizon(now), zone: practice.zone ?? 'UTC' });
  if (!read.ok) throw new Refusal(read.problem);
  const { busy, skipped } = read.value;
  if (busy.length > mostBusyTimes) throw new Refusal('too-many-busy-times');
  return putBusy(ports, caller, id, named, busy, skipped);
}

/** Milliseconds. One who asks again sooner is told what is kept. */
const freshFor = 60_000;

export async function refresh(ports: Ports, caller: Caller, id: string): Promise<Brought> {
  const { calendars } = await listCalendars(ports, caller);
  const kept = calendars.find(calendar => calendar.id === id);
  if (!kept || kept.url === null) throw new Refusal('not-found');
  const age = kept.broughtAt === null ? freshFor : ports.now().getTime() - new Date(kept.broughtAt).getTime();
  if (age >= 0 && age < freshFor) return { id, kept: kept.busy, skipped: 0 };
  return bring(ports, caller, id, { name: kept.name, url: kept.url });
}

export async function deleteCalendar(ports: Ports, caller: Caller, id: string): Promise<{ id: string }> {
  const [gone] = await asCaller(ports, caller, query =>
    query<{ id: string }>(
      'delete from public.calendars where practitioner = (select auth.uid()) and id = $1 returning id',
      [id],
    ),
  );
  if (!gone) throw new Refusal('not-found');
  return gone;
}
