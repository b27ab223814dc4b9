/** Where the busy times of another calendar meet the hours of the practice, so that whoever brings one knows what it does. */
import type { Availability } from '../../../../domain/practitioner/availability.ts';
import { openIn } from '../../../../domain/practitioner/open-hours.ts';
import { wallDay } from '../../../words/dates.ts';
import { calendar } from '../../../words/en/own-calendar.ts';
import { cityOf, dayOf, wallOf } from '../../wall.ts';

const say = calendar.others.conflicts;

interface Span {
  readonly start: string;
  readonly end: string;
}

export interface Conflicts {
  /** Busy times that take open hours away, and the dates on which they do. */
  readonly open: { readonly times: number; readonly dates: readonly string[] };
  /** Busy times on dates that were changed by hand, and those dates with what stands there. */
  readonly changed: { readonly times: number; readonly dates: readonly (readonly [date: string, what: string])[] };
}

export function conflictsOf(hours: Availability, busy: readonly Span[]): Conflicts {
  const spans = busy.map(({ start, end }) => ({ start: Date.parse(start), end: Date.parse(end) }));
  const from = Math.min(...spans.map(({ start }) => start));
  const to = Math.max(...spans.map(({ end }) => end));
  const stretches = spans.length === 0 ? [] : openIn(hours, from, to);
  const dateAt = (at: number) => dayOf(wallOf(hours.zone, new Date(at).toISOString()));
  const open = { times: 0, dates: new Set<string>() };
  const changed = { times: 0, dates: new Map<string, string>() };
  for (const { start, end } of spans) {
    const met = stretches.filter(of => of.start < end && start < of.end);
    if (met.length > 0) open.times++;
    for (const of of met) open.dates.add(dateAt(Math.max(start, of.start)));
    const found = byHand(hours, { first: dateAt(start), last: dateAt(end - 1) }, { start, end });
    if (found.length > 0) changed.times++;
    for (const [date, what] of found) changed.dates.set(date, what);
  }
  return {
    open: { times: open.times, dates: [...open.dates].sort() },
    changed: { times: changed.times, dates: [...changed.dates].sort(([a], [b]) => (a < b ? -1 : 1)) },
  };
}

function byHand(hours: Availability, on: { first: string; last: string }, span: { start: number; end: number }) {
  const within = (date: string) => on.first <= date && date <= on.last;
  const later = (date: string) => (date < on.first ? on.first : date);
  const off = hours.timeOff.filter(({ start, end }) => Date.parse(start) < span.end && span.start < Date.parse(end));
  return [
    ...off.map(({ note }): [string, string] => [on.first, calendar.offShort(note)]),
    ...hours.travels
      .filter(({ from, to }) => from <= on.last && on.first <= to)
      .map(({ from, zone }): [string, string] => [later(from), calendar.travel(cityOf(zone))]),
    ...hours.overrides
      .filter(({ date }) => within(date))
      .map(({ date, intervals }): [string, string] => [
        date,
        intervals.length > 0 ? calendar.own : calendar.closedDate,
      ]),
    ...hours.holidays
      .filter(({ date }) => within(date))
      .map(({ date, name }): [string, string] => [date, calendar.holiday(name)]),
  ];
}

/** What is said of them, a sentence each; more days than these are only counted. */
const mostDays = 8;

export function saidOf({ open, changed }: Conflicts): string[] {
  const day = (date: string) => wallDay(new Date(`${date}T00:00:00Z`));
  const listed = (days: readonly string[]) => say.days(days.slice(0, mostDays), Math.max(0, days.length - mostDays));
  return [
    open.times === 0 ? say.none : say.open(open.times, open.dates.length, listed(open.dates.map(day))),
    ...(changed.times === 0
      ? []
      : [say.changed(changed.times, listed(changed.dates.map(([date, what]) => say.what(day(date), what))))]),
  ];
}
