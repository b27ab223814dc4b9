/** When a practitioner is there at all: rules on the wall become stretches of time, whatever is taken in them. */
import { dayExists, dayLength, instantOfWall, type Zone } from '../zone.ts';
import type { Plan, WallHours } from './plan.ts';

/** Milliseconds since 1970, the end not included. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

type Rules = Pick<Plan, 'zone' | 'weekly' | 'overrides' | 'travels'>;

const none: readonly Stretch[] = [];

/** Rules of one date end by the midnight after the next one. */
const longest = 2;
/** No wall is further from UTC, in days. */
const farthest = 16 / 24;

/** The dates (days since 1970) whose rules can reach into a stretch of time. */
export function datesAround({ start, end }: Stretch): { first: number; last: number } {
  return {
    first: Math.floor(start / dayLength - farthest) - longest,
    last: Math.floor(end / dayLength + farthest),
  };
}

/** What begins on a date, in order; stretches that overlap or touch are one. */
export function stretchesOn(rules: Rules, date: number): readonly Stretch[] {
  const walls = rules.overrides.get(date) ?? rules.weekly[weekday(date)] ?? [];
  if (walls.length === 0) return none;
  const zone = zoneOn(rules, date);
  if (!dayExists(zone, date)) return none;
  // What an evening takes over into a date of its own rules ends with the midnight between them.
  const until = rules.overrides.has(date + 1) ? dayLength : Number.POSITIVE_INFINITY;
  return joined(
    walls.map(wall => resolved(zone, date * dayLength, wall, until)).filter(({ start, end }) => start < end),
  );
}

const resolved = (zone: Zone, midnight: number, { start, end }: WallHours, until: number): Stretch => ({
  start: instantOfWall(zone, midnight + start),
  end: instantOfWall(zone, midnight + Math.min(end, until)),
});

/** Where the walls are on a date: the last travel that has it, else home. */
export function zoneOn({ travels, zone }: Rules, date: number): Zone {
  if (travels.length === 0) return zone;
  return travels.findLast(travel => travel.from <= date && date <= travel.to)?.zone ?? zone;
}

/** 0 is Monday; 1970 began on a Thursday. */
const weekday = (date: number) => (((date + 3) % 7) + 7) % 7;

/** In order, and those that overlap or touch as one. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  if (stretches.length < 2) return stretches;
  const inOrder = [...stretches].sort((a, b) => a.start - b.start);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}

/** The stretch that holds an instant, out of joined ones. */
export function around(stretches: readonly Stretch[], at: number): Stretch | undefined {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).start <= at) low = middle + 1;
    else high = middle;
  }
  const found = stretches[low - 1];
  return found && at < found.end ? found : undefined;
}
