/**
 * Which times are open. Rules on the wall are resolved by the pinned zone data, each date's grid is laid from its own
 * beginnings, and what is taken only takes starts away: the grid never moves.
 */
import { no, ok, type Result } from '../result.ts';
import { dayExists, dayLength, instantOfWall, offsetAt } from '../zone.ts';
import { type Booked, bookedIn, datesAt, limitAt } from './allowance.ts';
import { type Blocked, blockedBy, isBlocked, rangeAt, seatsLeft } from './blocked.ts';
import { isoOf } from './iso.ts';
import { around, datesAround, joined, type Stretch, stretchesOn } from './open-hours.ts';
import { type Plan, planOf } from './plan.ts';
import type { QueryProblem, Slot, SlotQuery } from './query.ts';

/** A plan with what is worked out once for all of its slots. */
export interface Ground {
  readonly plan: Plan;
  readonly blocked: Blocked;
  readonly booked: Booked;
}

/** All open times of the window, in order. Throws a RangeError for what `trySlots` would name. */
export function openSlots(query: SlotQuery): Slot[] {
  const slots = trySlots(query);
  if (slots.ok) return slots.value;
  const { why, at, value } = slots.problem;
  throw new RangeError(`${at}: ${why}: ${value}`);
}

/** The same, for a query that nobody has looked at. */
export function trySlots(query: SlotQuery): Result<Slot[], QueryProblem> {
  const ground = groundOf(query);
  if (!ground.ok) return ground;
  const { plan } = ground.value;
  return ok(startsIn(ground.value, plan.from, plan.to).map(start => slotAt(ground.value, start)));
}

/** The first open time of the window, which is looked through only as far as it must be. */
export function nextSlot(query: SlotQuery): Result<Slot | undefined, QueryProblem> {
  const ground = groundOf(query);
  if (!ground.ok) return ground;
  const { plan } = ground.value;
  let from = Math.max(plan.from, plan.earliest);
  for (let days = 2; from < plan.to; days *= 2) {
    const to = Math.min(plan.to, from + days * dayLength);
    const [first] = startsIn(ground.value, from, to);
    if (first !== undefined) return ok(slotAt(ground.value, first));
    from = to;
  }
  return ok(undefined);
}

export function groundOf(query: SlotQuery): Result<Ground, QueryProblem> {
  const plan = planOf(query);
  if (!plan.ok) return no(plan.problem);
  return ok({ plan: plan.value, blocked: blockedBy(plan.value), booked: bookedIn(plan.value) });
}

/** Open starts of a part of the window. */
function startsIn(ground: Ground, from: number, to: number): number[] {
  const wanted = { start: Math.max(from, ground.plan.earliest), end: to };
  if (wanted.start >= wanted.end) return [];
  const stretches = stretchesThrough(ground.plan, wanted);
  const open = joined(stretches);
  const starts: number[] = [];
  for (const stretch of stretches) addStarts(ground, stretch, wanted, open, starts);
  return inOrder(starts);
}

/** The grid of one stretch, as far as it is wanted, without what cannot be had. */
function addStarts(ground: Ground, stretch: Stretch, wanted: Stretch, open: readonly Stretch[], starts: number[]) {
  const { plan, blocked } = ground;
  // All of a stretch lies in one open one, so the last start that fits is the same for its whole grid.
  const room = around(open, stretch.start)?.end ?? stretch.end;
  const end = Math.min(stretch.end, wanted.end, room - plan.duration + 1);
  const skipped = Math.max(0, Math.ceil((wanted.start - stretch.start) / plan.step));
  const first = stretch.start + skipped * plan.step;
  let range = rangeAt(blocked, first);
  for (let start = first; start < end; start += plan.step) {
    while ((blocked.before[range] ?? Number.POSITIVE_INFINITY) <= start) range++;
    if ((blocked.after[range] ?? Number.POSITIVE_INFINITY) < start) continue;
    if (datesAt(plan, start) || !admits(ground, start) || !seriesIsFree(ground, open, start)) continue;
    starts.push(start);
  }
}

/** Whether seats and limits allow a session at a start. */
const admits = ({ plan, blocked, booked }: Ground, start: number) =>
  (!plan.seats || seatsLeft(plan, blocked, start) >= plan.seats.wanted) && !limitAt(plan, booked, start);

/** Later occurrences need to be free, but not on the grid. */
function seriesIsFree(ground: Ground, open: readonly Stretch[], start: number): boolean {
  for (let nth = 1; nth < ground.plan.occurrences; nth++) {
    const at = occurrence(ground.plan, start, nth);
    if (at === undefined || !isFree(ground, open, at)) return false;
  }
  return true;
}

/** Whether a session at an instant fits into what is open and meets nothing. */
function isFree(ground: Ground, open: readonly Stretch[], start: number): boolean {
  const room = around(open, start);
  const fits = room !== undefined && start + ground.plan.duration <= room.end;
  return fits && !isBlocked(ground.blocked, start) && admits(ground, start);
}

/** So many weeks later by the wall of the practitioner; undefined where that date was left out. */
export function occurrence({ zone }: Plan, start: number, nth: number): number | undefined {
  if (nth === 0) return start;
  const wall = start + offsetAt(zone, start) + nth * 7 * dayLength;
  return dayExists(zone, Math.floor(wall / dayLength)) ? instantOfWall(zone, wall) : undefined;
}

/** The stretches of all dates that a session, and the series it begins, can touch when it starts in this span. */
export function stretchesThrough(plan: Plan, { start, end }: Stretch): readonly Stretch[] {
  // One day more, because a week by the wall may be longer than seven days.
  const later = plan.occurrences > 1 ? ((plan.occurrences - 1) * 7 + 1) * dayLength : 0;
  const { first, last } = datesAround({ start, end: end + plan.duration + later });
  const all: Stretch[] = [];
  for (let date = first; date <= last; date++) all.push(...stretchesOn(plan, date));
  return all;
}

/** Grids of two dates can run into each other, and can meet. */
function inOrder(starts: number[]): number[] {
  const rising = starts.every((start, i) => i === 0 || (starts[i - 1] as number) < start);
  return rising ? starts : [...new Set(starts)].sort((a, b) => a - b);
}

function slotAt({ plan, blocked }: Ground, start: number): Slot {
  const slot = { start: isoOf(start) };
  if (!plan.seats && !plan.inSeries) return slot;
  const all = Array.from({ length: plan.occurrences }, (_, nth) => occurrence(plan, start, nth) as number);
  return {
    ...slot,
    ...(plan.seats && { seatsLeft: Math.min(...all.map(at => seatsLeft(plan, blocked, at))) }),
    ...(plan.inSeries && { occurrences: all.map(isoOf) }),
  };
}
