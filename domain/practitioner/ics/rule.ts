/**
 * Recurrence rules (RFC 5545, 3.3.10) as days: one period after another is looked at, only as far as it is asked, so that
 * no rule is endless. Rules by the hour and shorter, or by week numbers, are not read.
 */
import { dayLength } from '../../zone.ts';

export interface Rule {
  readonly every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count: number;
  /** As it stands: a date, a wall or an instant in UTC. */
  readonly until: string | undefined;
  readonly months: readonly number[];
  readonly monthDays: readonly number[];
  readonly yearDays: readonly number[];
  /** Weekdays, 1 is Monday; `nth` of the month or year, negative from its end, 0 is each. */
  readonly weekdays: readonly { readonly day: number; readonly nth: number }[];
  readonly positions: readonly number[];
  readonly weekStart: number;
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set('FREQ INTERVAL COUNT UNTIL BYMONTH BYMONTHDAY BYYEARDAY BYDAY BYSETPOS WKST'.split(' '));

/** Undefined for one that is not read here. */
export function ruleOf(text: string): Rule | undefined {
  const parts = new Map(text.split(';').map(part => part.toUpperCase().split('=', 2) as [string, string | undefined]));
  const list = (name: string) => parts.get(name)?.split(',') ?? [];
  const numbers = (name: string, most: number) =>
    list(name)
      .map(Number)
      .filter(n => Number.isInteger(n) && n !== 0 && Math.abs(n) <= most);
  const every = parts.get('FREQ');
  if (every !== 'DAILY' && every !== 'WEEKLY' && every !== 'MONTHLY' && every !== 'YEARLY') return undefined;
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = Number(parts.get('COUNT') ?? Number.POSITIVE_INFINITY);
  const weekdays = list('BYDAY').map(name => {
    const [, nth = '', day = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(name) ?? [];
    return { day: weekdayNames.indexOf(day) + 1, nth: Number(nth) };
  });
  const rule: Rule = {
    every,
    interval,
    count,
    until: parts.get('UNTIL'),
    months: numbers('BYMONTH', 12),
    monthDays: numbers('BYMONTHDAY', 31),
    yearDays: numbers('BYYEARDAY', 366),
    weekdays,
    positions: numbers('BYSETPOS', 366),
    weekStart: weekdayNames.indexOf(parts.get('WKST') ?? 'MO') + 1,
  };
  const whole =
    interval >= 1 &&
    Number.isInteger(interval) &&
    count >= 1 &&
    rule.weekStart > 0 &&
    weekdays.every(({ day }) => day > 0) &&
    [...parts.keys()].every(name => known.has(name)) &&
    rule.months.length + rule.monthDays.length + rule.yearDays.length + rule.positions.length ===
      list('BYMONTH').length + list('BYMONTHDAY').length + list('BYYEARDAY').length + list('BYSETPOS').length;
  return whole ? rule : undefined;
}

/** What may still be looked at, in days; shared by all rules of a calendar. */
export interface Allowance {
  left: number;
}

/** Days since 1970 on which the rule falls, from that of its start on, up to `to`, not included; those before `from` may be left out. */
export function* daysOf(rule: Rule, start: number, from: number, to: number, allowance: Allowance): Generator<number> {
  const of = dated(rule, start);
  let left = rule.count;
  // Who counts must begin at the beginning; others begin where it matters.
  const first =
    Number.isFinite(rule.count) || from <= start
      ? 0
      : Math.max(0, Math.floor(periodsTo(rule, start, from) / rule.interval) - 1);
  for (let n = first * rule.interval; left > 0; n += rule.interval) {
    const [begin, end] = period(rule, start, n);
    if (begin >= to) return;
    allowance.left -= end - begin + 1;
    if (allowance.left < 0) return;
    const days: number[] = [];
    for (let day = begin; day < end; day++) if (falls(of, day)) days.push(day);
    for (const day of chosen(days, rule.positions)) {
      if (day < start) continue;
      if (day >= to || left-- <= 0) return;
      yield day;
    }
  }
}

/** With what a rule leaves to the date on which it begins. */
function dated(rule: Rule, start: number): Rule {
  const { every, months, monthDays, yearDays, weekdays } = rule;
  const { month, date } = dateOf(start);
  const bare = monthDays.length === 0 && yearDays.length === 0 && weekdays.length === 0;
  if (!bare) return rule;
  if (every === 'WEEKLY') return { ...rule, weekdays: [{ day: weekdayOf(start), nth: 0 }] };
  if (every === 'MONTHLY') return { ...rule, monthDays: [date] };
  if (every === 'YEARLY') return { ...rule, monthDays: [date], months: months.length > 0 ? months : [month] };
  return rule;
}

function falls(rule: Rule, day: number): boolean {
  const { every, months, monthDays, yearDays, weekdays } = rule;
  const { year, month, date } = dateOf(day);
  if (months.length > 0 && !months.includes(month)) return false;
  const inMonth = { at: date, length: dayAt(year, month + 1, 1) - dayAt(year, month, 1) };
  const inYear = { at: day - dayAt(year, 1, 1) + 1, length: dayAt(year + 1, 1, 1) - dayAt(year, 1, 1) };
  if (monthDays.length > 0 && !monthDays.some(n => isNth(n, inMonth))) return false;
  if (yearDays.length > 0 && !yearDays.some(n => isNth(n, inYear))) return false;
  const within = every === 'YEARLY' && months.length === 0 ? inYear : inMonth;
  const weekday = weekdayOf(day);
  return (
    weekdays.length === 0 || weekdays.some(one => one.day === weekday && (one.nth === 0 || isNthWeek(one.nth, within)))
  );
}

interface Place {
  readonly at: number;
  readonly length: number;
}

const isNth = (n: number, { at, length }: Place) => at === (n > 0 ? n : length + 1 + n);
const isNthWeek = (n: number, { at, length }: Place) =>
  n > 0 ? Math.ceil(at / 7) === n : Math.ceil((length + 1 - at) / 7) === -n;

const chosen = (days: readonly number[], positions: readonly number[]) =>
  positions.length === 0 ? days : days.filter((_, i) => positions.some(n => i === (n > 0 ? n - 1 : days.length + n)));

/** The nth period after that of the start, its end not included. */
function period({ every, weekStart }: Rule, start: number, n: number): [number, number] {
  const { year, month } = dateOf(start);
  if (every === 'YEARLY') return [dayAt(year + n, 1, 1), dayAt(year + n + 1, 1, 1)];
  if (every === 'MONTHLY') return [dayAt(year, month + n, 1), dayAt(year, month + n + 1, 1)];
  if (every === 'DAILY') return [start + n, start + n + 1];
  const monday = start - ((weekdayOf(start) - weekStart + 7) % 7);
  return [monday + n * 7, monday + n * 7 + 7];
}

function periodsTo({ every }: Rule, start: number, day: number): number {
  const [a, b] = [dateOf(start), dateOf(day)];
  if (every === 'YEARLY') return b.year - a.year;
  if (every === 'MONTHLY') return (b.year - a.year) * 12 + b.month - a.month;
  return Math.floor((day - start) / (every === 'WEEKLY' ? 7 : 1));
}

/** Months may run over. */
const dayAt = (year: number, month: number, date: number) => Math.floor(Date.UTC(year, month - 1, date) / dayLength);

const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1;

function dateOf(day: number) {
  const at = new Date(day * dayLength);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}
