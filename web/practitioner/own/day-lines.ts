/** One date of a practice in words: its hours, and everything that stands in them. */
import type { Availability } from '../../../domain/practitioner/availability.ts';
import { wallTime } from '../../words/dates.ts';
import { calendar as say } from '../../words/en/own-calendar.ts';
import { cityOf, dayOf, wallOf } from '../wall.ts';

interface Span {
  readonly start: string;
  readonly end: string;
}

export function linesOf(
  date: string,
  hours: Availability,
  busy: readonly (Span & { readonly calendar: string })[],
  calendars: readonly { readonly id: string; readonly name: string }[],
): string[] {
  const { zone } = hours;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  const own = hours.overrides.find(of => of.date === date)?.intervals;
  const holiday = hours.holidays.find(of => of.date === date);
  const travel = hours.travels.find(({ from, to }) => from <= date && date <= to);
  const open = own ?? (holiday ? [] : hours.weekly.filter(({ days }) => days.includes(weekday)));
  const nameOf = (id: string) => calendars.find(of => of.id === id)?.name ?? say.others.usual;
  return [
    ...(holiday ? [say.holiday(holiday.name)] : []),
    ...(travel ? [say.travel(cityOf(travel.zone))] : []),
    ...(open.length === 0 && !holiday ? [say.closed] : []),
    ...[...open].sort((a, b) => (a.start < b.start ? -1 : 1)).map(({ start, end }) => say.open(start, end)),
    ...on(date, zone, busy).map(span => say.busy(...walls(zone, span), nameOf(span.calendar))),
    ...on(date, zone, hours.timeOff).map(span => say.off(...walls(zone, span), span.note)),
  ];
}

/** What touches the date on the wall of the zone; what ends at midnight does not touch the next one. */
const on = <T extends Span>(date: string, zone: string, spans: readonly T[]) =>
  spans.filter(({ start, end }) => {
    const last = new Date(wallOf(zone, end).getTime() - 1);
    return dayOf(wallOf(zone, start)) <= date && date <= dayOf(last);
  });

const walls = (zone: string, { start, end }: Span): [string, string] => [
  wallTime(wallOf(zone, start)),
  wallTime(wallOf(zone, end)),
];
