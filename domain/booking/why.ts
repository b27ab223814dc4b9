/** Why a moment is not open: every reason there is, out of a closed set. No reason means that it is. */
import { ok, type Result } from '../result.ts';
import { dayOn } from '../zone.ts';
import { datesAt, limitAt } from './allowance.ts';
import { isShared, reach, seatsLeft } from './blocked.ts';
import { isoOf } from './iso.ts';
import { around, datesAround, joined, type Stretch, zoneOn } from './open-hours.ts';
import type { QueryProblem, SlotQuery, Span } from './query.ts';
import { type Ground, groundOf, occurrence, stretchesThrough } from './slots.ts';

export const reasons = [
  'over',
  /** Sooner than the notice that the practitioner wants. */
  'notice',
  /** Not in the window that was asked for. */
  'not-asked',
  'too-far',
  'before-dates',
  'after-dates',
  'closed',
  /** By the hours of this date, which stand in place of the weekly ones. */
  'closed-date',
  /** Open, but not until the session would end. */
  'too-short',
  'off-grid',
  'busy',
  'booked',
  'held',
  'seats-gone',
  'day-full',
  'week-full',
  /** A later occurrence falls on a date that the zone left out. */
  'no-date',
  'series',
] as const;

export interface Why {
  readonly why: (typeof reasons)[number];
  /** What is in the way: busy, booked or held. */
  readonly span?: Span;
  /** It is only the time before or after a session that would meet it. */
  readonly byBuffer?: true;
  /** Of a series: the occurrence that cannot be, and why. */
  readonly occurrence?: string;
  readonly because?: readonly Why[];
}

/** `instant` in UTC as an ISO string. */
export function whyNotFree(query: SlotQuery, instant: string): Result<readonly Why[], QueryProblem> {
  const ground = groundOf(query);
  if (!ground.ok) return ground;
  const { plan } = ground.value;
  const start = new Date(instant).getTime();
  if (Number.isNaN(start)) return { ok: false, problem: { why: 'no-instant', at: 'instant', value: instant } };
  const stretches = stretchesThrough(plan, { start, end: start });
  const open = joined(stretches);
  const found: Why[] = [];
  const add = (why: Why['why'] | undefined) => why && found.push({ why });
  if (start < plan.now) add('over');
  else if (start < plan.earliest) add('notice');
  if (start < plan.from || start >= plan.to) add('not-asked');
  add(datesAt(plan, start));
  if (around(open, start) && !stretches.some(stretch => isOnGrid(stretch, plan.step, start))) add('off-grid');
  found.push(...whyNotThen(ground.value, open, start), ...whyNotLater(ground.value, open, start));
  return ok(found);
}

const isOnGrid = (stretch: Stretch, step: number, start: number) =>
  stretch.start <= start && start < stretch.end && (start - stretch.start) % step === 0;

/** What binds every occurrence of a series. */
function whyNotThen(ground: Ground, open: readonly Stretch[], start: number): Why[] {
  const { plan, blocked, booked } = ground;
  const found: Why[] = [];
  const room = around(open, start);
  if (!room) found.push({ why: isDateClosed(ground, start) ? 'closed-date' : 'closed' });
  else if (start + plan.duration > room.end) found.push({ why: 'too-short' });
  for (const taken of plan.taken) {
    const { after, before } = reach(plan, taken);
    if (start <= after || start >= before || (isShared(plan, taken) && taken.start === start)) continue;
    const byBuffer = start >= taken.end || start + plan.duration <= taken.start;
    const span = { start: isoOf(taken.start), end: isoOf(taken.end) };
    found.push({ why: taken.kind, span, ...(byBuffer && { byBuffer }) });
  }
  if (plan.seats && seatsLeft(plan, blocked, start) < plan.seats.wanted) found.push({ why: 'seats-gone' });
  const limit = limitAt(plan, booked, start);
  if (limit) found.push({ why: limit });
  return found;
}

/** Whether the date of an instant has hours of its own, by the wall that holds on it. */
function isDateClosed({ plan }: Ground, at: number): boolean {
  const { first, last } = datesAround({ start: at, end: at });
  for (let date = first; date <= last; date++) {
    if (plan.overrides.has(date) && dayOn(zoneOn(plan, date), at) === date) return true;
  }
  return false;
}

function whyNotLater(ground: Ground, open: readonly Stretch[], start: number): Why[] {
  const found: Why[] = [];
  for (let nth = 1; nth < ground.plan.occurrences; nth++) {
    const at = occurrence(ground.plan, start, nth);
    const because: Why[] = at === undefined ? [{ why: 'no-date' }] : whyNotThen(ground, open, at);
    if (because.length === 0) continue;
    found.push({ why: 'series', because, ...(at !== undefined && { occurrence: isoOf(at) }) });
  }
  return found;
}
