/** Open times of a service, for anybody and for its owner, and why a moment is not one. */

import type { SlotQuery, Span } from '../../domain/booking/query.ts';
import { openSlots } from '../../domain/booking/slots.ts';
import { type Why, whyNotFree } from '../../domain/booking/why.ts';
import { type Availability, slotQueryOf } from '../../domain/practitioner/availability.ts';
import type { OpenTimes } from '../../domain/practitioner/directory.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import { zoneRelease } from '../../domain/zone.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import { type Caller, house, type Ports } from '../ports.ts';

interface Found {
  readonly service: Service;
  readonly hours: Availability | null;
  readonly busy: Span[];
}

/** Which service, of whom: of who is shown under an address, or of the caller. */
export type Which =
  | { readonly slug: string; readonly service: string }
  | { readonly caller: Caller; readonly service: string };

export interface Window {
  readonly minutes: number;
  readonly from: string;
  readonly to: string;
}

const statement = `
  select s.details as service, a.hours,
    (select coalesce(json_agg(json_build_object('start', b.starts, 'end', b.ends)), '[]')
     from public.busy_times b
     where b.practitioner = s.practitioner and b.ends > $3::timestamptz - interval '2 days'
       and b.starts < $4::timestamptz + make_interval(days => 2 + 7 * coalesce((s.details ->> 'series')::integer, 0))
    ) as busy
  from public.services s
  join public.practitioners p on p.id = s.practitioner
  left join public.availability a on a.practitioner = s.practitioner
  where s.id = $1 and `;

async function askedOf(ports: Ports, which: Which, { minutes, from, to }: Window): Promise<SlotQuery | null> {
  const [speaker, whose, value] =
    'slug' in which
      ? ([house, 'p.slug = $2', which.slug] as const)
      : ([which.caller, 'p.id = $2', which.caller.id] as const);
  const [found] = await asCaller(ports, speaker, query =>
    query<Found>(statement + whose, [which.service, value, from, to]),
  );
  if (!found) throw new Refusal('not-found');
  const { service, hours, busy } = found;
  if (!service.options.some(option => option.minutes === minutes)) {
    throw new Refusal('invalid', { where: [{ path: 'minutes', message: 'must be a length of the service' }] });
  }
  return hours && slotQueryOf(hours, service, { minutes, busy, now: ports.now().toISOString(), window: { from, to } });
}

/** None while there are no hours. */
export async function openTimesOf(ports: Ports, which: Which, window: Window): Promise<OpenTimes> {
  const asked = await askedOf(ports, which, window);
  return { zone: asked?.zone ?? 'UTC', zoneRelease, slots: asked ? plain(openSlots(asked)) : [] };
}

const plain = (slots: ReturnType<typeof openSlots>): OpenTimes['slots'] =>
  slots.map(({ start, seatsLeft, occurrences }) => ({
    start,
    ...(seatsLeft !== undefined && { seatsLeft }),
    ...(occurrences && { occurrences: [...occurrences] }),
  }));

const day = 86_400_000;

/** Around the moment, so that limits of its day and week are known. */
export async function whyNot(ports: Ports, which: Which, minutes: number, at: string): Promise<{ reasons: Why[] }> {
  const moment = new Date(at).getTime();
  const window = { minutes, from: new Date(moment - day).toISOString(), to: new Date(moment + day).toISOString() };
  const asked = await askedOf(ports, which, window);
  if (!asked) return { reasons: [{ why: 'closed' }] };
  const found = whyNotFree(asked, at);
  if (!found.ok) throw new Error(`${found.problem.at}: ${found.problem.why}`);
  return { reasons: [...found.value] };
}
