/**
 * Day totals as they lie in the database: those of a week in one row. A row for each day makes a year three times slower to read, and an
 * import spends a third of its time on them (docs/decisions/0018).
 */
import { dayOfWeek, weekdayOf, weekOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';

export type KeptDay = DayTotal & { readonly owner: string };

export interface Week {
  /** As `weekOf` counts them. */
  readonly week: number;
  readonly owner: string;
  /** Which of its days have practice, Monday in the lowest bit. It can be read while the totals are sealed. */
  readonly practised: number;
  /** Oldest first; none without practice. */
  readonly days: readonly DayTotal[];
}

export type WeekKey = [week: number, owner: string];

export const bitsOf = (days: readonly { readonly day: string }[]) =>
  days.reduce((bits, { day }) => bits | (1 << weekdayOf(day)), 0);

/** Oldest first. */
export const practisedIn = (week: number, practised: number): string[] =>
  [0, 1, 2, 3, 4, 5, 6].filter(weekday => practised & (1 << weekday)).map(weekday => dayOfWeek(week, weekday));

/** All seven of them. */
export const daysIn = (week: number): string[] => practisedIn(week, 0b111_1111);

/** Things of days, by week and owner, in the order in which they come. */
export function byWeek<T extends { readonly owner: string; readonly day: string }>(things: Iterable<T>): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = `${weekOf(thing.day)} ${thing.owner}`;
    const of = groups.get(key);
    if (of) of.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}

/** Totals as rows, one for each week and owner. */
export const inWeeks = (totals: readonly KeptDay[]): Week[] =>
  byWeek(totals).map(group => {
    const [{ owner, day }] = group as [KeptDay];
    const days = group.map(({ owner: _, ...total }) => total).sort((a, b) => (a.day < b.day ? -1 : 1));
    return { week: weekOf(day), owner, practised: bitsOf(days), days };
  });

export const unbound = ({ owner, days }: Week): KeptDay[] => days.map(total => ({ ...total, owner }));
