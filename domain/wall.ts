/** Between an instant and what calendar and clock on the wall say of it in a zone: for what people write down themselves. */
import { byZone } from './by-zone.ts';
import { zoneOr } from './time.ts';

export interface Wall {
  /** `2026-11-24` */
  readonly day: string;
  /** `07:10` */
  readonly time: string;
}

const minute = 60_000;
const wholeDay = 86_400_000;

/** What the engine says of one zone, which is dear to ask: a file that is brought in may want it for ten thousand moments. */
interface Clock {
  readonly format: Intl.DateTimeFormat;
  /** By how much the wall was ahead of UTC when a UTC day began, by the day's number. */
  readonly ahead: Map<number, number>;
}
const mostDays = 20_000;

const clockOf = byZone((zone): Clock => {
  const two = '2-digit' as const;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOr(zone),
    calendar: 'iso8601',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  return { format, ahead: new Map() };
});

/** The wall as if it were UTC, milliseconds since 1970. Only on a day of a clock change is the moment itself asked for. */
function wallMilliseconds(zone: string, at: number): number {
  const clock = clockOf(zone);
  const day = Math.floor(at / wholeDay);
  const ahead = aheadOn(clock, day);
  return ahead === aheadOn(clock, day + 1) ? at + ahead : formatted(clock, at);
}

function aheadOn(clock: Clock, day: number): number {
  const known = clock.ahead.get(day);
  if (known !== undefined) return known;
  if (clock.ahead.size >= mostDays) clock.ahead.clear();
  const made = formatted(clock, day * wholeDay) - day * wholeDay;
  clock.ahead.set(day, made);
  return made;
}

/** In the engine's own words, to the second. */
function formatted({ format }: Clock, at: number): number {
  const parts = format.formatToParts(at);
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find(part => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

/** What the wall says at an instant (ISO string) in an IANA zone; UTC where the zone is not known here. */
export function wallAt(zone: string, instant: string): Wall {
  const iso = new Date(wallMilliseconds(zone, new Date(instant).getTime())).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/**
 * The instant (ISO string) at which the wall of a zone says this. An hour that comes twice is taken the first time; one
 * that is left out is as much later as the clock was put forward.
 */
export function instantOf(zone: string, { day, time }: Wall): string {
  const wall = new Date(`${day}T${time}:00Z`).getTime();
  const offset = (at: number) => Math.round((wallMilliseconds(zone, at) - at) / minute) * minute;
  const before = offset(wall - wholeDay);
  const candidates = [before, offset(wall + wholeDay)].map(by => wall - by).sort((a, b) => a - b);
  const found = candidates.find(at => wallMilliseconds(zone, at) === wall);
  return new Date(found ?? wall - before).toISOString();
}
