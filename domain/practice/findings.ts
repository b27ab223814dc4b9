/** Plain findings in years of day totals: when practice happens, and the longest quiet spell. Only what clearly stands out. */
import { addDays, daysBetween, weekdayOf } from './calendar.ts';
import type { DayTotal } from './day.ts';

export interface Quiet {
  /** First and last day without practice. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** What it began again with. */
  readonly technique: string;
}

export interface Findings {
  /** 0 is Monday; absent where no weekday stands out. */
  readonly weekday?: number;
  /** One or two hours of the day, the fuller first. */
  readonly hours: readonly number[];
  readonly quiet?: Quiet;
}

/** Fewer days than this are no habit yet. */
const fewestDays = 28;
/** How much fuller than the average a weekday or an hour must be to be worth a sentence. */
const clearly = 1.15;
/** A spell shorter than this (days) is everyday life. */
const shortestQuiet = 14;

/** `days` oldest first. */
export function findingsIn(days: readonly DayTotal[]): Findings {
  if (days.length < fewestDays) return { hours: [] };
  const weekday = weekdayThatStandsOut(days);
  const quiet = longestQuiet(days);
  return { ...(weekday === undefined ? {} : { weekday }), hours: hoursThatStandOut(days), ...(quiet ? { quiet } : {}) };
}

function weekdayThatStandsOut(days: readonly DayTotal[]): number | undefined {
  const counts = Array.from({ length: 7 }, () => 0);
  for (const { day } of days) counts[weekdayOf(day)] = (counts[weekdayOf(day)] ?? 0) + 1;
  const most = Math.max(...counts);
  const winners = counts.flatMap((count, weekday) => (count === most ? [weekday] : []));
  return winners.length === 1 && most > (days.length / 7) * clearly ? winners[0] : undefined;
}

/** The hour in which practice began on most days, and a second one that is not its neighbour and not far behind. */
function hoursThatStandOut(days: readonly DayTotal[]): number[] {
  const counts = Array.from({ length: 24 }, () => 0);
  for (const { hours } of days) {
    for (const [hour] of hours) counts[hour] = (counts[hour] ?? 0) + 1;
  }
  const average = counts.reduce((sum, count) => sum + count, 0) / 24;
  const order = counts.map((count, hour) => ({ count, hour })).sort((a, b) => b.count - a.count || a.hour - b.hour);
  const [first, ...others] = order;
  if (!first || first.count < average * 2) return [];
  const apart = (a: number, b: number) => Math.min((a - b + 24) % 24, (b - a + 24) % 24);
  const second = others.find(({ hour }) => apart(hour, first.hour) > 2);
  const clear = second && second.count >= average * 2 && second.count >= first.count / 2;
  return clear ? [first.hour, second.hour] : [first.hour];
}

function longestQuiet(days: readonly DayTotal[]): Quiet | undefined {
  let longest: Quiet | undefined;
  for (const [i, { day, techniques }] of days.entries()) {
    const before = days[i - 1];
    if (!before) continue;
    const gap = daysBetween(before.day, day) - 1;
    if (gap < shortestQuiet || gap <= (longest?.days ?? 0)) continue;
    longest = { from: addDays(before.day, 1), to: addDays(day, -1), days: gap, technique: techniques[0]?.name ?? '' };
  }
  return longest;
}
