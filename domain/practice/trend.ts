/** What day totals add up to: by week, month, technique and time of day. Nothing is lost: every grouping sums to the same. */
import { addDays, addMonths, daysBetween, mondayOf } from './calendar.ts';
import type { DayTotal, Tally } from './day.ts';

/** Minutes and breaths; a session may belong to two hours or a day to two techniques, so sessions are not in it. */
export interface Sum {
  readonly seconds: number;
  readonly breaths: number;
}

export interface Span extends Tally {
  /** First day of the week or month. */
  readonly from: string;
  /** Days with practice. */
  readonly days: number;
}

/** Seconds are kept to a tenth, and added as whole tenths, so that no order of adding drifts. */
class Adder {
  private tenths = 0;
  private breaths = 0;
  private sessions = 0;
  private days = 0;

  add({ seconds, breaths, sessions = 0 }: Sum & { readonly sessions?: number }): this {
    this.tenths += Math.round(seconds * 10);
    this.breaths += breaths;
    this.sessions += sessions;
    this.days += 1;
    return this;
  }
  sum = () => ({ seconds: this.tenths / 10, breaths: this.breaths, sessions: this.sessions, days: this.days });
}

export function totalOf(days: readonly DayTotal[]): Tally & { readonly days: number } {
  return days.reduce((sum, day) => sum.add(day), new Adder()).sum();
}

function spans(days: readonly DayTotal[], starts: readonly string[], startOf: (day: string) => string): Span[] {
  const sums = new Map(starts.map(from => [from, new Adder()]));
  for (const day of days) sums.get(startOf(day.day))?.add(day);
  return [...sums].map(([from, sum]) => ({ from, ...sum.sum() }));
}

/** Every week (from Monday) that has a day between `from` and `to`, empty ones too, oldest first. */
export function byWeek(days: readonly DayTotal[], from: string, to: string): Span[] {
  const first = mondayOf(from);
  const weeks = Math.floor(daysBetween(first, to) / 7) + 1;
  const starts = Array.from({ length: Math.max(0, weeks) }, (_, i) => addDays(first, 7 * i));
  return spans(within(days, from, to), starts, mondayOf);
}

/** Every month that has a day between `from` and `to`, empty ones too, oldest first. */
export function byMonth(days: readonly DayTotal[], from: string, to: string): Span[] {
  const starts: string[] = [];
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = addMonths(month, 1)) starts.push(`${month}-01`);
  return spans(within(days, from, to), starts, day => `${day.slice(0, 7)}-01`);
}

const within = (days: readonly DayTotal[], from: string, to: string) =>
  days.filter(({ day }) => from <= day && day <= to);

/** By pattern, most minutes first, under the newest name it had. */
export function byTechnique(days: readonly DayTotal[]): (Tally & { readonly id: string; readonly name: string })[] {
  const sums = new Map<string, { name: string; sum: Adder }>();
  for (const { techniques } of days) {
    for (const of of techniques) {
      const kept = sums.get(of.id) ?? { name: of.name, sum: new Adder() };
      kept.name = of.name;
      kept.sum.add(of);
      sums.set(of.id, kept);
    }
  }
  return [...sums]
    .map(([id, { name, sum }]) => ({ id, name, ...tally(sum) }))
    .sort((a, b) => b.seconds - a.seconds || (a.id < b.id ? -1 : 1));
}

const tally = (adder: Adder): Tally => {
  const { seconds, breaths, sessions } = adder.sum();
  return { seconds, breaths, sessions };
};

/** All 24 hours of the clock on the wall, in which sessions began. */
export function byHour(days: readonly DayTotal[]): (Sum & { readonly hour: number })[] {
  const sums = Array.from({ length: 24 }, () => new Adder());
  for (const { hours } of days) {
    for (const [hour, seconds, breaths] of hours) sums[hour]?.add({ seconds, breaths });
  }
  return sums.map((adder, hour) => {
    const { seconds, breaths } = adder.sum();
    return { hour, seconds, breaths };
  });
}

/** Longest stop of each day that had one, oldest first. */
export const retentions = (days: readonly DayTotal[]) =>
  days.flatMap(({ day, retention }) => (retention === undefined ? [] : [{ day, seconds: retention }]));
