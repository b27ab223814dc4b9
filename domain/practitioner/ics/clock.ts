/** Times as iCalendar writes them: dates, walls with or without a zone, instants. Known zones go by the pinned data. */
import { dayLength, instantOfWall, zoneOf } from '../../zone.ts';
import { allNamed, type Component, type Property, propertyNamed } from './lines.ts';
import { daysOf, ruleOf } from './rule.ts';

/** From a wall (milliseconds as if it were UTC) to an instant. */
export type Clock = (wall: number) => number;

export interface Stamp {
  readonly wall: number;
  readonly isDate: boolean;
  readonly clock: Clock;
}

const form = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/;

const utc: Clock = wall => wall;

/** Walls as a zone of the pinned data has them; undefined for a name that is not in it. */
export function clockOf(name: string): Clock | undefined {
  const zone = zoneOf(name);
  return zone && (wall => instantOfWall(zone, wall));
}

/** Undefined where the time or its zone cannot be read. */
export function stampOf(
  text: string,
  { parameters }: Property,
  clocks: ReadonlyMap<string, Clock>,
  own: Clock,
): Stamp | undefined {
  const [, year, month, date, hour, minute, second, isUtc] = form.exec(text) ?? [];
  if (year === undefined) return undefined;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Math.min(59, Number(second ?? 0)),
  );
  const isReal = new Date(wall).toISOString().slice(0, 10) === `${year}-${month}-${date}`;
  const name = parameters.TZID;
  const clock = isUtc ? utc : name === undefined ? own : (clockOf(name) ?? clocks.get(name));
  return isReal && clock ? { wall, isDate: hour === undefined, clock } : undefined;
}

const durationForm = /^\+?P(?:(\d{1,5})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?$/;

/** Milliseconds. */
export function durationOf(text: string): number | undefined {
  const found = durationForm.exec(text);
  if (!found) return undefined;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map(part => Number(part ?? 0));
  return (
    (((weeks ?? 0) * 7 + (days ?? 0)) * 24 + (hours ?? 0)) * 3_600_000 +
    (minutes ?? 0) * 60_000 +
    (seconds ?? 0) * 1_000
  );
}

/** What a file itself says of zones that have no name of ours, such as `W. Europe Standard Time`. */
export function clocksOf(calendar: Component, { from, to }: { from: number; to: number }): ReadonlyMap<string, Clock> {
  const clocks = new Map<string, Clock>();
  for (const zone of calendar.parts.filter(({ name }) => name === 'VTIMEZONE').slice(0, 100)) {
    const name = propertyNamed(zone, 'TZID')?.value;
    const clock = clockOf(propertyNamed(zone, 'X-LIC-LOCATION')?.value ?? '') ?? toldClock(zone, from, to);
    if (name !== undefined && clock) clocks.set(name, clock);
  }
  return clocks;
}

const offsetForm = /^([+-])(\d\d)(\d\d)/;

/** From when on, on the wall, which offset holds. */
function toldClock({ parts }: Component, from: number, to: number): Clock | undefined {
  const changes = parts.flatMap(part => {
    const [, sign, hours, minutes] = offsetForm.exec(propertyNamed(part, 'TZOFFSETTO')?.value ?? '') ?? [];
    const start = propertyNamed(part, 'DTSTART');
    const begin = start && stampOf(start.value, { ...start, parameters: {} }, new Map(), utc);
    if (sign === undefined || !begin) return [];
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
    const rules = allNamed(part, 'RRULE').flatMap(({ value }) => ruleOf(value) ?? []);
    const day = Math.floor(begin.wall / dayLength);
    // Two years before, so that the last change before the window is among them.
    const years = { first: Math.floor(from / dayLength) - 800, last: Math.ceil(to / dayLength) + 2 };
    const later = rules.flatMap(rule => [...daysOf(rule, day, years.first, years.last, { left: 400_000 })]);
    return [begin.wall, ...later.map(on => begin.wall + (on - day) * dayLength)].map(at => ({ at, offset }));
  });
  if (changes.length === 0) return undefined;
  changes.sort((a, b) => a.at - b.at);
  return wall => wall - (changes.findLast(({ at }) => at <= wall) ?? (changes[0] as { offset: number })).offset;
}
