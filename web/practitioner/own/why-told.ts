/** A reason why a moment is not free, as a sentence with its times, and where that can be changed. */
import type { z } from 'zod/mini';
import { addDays, dayNumber } from '../../../domain/practice/calendar.ts';
import type { Availability } from '../../../domain/practitioner/availability.ts';
import type { whyAnswer } from '../../../domain/practitioner/directory.ts';
import type { Service } from '../../../domain/practitioner/offer.ts';
import { openIn, type Stretch } from '../../../domain/practitioner/open-hours.ts';
import { dayLength, instantOfWall } from '../../../domain/zone.ts';
import { fullDay, wallDay, wallTime } from '../../words/dates.ts';
import { calendar } from '../../words/en/own-calendar.ts';
import { whyNot as say } from '../../words/en/why-not.ts';
import { dayOf, wallOf, zoneNamed } from '../wall.ts';

export interface Asked {
  /** The moment, an instant. */
  readonly at: string;
  readonly minutes: number;
  readonly service: Service;
  readonly hours: Availability;
  /** When it was asked. */
  readonly now: string;
}

export type Reason = z.infer<typeof whyAnswer>['reasons'][number];

export interface Told {
  readonly text: string;
  readonly change?: keyof typeof say.change;
}

const minute = 60_000;

/** `Tue 1 Dec, 14:00` */
export const whenOf = (zone: string, instant: string) =>
  `${wallDay(wallOf(zone, instant))}, ${wallTime(wallOf(zone, instant))}`;

/** What a series says of an occurrence are reasons of their own, about that moment. */
export function told(reason: Reason, asked: Asked): Told {
  const { at, minutes, service, hours, now } = asked;
  const { zone } = hours;
  const time = (instant: number) => wallTime(wallOf(zone, new Date(instant).toISOString()));
  const start = Date.parse(at);
  const { bookingWindow: dates, limits } = service;
  switch (reason.why) {
    case 'notice': {
      const from = new Date(Date.parse(now) + service.minNoticeMin * minute).toISOString();
      return { text: say.reasons.notice(service.minNoticeMin, whenOf(zone, from)), change: 'service' };
    }
    case 'too-far': {
      const days = dates.rollingDays ?? 0;
      const last = fullDay(addDays(dayOf(wallOf(zone, now)), days));
      return { text: say.reasons['too-far'](days, last), change: 'service' };
    }
    case 'before-dates':
    case 'after-dates': {
      // Changed elsewhere a moment ago, they need not be the dates that were asked about.
      const date = reason.why === 'before-dates' ? dates.fromDate : dates.toDate;
      return { text: date ? say.reasons[reason.why](fullDay(date)) : say.otherDates, change: 'service' };
    }
    case 'closed': {
      const open = openOn(hours, at).map(({ start, end }) => calendar.between(time(start), time(end)));
      const text = open.length > 0 ? say.reasons.closed(say.hoursThen(open)) : say.reasons.notThatDay();
      return { text, change: 'hours' };
    }
    case 'closed-date':
      return { text: ofDate(hours, dayOf(wallOf(zone, at))), change: 'day' };
    case 'too-short': {
      // The whole of it: on the wall of one day it may go on past midnight.
      const until = openIn(hours, start, start + 2 * dayLength).find(of => of.start === start)?.end ?? start;
      return {
        text: say.reasons['too-short'](minutes, time(start + minutes * minute), time(until)),
        change: 'hours',
      };
    }
    case 'off-grid':
      return { text: say.reasons['off-grid'](service.stepMin) + nearest(asked, time), change: 'service' };
    case 'busy':
    case 'booked':
    case 'held': {
      const { start: from = at, end: to = at } = reason.span ?? {};
      const times = calendar.between(whenOf(zone, from), dayEnd(zone, from, to));
      const off = hours.timeOff.find(of => same(of.start, from) && same(of.end, to));
      const taken = reason.why === 'busy' ? say.otherCalendar : say.session;
      const what = off ? say.off(off.note) : taken;
      if (reason.byBuffer) {
        const text = say.tooClose(what, times, service.bufferBeforeMin, service.bufferAfterMin);
        return { text, change: 'service' };
      }
      if (reason.why !== 'busy') return { text: say.reasons[reason.why](times), change: 'day' };
      return { text: say.reasons.busy(what, times), change: 'day' };
    }
    case 'day-full':
      return { text: say.reasons['day-full'](limits.perDay ?? 0), change: 'service' };
    case 'week-full':
      return { text: say.reasons['week-full'](limits.perWeek ?? 0), change: 'service' };
    case 'series': {
      const { occurrence } = reason;
      if (occurrence === undefined) return { text: say.noWeek };
      const nth = Math.round((Date.parse(occurrence) - start) / (7 * dayLength)) + 1;
      return { text: say.reasons.series(nth, whenOf(zone, occurrence)) };
    }
    default:
      return { text: say.reasons[reason.why]() };
  }
}

const same = (a: string, b: string) => Date.parse(a) === Date.parse(b);

/** The time alone on the same day. */
function dayEnd(zone: string, from: string, to: string): string {
  const [one, other] = [wallOf(zone, from), wallOf(zone, to)];
  return dayOf(one) === dayOf(other) ? wallTime(other) : whenOf(zone, to);
}

/** When the practice is open on the date of a moment, with what reaches into it from the night before. */
function openOn(hours: Availability, at: string): readonly Stretch[] {
  const midnight = dayNumber(dayOf(wallOf(hours.zone, at))) * dayLength;
  const zone = zoneNamed(hours.zone);
  return openIn(hours, instantOfWall(zone, midnight), instantOfWall(zone, midnight + dayLength));
}

function ofDate({ overrides, holidays }: Availability, date: string): string {
  const own = overrides.find(of => of.date === date);
  if (own && own.intervals.length === 0) return say.closedDay;
  if (own) return say.ownHours(own.intervals.map(({ start, end }) => calendar.between(start, end)));
  const holiday = holidays.find(of => of.date === date);
  return holiday ? say.holiday(holiday.name) : say.reasons['closed-date']();
}

/** Starts around the moment; not where hours go on from the night before, whose starts are counted from there. */
function nearest({ hours, at, service }: Asked, time: (instant: number) => string): string {
  const start = Date.parse(at);
  const open = openOn(hours, at).find(of => of.start <= start && start < of.end);
  if (!open || time(open.start) === '00:00') return '';
  const step = service.stepMin * minute;
  const before = open.start + Math.floor((start - open.start) / step) * step;
  return say.nearest(time(before), before + step < open.end ? time(before + step) : undefined);
}
