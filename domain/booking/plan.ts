/** A query in numbers: every text read once, every bound looked at, so that the search itself need not doubt anything. */
import { dayAt, dayNumber } from '../practice/calendar.ts';
import { no, ok, type Result } from '../result.ts';
import { dayLength, dayOn, type Zone, zoneOf } from '../zone.ts';
import { type BookedSpan, type Hours, mostIn, type QueryProblem, type SlotQuery } from './query.ts';

const minute = 60_000;
/** A year, in minutes: nothing that is asked in minutes is longer. */
const mostMinutes = 366 * 24 * 60;

/** Milliseconds after the midnight that the date begins with. */
export interface WallHours {
  readonly start: number;
  readonly end: number;
}

export interface Travel {
  readonly from: number;
  readonly to: number;
  readonly zone: Zone;
}

export interface Taken {
  readonly kind: 'busy' | 'booked' | 'held';
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
  readonly seats: number;
}

/** Instants in milliseconds since 1970, lengths in milliseconds, dates in days since 1970. */
export interface Plan {
  readonly zone: Zone;
  /** By weekday, Monday first. */
  readonly weekly: readonly (readonly WallHours[])[];
  readonly overrides: ReadonlyMap<number, readonly WallHours[]>;
  readonly travels: readonly Travel[];
  readonly duration: number;
  readonly step: number;
  readonly before: number;
  readonly after: number;
  readonly now: number;
  /** The first instant that keeps the notice. */
  readonly earliest: number;
  readonly rollingTo: number;
  readonly firstDate: number;
  readonly lastDate: number;
  readonly perDay: number;
  readonly perWeek: number;
  readonly weekStart: number;
  /** What stands in the way; the viewer's own and expired holds are left out. */
  readonly taken: readonly Taken[];
  readonly seats: { readonly all: number; readonly wanted: number } | undefined;
  /** 1 without a series. */
  readonly occurrences: number;
  readonly inSeries: boolean;
  readonly from: number;
  readonly to: number;
}

export function planOf(query: SlotQuery): Result<Plan, QueryProblem> {
  const read = new Reading();
  const zone = read.zone(query.zone, 'zone');
  const now = read.instant(query.now, 'now');
  const { bookingWindow = {}, limits = {}, capacity, series } = query;
  const plan: Plan = {
    zone,
    weekly: weeklyOf(query, read),
    overrides: overridesOf(query, read),
    travels: read.list(query.zoneSpans ?? [], 'zoneSpans').map(span => ({
      from: read.date(span.from, 'zoneSpans'),
      to: span.to === undefined ? Number.POSITIVE_INFINITY : read.date(span.to, 'zoneSpans'),
      zone: read.zone(span.zone, 'zoneSpans'),
    })),
    duration: read.minutes(query.durationMin, 'durationMin', 1),
    step: read.minutes(query.stepMin, 'stepMin', 1),
    before: read.minutes(query.bufferBeforeMin, 'bufferBeforeMin'),
    after: read.minutes(query.bufferAfterMin, 'bufferAfterMin'),
    now,
    earliest: now + read.minutes(query.minNoticeMin, 'minNoticeMin'),
    rollingTo:
      bookingWindow.rollingDays === undefined
        ? Number.POSITIVE_INFINITY
        : dayOn(zone, now) + read.count(bookingWindow.rollingDays, 'bookingWindow.rollingDays'),
    firstDate:
      bookingWindow.fromDate === undefined
        ? Number.NEGATIVE_INFINITY
        : read.date(bookingWindow.fromDate, 'bookingWindow.fromDate'),
    lastDate:
      bookingWindow.toDate === undefined
        ? Number.POSITIVE_INFINITY
        : read.date(bookingWindow.toDate, 'bookingWindow.toDate'),
    perDay: limits.perDay === undefined ? Number.POSITIVE_INFINITY : read.count(limits.perDay, 'limits.perDay'),
    perWeek: limits.perWeek === undefined ? Number.POSITIVE_INFINITY : read.count(limits.perWeek, 'limits.perWeek'),
    weekStart: read.count(limits.weekStart ?? 1, 'limits.weekStart', 7),
    taken: takenOf(query, now, read),
    seats: capacity && {
      all: read.count(capacity.seats, 'capacity.seats'),
      wanted: read.count(capacity.wanted ?? 1, 'capacity.wanted'),
    },
    occurrences: series ? read.count(series.count, 'series.count', mostIn.occurrences, 1) : 1,
    inSeries: series !== undefined,
    from: read.instant(query.window.from, 'window.from'),
    to: read.instant(query.window.to, 'window.to'),
  };
  if (query.inviteeZone !== undefined) read.zone(query.inviteeZone, 'inviteeZone');
  if ((plan.to - plan.from) / plan.step > mostIn.places) read.flaw('too-many', 'window', query.window.to);
  return read.problem ? no(read.problem) : ok(plan);
}

function weeklyOf(query: SlotQuery, read: Reading): WallHours[][] {
  const weekly: WallHours[][] = Array.from({ length: 7 }, () => []);
  for (const rule of read.list(query.weekly, 'weekly')) {
    const hours = read.hours(rule, 'weekly');
    for (const day of rule.days) {
      const of = weekly[day - 1];
      if (of) of.push(hours);
      else read.flaw('out-of-range', 'weekly', String(day));
    }
  }
  return weekly;
}

function overridesOf(query: SlotQuery, read: Reading): Map<number, WallHours[]> {
  const overrides = new Map<number, WallHours[]>();
  for (const { date, intervals } of read.list(query.overrides, 'overrides')) {
    const hours = read.list(intervals, 'intervals').map(interval => read.hours(interval, 'overrides'));
    overrides.set(read.date(date, 'overrides'), hours);
  }
  return overrides;
}

function takenOf(query: SlotQuery, now: number, read: Reading): Taken[] {
  const { busy, bookings = [], holds = [], viewer } = query;
  const live = read
    .list(holds, 'holds')
    .filter(hold => hold.holder !== viewer && read.instant(hold.expiresAt, 'holds') > now);
  return [
    ...read.list(busy, 'busy').map(span => read.taken(span, 'busy', 'busy')),
    ...read.list(bookings, 'bookings').map(span => read.taken(span, 'booked', 'bookings')),
    ...live.map(span => read.taken(span, 'held', 'holds')),
  ].filter(({ start, end }) => start < end);
}

const instantForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/;
const timeForm = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Reads on after a flaw, with numbers that mean nothing, and remembers the first one. */
class Reading {
  problem: QueryProblem | undefined;

  flaw(why: QueryProblem['why'], at: string, value: string): number {
    this.problem ??= { why, at, value: value.slice(0, 80) };
    return 0;
  }

  /** Nothing of a list that is too long is looked at. */
  list<T>(items: readonly T[], at: keyof typeof mostIn): readonly T[] {
    if (items.length <= mostIn[at]) return items;
    this.flaw('too-many', at, String(items.length));
    return [];
  }

  zone(name: string, at: string): Zone {
    const zone = zoneOf(name);
    if (!zone) this.flaw('no-zone', at, name);
    return zone ?? (zoneOf('UTC') as Zone);
  }

  instant(text: string, at: string): number {
    const found = instantForm.test(text) ? new Date(text).getTime() : Number.NaN;
    return Number.isNaN(found) ? this.flaw('no-instant', at, text) : found;
  }

  date(text: string, at: string): number {
    const found = /^\d{4}-\d\d-\d\d$/.test(text) ? dayNumber(text) : Number.NaN;
    return Number.isNaN(found) || dayAt(found) !== text ? this.flaw('no-date', at, text) : found;
  }

  time(text: string, at: string): number {
    const parts = timeForm.exec(text);
    if (!parts) return this.flaw('no-time', at, text);
    return parts[1] === undefined ? dayLength : (Number(parts[1]) * 60 + Number(parts[2])) * minute;
  }

  hours({ start, end, endDayOffset = 0 }: Hours, at: string): WallHours {
    const hours = { start: this.time(start, at), end: this.time(end, at) + endDayOffset * dayLength };
    if (hours.start >= hours.end) this.flaw('reversed', at, `${start} to ${end}`);
    return hours;
  }

  count(value: number, at: string, most = 1_000_000, least = 0): number {
    const fits = Number.isInteger(value) && value >= least && value <= most;
    return fits ? value : this.flaw('out-of-range', at, String(value));
  }

  minutes(value: number, at: string, least = 0): number {
    return this.count(value, at, mostMinutes, least) * minute;
  }

  taken(span: BookedSpan, kind: Taken['kind'], at: string): Taken {
    const { bufferBeforeMin = 0, bufferAfterMin = 0, seats = 1 } = span;
    const start = this.instant(span.start, at);
    const end = this.instant(span.end, at);
    if (end < start) this.flaw('reversed', at, `${span.start} to ${span.end}`);
    return {
      kind,
      start,
      end,
      before: this.minutes(bufferBeforeMin, at),
      after: this.minutes(bufferAfterMin, at),
      seats: this.count(seats, at),
    };
  }
}
