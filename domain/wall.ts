/** Between an instant and what calendar and clock on the wall say of it in a zone: for what people write down themselves. */
import { zoneOr } from './time.ts';

export interface Wall {
  /** `2026-11-24` */
  readonly day: string;
  /** `07:10` */
  readonly time: string;
}

const minute = 60_000;
const wholeDay = 86_400_000;

/** Formats are dear to make; a file that is brought in may ask ten thousand times for the same zone. */
const formats = new Map<string, Intl.DateTimeFormat>();
const mostFormats = 64;

function formatOf(zone: string): Intl.DateTimeFormat {
  const kept = formats.get(zone);
  if (kept) return kept;
  if (formats.size >= mostFormats) formats.clear();
  const two = '2-digit' as const;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zoneOr(zone),
    calendar: 'iso8601',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, second: two },
  });
  formats.set(zone, made);
  return made;
}

/** The wall as if it were UTC, milliseconds since 1970. */
function wallMilliseconds(zone: string, at: number): number {
  const parts = formatOf(zone).formatToParts(at);
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
