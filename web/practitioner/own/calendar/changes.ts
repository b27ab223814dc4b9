/** What a drag or a form does to the hours: time off and hours of one date, added, changed and taken away. */
import { dayNumber, weekdayOf } from '../../../../domain/practice/calendar.ts';
import type { Availability } from '../../../../domain/practitioner/availability.ts';
import { dayLength, instantOfWall, offsetAt, type Zone } from '../../../../domain/zone.ts';
import { zoneNamed } from '../../wall.ts';

/** What can be changed here, and where it stands in the hours. */
export type Target =
  | { readonly kind: 'off'; readonly index: number }
  | { readonly kind: 'own'; readonly date: string; readonly index: number }
  | { readonly kind: 'closed'; readonly date: string };

/** Instants, in milliseconds since 1970. */
export interface Draft {
  readonly kind: 'off' | 'own';
  readonly start: number;
  readonly end: number;
  readonly note: string;
}

type Interval = Availability['overrides'][number]['intervals'][number];

const minute = 60_000;
const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const two = (n: number) => String(n).padStart(2, '0');
const timeOf = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

const spanOf = ({ start, end, endDayOffset = 0 }: Interval) => ({
  start: minutesOf(start),
  end: minutesOf(end) + endDayOffset * 1440,
});
const intervalOf = ({ start, end }: { start: number; end: number }): Interval =>
  end <= 1440
    ? { start: timeOf(start), end: timeOf(end) }
    : { start: timeOf(start), end: timeOf(end - 1440), endDayOffset: 1 };

/** In order; what overlaps or touches is one. */
function together(intervals: readonly Interval[]): Interval[] {
  const found: { start: number; end: number }[] = [];
  for (const span of intervals.map(spanOf).sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else found.push(span);
  }
  return found.map(intervalOf);
}

const zoneOn = (hours: Availability, date: string) =>
  zoneNamed(hours.travels.findLast(({ from, to }) => from <= date && date <= to)?.zone ?? hours.zone);

/** The instants of one interval of a date with hours of its own. */
export function ownHours(hours: Availability, date: string, index: number): { start: number; end: number } {
  const interval = hours.overrides.find(of => of.date === date)?.intervals[index];
  if (!interval) return { start: 0, end: 0 };
  const { start, end } = spanOf(interval);
  const zone = zoneOn(hours, date);
  const midnight = dayNumber(date) * dayLength;
  return {
    start: instantOfWall(zone, midnight + start * minute),
    end: instantOfWall(zone, midnight + end * minute),
  };
}

/** What a date has without hours of its own. */
function usualOn({ holidays, weekly }: Availability, date: string): Interval[] {
  if (holidays.some(of => of.date === date)) return [];
  const weekday = weekdayOf(date) + 1;
  return together(weekly.filter(({ days }) => days.includes(weekday)).map(({ days: _, ...interval }) => interval));
}

const same = (a: readonly Interval[], b: readonly Interval[]) => JSON.stringify(a) === JSON.stringify(b);

/** A date whose own hours are the usual ones has none of its own. */
function dated(hours: Availability, date: string, intervals: readonly Interval[]): Availability {
  const rest = hours.overrides.filter(of => of.date !== date);
  const own = together(intervals);
  const overrides = same(own, usualOn(hours, date)) ? rest : [...rest, { date, intervals: own }];
  return { ...hours, overrides: [...overrides].sort((a, b) => (a.date < b.date ? -1 : 1)) };
}

const intervalsOn = (hours: Availability, date: string) =>
  hours.overrides.find(of => of.date === date)?.intervals ?? usualOn(hours, date);

export function without(hours: Availability, target: Target): Availability {
  if (target.kind === 'off') return { ...hours, timeOff: hours.timeOff.filter((_, i) => i !== target.index) };
  if (target.kind === 'closed')
    return { ...hours, overrides: hours.overrides.filter(({ date }) => date !== target.date) };
  const left = intervalsOn(hours, target.date).filter((_, i) => i !== target.index);
  return dated(hours, target.date, left);
}

export function having(hours: Availability, { kind, start, end, note }: Draft): Availability {
  if (kind === 'off') {
    const off = { start: new Date(start).toISOString(), end: new Date(end).toISOString(), note };
    return { ...hours, timeOff: [...hours.timeOff, off].sort((a, b) => (a.start < b.start ? -1 : 1)) };
  }
  // The date is that of the walls where the practitioner is then; only around a journey can it be another than at home.
  const wallIn = (zone: Zone, instant: number) => instant + offsetAt(zone, instant);
  const dateIn = (zone: Zone) => new Date(wallIn(zone, start)).toISOString().slice(0, 10);
  const home = dateIn(zoneNamed(hours.zone));
  const date = dateIn(zoneOn(hours, home));
  const zone = zoneOn(hours, date);
  const midnight = dayNumber(date) * dayLength;
  const from = Math.floor((wallIn(zone, start) - midnight) / minute);
  const to = Math.ceil((wallIn(zone, end) - midnight) / minute);
  return dated(hours, date, [...intervalsOn(hours, date), intervalOf({ start: Math.max(0, from), end: to })]);
}

/** The same with other times. */
export const changed = (hours: Availability, target: Target | undefined, draft: Draft): Availability =>
  having(target ? without(hours, target) : hours, draft);
