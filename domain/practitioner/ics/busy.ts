/** When a calendar from elsewhere (iCalendar, RFC 5545) says that its owner is busy. Titles and people are never read. */
import { no, ok, type Result } from '../../result.ts';
import { dayLength } from '../../zone.ts';
import { type Clock, clockOf, clocksOf, durationOf, type Stamp, stampOf } from './clock.ts';
import { allNamed, type Component, calendarsOf, type Property, propertyNamed } from './lines.ts';
import { type Allowance, daysOf, ruleOf } from './rule.ts';

export interface Horizon {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** For whole days and for walls without a zone. */
  readonly zone: string;
}

export interface Busy {
  /** From and to, as ISO instants; in order, apart from each other, within the horizon. */
  readonly busy: readonly (readonly [string, string])[];
  /** Entries of which the rule or the zone could not be read. */
  readonly skipped: number;
}

/** Days that are looked at for all rules, and times that are found before any are joined: far beyond what a person has. */
const mostDays = 1_500_000;
const mostTimes = 20_000;

/** Characters: some twenty thousand entries, or ten years of a busy life. */
const mostText = 5_000_000;

type Unread = 'calendar-unreadable' | 'calendar-too-large' | 'too-many-busy-times';

export function busyIn(text: string, horizon: Horizon): Result<Busy, Unread> {
  if (text.length > mostText) return no('calendar-too-large');
  const calendars = calendarsOf(text);
  if (!calendars) return no('calendar-unreadable');
  const found: Span[] = [];
  const allowance = { left: mostDays };
  let skipped = 0;
  for (const calendar of calendars) {
    const reading = {
      horizon,
      allowance,
      clocks: clocksOf(calendar, horizon),
      own: clockOf(horizon.zone) ?? (wall => wall),
    };
    const events = calendar.parts.filter(({ name }) => name === 'VEVENT');
    const moved = movedOf(events, reading);
    for (const event of events) {
      const spans = spansOf(event, reading, moved);
      if (spans === undefined) skipped++;
      else found.push(...spans);
      if (found.length > mostTimes || allowance.left < 0) return no('too-many-busy-times');
    }
  }
  return ok({ busy: joined(found).map(({ start, end }) => [iso(start), iso(end)] as const), skipped });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Reading {
  readonly horizon: Horizon;
  readonly allowance: Allowance;
  readonly clocks: ReadonlyMap<string, Clock>;
  readonly own: Clock;
}

const read = (property: Property | undefined, { clocks, own }: Reading) =>
  property && stampOf(property.value, property, clocks, own);

const at = ({ wall, clock }: Stamp) => clock(wall);

/** Occurrences that have an entry of their own, as `uid instant`. */
function movedOf(events: readonly Component[], reading: Reading): ReadonlySet<string> {
  const moved = new Set<string>();
  for (const event of events) {
    const stamp = read(propertyNamed(event, 'RECURRENCE-ID'), reading);
    if (stamp) moved.add(`${propertyNamed(event, 'UID')?.value} ${at(stamp)}`);
  }
  return moved;
}

/** Undefined for what cannot be read. */
function spansOf(event: Component, reading: Reading, moved: ReadonlySet<string>): readonly Span[] | undefined {
  if (isFree(event)) return [];
  const start = read(propertyNamed(event, 'DTSTART'), reading);
  const lasts = start && lengthOf(event, start, reading);
  if (!start || lasts === undefined) return undefined;
  if (lasts <= 0) return [];
  const { from, to } = reading.horizon;
  const own = propertyNamed(event, 'RECURRENCE-ID') !== undefined;
  const uid = propertyNamed(event, 'UID')?.value;
  const walls = own ? [start.wall] : wallsOf(event, start, lasts, reading);
  if (!walls) return undefined;
  const left = new Set(listed(event, 'EXDATE', reading).map(at));
  return walls.flatMap(wall => {
    const begin = start.clock(wall);
    // A whole day is as long as that day is; anything else lasts as long as the first did.
    const end = start.isDate ? start.clock(wall + lasts) : begin + lasts;
    if (end <= from || begin >= to || left.has(begin) || (!own && moved.has(`${uid} ${begin}`))) return [];
    return [{ start: Math.max(begin, from), end: Math.min(end, to) }];
  });
}

function isFree(event: Component): boolean {
  const says = (name: string, value: string) => propertyNamed(event, name)?.value.toUpperCase() === value;
  return says('STATUS', 'CANCELLED') || says('TRANSP', 'TRANSPARENT') || says('X-MICROSOFT-CDO-BUSYSTATUS', 'FREE');
}

/** Milliseconds: on the wall for whole days, elapsed for the rest. */
function lengthOf(event: Component, start: Stamp, reading: Reading): number | undefined {
  const end = propertyNamed(event, 'DTEND');
  if (end) {
    const stamp = read(end, reading);
    return stamp && (start.isDate ? stamp.wall - start.wall : at(stamp) - at(start));
  }
  const duration = propertyNamed(event, 'DURATION');
  if (duration) return durationOf(duration.value);
  return start.isDate ? dayLength : 0;
}

/** On the wall of the first. */
function wallsOf(event: Component, start: Stamp, lasts: number, reading: Reading): number[] | undefined {
  const rules = allNamed(event, 'RRULE');
  const more = listed(event, 'RDATE', reading).map(({ wall }) => wall);
  if (rules.length === 0) return [...new Set([start.wall, ...more])];
  const read = ruleOf(rules[0]?.value ?? '');
  if (!read || rules.length > 1) return undefined;
  const day = Math.floor(start.wall / dayLength);
  const first = Math.floor((reading.horizon.from - lasts) / dayLength) - 2;
  const last = Math.ceil(reading.horizon.to / dayLength) + 2;
  const until = endOf(read.until, start, reading);
  const days = [...daysOf(read, day, first, last, reading.allowance)];
  const walls = days.map(on => start.wall + (on - day) * dayLength).filter(wall => until(wall));
  return [...new Set([...walls, ...more])];
}

/** Whether an occurrence is not beyond the end of its rule. */
function endOf(text: string | undefined, start: Stamp, { clocks, own }: Reading): (wall: number) => boolean {
  const end =
    text === undefined ? undefined : stampOf(text, { name: 'UNTIL', parameters: {}, value: text }, clocks, own);
  if (!end) return () => true;
  if (end.isDate) return wall => wall < end.wall + dayLength;
  return text?.endsWith('Z') ? wall => start.clock(wall) <= end.wall : wall => wall <= end.wall;
}

/** Times in one or several lists; of a period its start. */
const listed = (event: Component, name: string, { clocks, own }: Reading): Stamp[] =>
  allNamed(event, name).flatMap(property =>
    property.value.split(',').flatMap(text => stampOf(text.split('/', 1)[0] ?? '', property, clocks, own) ?? []),
  );

function joined(spans: Span[]): Span[] {
  const all: { start: number; end: number }[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else all.push({ ...span });
  }
  return all;
}

const iso = (at: number) => new Date(at).toISOString();
