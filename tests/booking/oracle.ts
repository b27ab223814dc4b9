/**
 * The slow, obvious way to say which times are open, for tests: minute by minute, with sets of minutes for what is open
 * and moment-timezone's own code for the wall. It shares nothing with domain/booking but the words of the question.
 */
import moment from 'moment-timezone';
import type { Hours, Slot, SlotQuery } from '../../domain/booking/query.ts';

const dayMinutes = 1440;
const minutesOf = (instant: string) => Date.parse(instant) / 60_000;
const isoOf = (minute: number) => new Date(minute * 60_000).toISOString().replace('.000Z', 'Z');
const dateOf = (wallMinute: number) => new Date(wallMinute * 60_000).toISOString().slice(0, 10);
const midnightOf = (date: string) => Date.parse(date) / 60_000;
const nextDate = (date: string, days: number) => dateOf(midnightOf(date) + days * dayMinutes);
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const kept = new Map<string, Map<number, unknown>>();

/** The same question of the same zone is answered once; all of this is slow enough. */
const once =
  <T>(name: string, answer: (zone: string, minute: number) => T) =>
  (zone: string, minute: number): T => {
    const key = `${name} ${zone}`;
    const known = kept.get(key) ?? new Map<number, unknown>();
    kept.set(key, known);
    if (!known.has(minute)) known.set(minute, answer(zone, minute));
    return known.get(minute) as T;
  };

/** What the wall says at a minute, as minutes. */
const wallAt = once(
  'wall',
  (zone, minute) => minute - (moment.tz.zone(zone)?.utcOffset(minute * 60_000) ?? Number.NaN),
);

const near = (wall: number) => range(wall - 1700, wall + 1700);

/** In a gap by the offset before it; of two the first. */
const minuteOfWall = once('minute', (zone, wall) => {
  const found = near(wall).find(minute => wallAt(zone, minute) === wall);
  if (found !== undefined) return found;
  const before = near(wall).findLast(minute => wallAt(zone, minute) < wall) ?? Number.NaN;
  return wall - (wallAt(zone, before) - before);
});

const exists = once('exists', (zone, midnight) =>
  near(midnight + 720).some(minute => dateOf(wallAt(zone, minute)) === dateOf(midnight)),
);

const timeOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** The minutes that are open because of what begins on a date. */
function openOn(query: SlotQuery, date: string): Set<number> {
  const zone = query.zoneSpans?.findLast(span => span.from <= date && date <= (span.to ?? '9999'))?.zone ?? query.zone;
  const open = new Set<number>();
  if (!exists(zone, midnightOf(date))) return open;
  const day = new Date(date).getUTCDay() || 7;
  const override = query.overrides.findLast(of => of.date === date);
  const hours: readonly Hours[] = override?.intervals ?? query.weekly.filter(rule => rule.days.includes(day));
  const nextIsOwn = query.overrides.some(of => of.date === nextDate(date, 1));
  for (const { start, end, endDayOffset = 0 } of hours) {
    const ends = timeOf(end) + endDayOffset * dayMinutes;
    const from = minuteOfWall(zone, midnightOf(date) + timeOf(start));
    const to = minuteOfWall(zone, midnightOf(date) + (nextIsOwn ? Math.min(ends, dayMinutes) : ends));
    for (const minute of range(from, to)) open.add(minute);
  }
  return open;
}

export function slowSlots(query: SlotQuery): Slot[] {
  const byDate = new Map<string, Set<number>>();
  const openOf = (date: string) => {
    const open = byDate.get(date) ?? openOn(query, date);
    byDate.set(date, open);
    return open;
  };
  const days = new Map<number, string[]>();
  const datesNear = (minute: number) => {
    const day = Math.floor(minute / dayMinutes);
    const dates = days.get(day) ?? range(-3, 3).map(by => nextDate(dateOf(minute), by));
    days.set(day, dates);
    return dates;
  };
  const isOpen = (minute: number) => datesNear(minute).some(date => openOf(date).has(minute));
  const homeDate = (minute: number) => dateOf(wallAt(query.zone, minute));

  const onGrid = (minute: number) =>
    datesNear(minute).some(date => {
      const open = openOf(date);
      if (!open.has(minute)) return false;
      let first = minute;
      while (open.has(first - 1)) first--;
      return (minute - first) % query.stepMin === 0;
    });

  const { capacity, limits = {}, bookingWindow = {}, bookings = [], holds = [] } = query;
  const now = minutesOf(query.now);
  const standing = [
    ...query.busy.map(span => ({ ...span, shares: false, seats: 0 })),
    ...bookings.map(span => ({ ...span, shares: true })),
    ...holds
      .filter(hold => minutesOf(hold.expiresAt) > now && hold.holder !== query.viewer)
      .map(span => ({ ...span, shares: true, bufferBeforeMin: 0, bufferAfterMin: 0 })),
  ].map(({ start, end, bufferBeforeMin = 0, bufferAfterMin = 0, seats = 1, shares }) => {
    const [from, to] = [minutesOf(start), minutesOf(end)];
    return { from, to, seats, shares, wide: from === to ? [0, 0] : [from - bufferBeforeMin, to + bufferAfterMin] };
  });

  const week = (date: string) => {
    const begins = limits.weekStart ?? 1;
    let first = date;
    while ((new Date(first).getUTCDay() || 7) !== begins) first = nextDate(first, -1);
    return first;
  };
  const isOf = (minute: number, span: { from: number; to: number; shares: boolean }) =>
    capacity !== undefined && span.shares && span.from === minute && span.to === minute + query.durationMin;

  /** Group sessions count once, and who joins one makes no more. */
  const limited = (minute: number) => {
    const booked = bookings
      .map(({ start, end }) => ({ from: minutesOf(start), to: minutesOf(end), shares: true }))
      .filter(span => span.from < span.to);
    if (booked.some(span => isOf(minute, span))) return false;
    const sessions = booked.filter(
      (span, i) =>
        !isOf(span.from, span) || booked.findIndex(other => isOf(span.from, other) && other.from === span.from) === i,
    );
    const [date, of] = [homeDate(minute), week(homeDate(minute))];
    const inDay = sessions.filter(span => homeDate(span.from) === date).length;
    const inWeek = sessions.filter(span => week(homeDate(span.from)) === of).length;
    return (
      inDay >= (limits.perDay ?? Number.POSITIVE_INFINITY) || inWeek >= (limits.perWeek ?? Number.POSITIVE_INFINITY)
    );
  };
  const seatsLeft = (minute: number) =>
    standing.filter(span => isOf(minute, span)).reduce((left, span) => left - span.seats, capacity?.seats ?? 0);

  const isFree = (minute: number) => {
    const session = range(minute, minute + query.durationMin);
    const buffered = range(minute - query.bufferBeforeMin, minute + query.durationMin + query.bufferAfterMin);
    return (
      session.every(isOpen) &&
      !standing.some(
        span => !isOf(minute, span) && buffered.some(one => (span.wide[0] ?? 0) <= one && one < (span.wide[1] ?? 0)),
      ) &&
      !limited(minute) &&
      (!capacity || seatsLeft(minute) >= (capacity.wanted ?? 1))
    );
  };

  const occurrences = (minute: number) =>
    range(0, query.series?.count ?? 1).map(nth => {
      const wall = wallAt(query.zone, minute) + nth * 7 * dayMinutes;
      if (nth === 0) return minute;
      return exists(query.zone, midnightOf(dateOf(wall))) ? minuteOfWall(query.zone, wall) : Number.NaN;
    });

  const offered = (minute: number) => {
    const date = homeDate(minute);
    return (
      minute >= now + query.minNoticeMin &&
      (bookingWindow.rollingDays === undefined || date <= nextDate(homeDate(now), bookingWindow.rollingDays)) &&
      date >= (bookingWindow.fromDate ?? '') &&
      date <= (bookingWindow.toDate ?? '9999') &&
      onGrid(minute) &&
      occurrences(minute).every(at => !Number.isNaN(at) && isFree(at))
    );
  };

  return range(minutesOf(query.window.from), minutesOf(query.window.to))
    .filter(offered)
    .map(minute => ({
      start: isoOf(minute),
      ...(capacity && { seatsLeft: Math.min(...occurrences(minute).map(seatsLeft)) }),
      ...(query.series && { occurrences: occurrences(minute).map(isoOf) }),
    }));
}
