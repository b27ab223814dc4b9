/** Everything that a calendar of a practice shows, as the wall of the practice has it, from the pinned zone data. */
import { addDays, dayNumber } from '../../../../domain/practice/calendar.ts';
import type { Availability } from '../../../../domain/practitioner/availability.ts';
import { openIn } from '../../../../domain/practitioner/open-hours.ts';
import { changesIn, dayLength, instantOfWall, offsetAt, type Zone } from '../../../../domain/zone.ts';
import { wallTime } from '../../../words/dates.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';
import { cityOf, zoneNamed } from '../../wall.ts';
import { ownHours, type Target } from './changes.ts';

export interface Item {
  readonly key: string;
  readonly kind: Target['kind'] | 'open' | 'busy' | 'holiday' | 'travel' | 'clocks' | 'missing' | 'twice';
  readonly title: string;
  /** A wall as if it were UTC, in milliseconds; whole days begin and end at midnight. */
  readonly start: number;
  readonly end: number;
  readonly allDay: boolean;
  readonly target?: Target;
  /** One of several parts, because the clocks change in between: it cannot be dragged. */
  readonly part: boolean;
}

export interface Busy {
  readonly calendar: string;
  readonly start: string;
  readonly end: string;
}

export interface Shown {
  readonly hours: Availability;
  readonly busy: readonly Busy[];
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  /** Dates, both shown. */
  readonly first: string;
  readonly last: string;
}

const at = (instant: string) => new Date(instant).getTime();

/** A stretch of time on the wall: in one part, or in two where the clocks change within it. */
function onWall(zone: Zone, start: number, end: number): { start: number; end: number }[] {
  const edges = [start, ...changesIn(zone, start, end), end];
  return edges.slice(1).map((until, i) => {
    const from = edges[i] as number;
    const offset = offsetAt(zone, from);
    return { start: from + offset, end: until + offset };
  });
}

export function itemsOf({ hours, busy, calendars, first, last }: Shown): Item[] {
  const zone = zoneNamed(hours.zone);
  const from = instantOfWall(zone, dayNumber(first) * dayLength);
  const to = instantOfWall(zone, (dayNumber(last) + 1) * dayLength);
  const timed = (
    kind: Item['kind'],
    key: string,
    title: string,
    start: number,
    end: number,
    target?: Target,
  ): Item[] =>
    start >= to || end <= from
      ? []
      : onWall(zone, start, end).map((wall, i, all) => ({
          ...{ key: `${key} ${i}`, kind, title, ...wall, allDay: false, part: all.length > 1 },
          ...(target && { target }),
        }));
  const days = (kind: Item['kind'], title: string, one: string, other: string, target?: Target): Item[] =>
    other < first || one > last
      ? []
      : [
          {
            ...{ key: `${kind} ${one}`, kind, title, allDay: true, part: false },
            start: dayNumber(one) * dayLength,
            end: (dayNumber(other) + 1) * dayLength,
            ...(target && { target }),
          },
        ];
  const nameOf = (id: string) => calendars.find(of => of.id === id)?.name ?? say.others.usual;
  return [
    ...hours.travels.flatMap(({ from, to, zone }) => days('travel', say.travel(cityOf(zone)), from, to)),
    ...hours.holidays.flatMap(({ date, name }) => days('holiday', say.holiday(name), date, date)),
    ...clocksIn(zone, from, to),
    ...openIn(hours, from, to).flatMap(({ start, end }) => timed('open', `open ${start}`, say.openShort, start, end)),
    ...hours.overrides.flatMap(({ date, intervals }) =>
      intervals.length === 0
        ? days('closed', say.closedDate, date, date, { kind: 'closed', date })
        : intervals.flatMap((_, index) => {
            if (date < addDays(first, -2) || date > addDays(last, 1)) return [];
            const { start, end } = ownHours(hours, date, index);
            return timed('own', `own ${date} ${index}`, say.own, start, end, { kind: 'own', date, index });
          }),
    ),
    ...busy.flatMap(({ calendar, start, end }, i) =>
      timed('busy', `busy ${calendar} ${start} ${i}`, say.busyShort(nameOf(calendar)), at(start), at(end)),
    ),
    ...hours.timeOff.flatMap(({ start, end, note }, index) =>
      timed('off', `off ${index}`, say.offShort(note), at(start), at(end), { kind: 'off', index }),
    ),
  ];
}

/** Said once on their date, and drawn where the wall leaves something out or has it twice. */
function clocksIn(zone: Zone, from: number, to: number): Item[] {
  return changesIn(zone, from, to).flatMap(moment => {
    const before = moment + offsetAt(zone, moment - 1);
    const after = moment + offsetAt(zone, moment);
    const midnight = Math.floor(before / dayLength) * dayLength;
    const by = say.hours(Math.abs(after - before) / 3_600_000);
    const told = after > before ? say.forward : say.back;
    const item = { key: `clocks ${moment}`, part: false };
    return [
      {
        ...{ ...item, kind: 'clocks', allDay: true, title: told(by, wallTime(new Date(before))) },
        ...{ start: midnight, end: midnight + dayLength },
      },
      {
        ...{ ...item, key: `${item.key} hour`, allDay: false },
        ...(after > before
          ? { kind: 'missing', title: say.missing, start: before, end: after }
          : { kind: 'twice', title: say.twice, start: after, end: before }),
      },
    ] as const;
  });
}
