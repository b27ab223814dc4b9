/** What the practitioner allows by date: how far ahead, and how many sessions a day and a week. */
import { dayOn } from '../zone.ts';
import { isShared } from './blocked.ts';
import type { Plan } from './plan.ts';

/** Sessions that are booked, by date and by week of the practitioner's zone. */
export interface Booked {
  readonly byDate: ReadonlyMap<number, number>;
  readonly byWeek: ReadonlyMap<number, number>;
  /** Starts of group sessions: who joins one makes no further session. */
  readonly shared: ReadonlySet<number>;
}

export function bookedIn(plan: Plan): Booked {
  const byDate = new Map<number, number>();
  const byWeek = new Map<number, number>();
  const shared = new Set<number>();
  if (!isLimited(plan)) return { byDate, byWeek, shared };
  for (const taken of plan.taken) {
    if (taken.kind !== 'booked' || shared.has(taken.start)) continue;
    if (isShared(plan, taken)) shared.add(taken.start);
    const date = dayOn(plan.zone, taken.start);
    const week = weekOf(plan, date);
    byDate.set(date, (byDate.get(date) ?? 0) + 1);
    byWeek.set(week, (byWeek.get(week) ?? 0) + 1);
  }
  return { byDate, byWeek, shared };
}

const isLimited = ({ perDay, perWeek }: Plan) =>
  perDay < Number.POSITIVE_INFINITY || perWeek < Number.POSITIVE_INFINITY;

/** Weeks since one that began in January 1970. */
const weekOf = ({ weekStart }: Plan, date: number) => Math.floor((date + 4 - weekStart) / 7);

/** Which limit a session more would break; undefined when none. */
export function limitAt(plan: Plan, booked: Booked, start: number): 'day-full' | 'week-full' | undefined {
  if (!isLimited(plan) || booked.shared.has(start)) return undefined;
  const date = dayOn(plan.zone, start);
  if ((booked.byDate.get(date) ?? 0) >= plan.perDay) return 'day-full';
  return (booked.byWeek.get(weekOf(plan, date)) ?? 0) >= plan.perWeek ? 'week-full' : undefined;
}

const forever = Number.POSITIVE_INFINITY;

/** Why the date of a start is not offered; undefined when it is. */
export function datesAt(plan: Plan, start: number): 'too-far' | 'before-dates' | 'after-dates' | undefined {
  const { rollingTo, firstDate, lastDate } = plan;
  if (rollingTo === forever && firstDate === -forever && lastDate === forever) return undefined;
  const date = dayOn(plan.zone, start);
  if (date < firstDate) return 'before-dates';
  if (date > lastDate) return 'after-dates';
  return date > rollingTo ? 'too-far' : undefined;
}
