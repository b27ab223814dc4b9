/** A year's day totals, month by month. */
import { monthsOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';
import { totalOf } from '../../domain/practice/trend.ts';
import { monthOf } from '../../domain/time.ts';

export interface MonthOfYear {
  /** `2026-11` */
  readonly month: string;
  readonly days: ReadonlyMap<string, DayTotal>;
  readonly total: ReturnType<typeof totalOf>;
}

export function monthsOfYear(year: string, days: readonly DayTotal[]): MonthOfYear[] {
  const byMonth = new Map<string, DayTotal[]>(monthsOf(year).map(month => [month, []]));
  for (const total of days) byMonth.get(monthOf(total.day))?.push(total);
  return [...byMonth].map(([month, of]) => ({
    month,
    days: new Map(of.map(total => [total.day, total])),
    total: totalOf(of),
  }));
}
