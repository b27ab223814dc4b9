/** Which part of the calendar is looked at: a view and one of its dates, kept in the address. */
import { addDays, addMonths, mondayOf } from '../../../../domain/practice/calendar.ts';
import { calendarDay } from '../../../../domain/time.ts';
import { fullDay, monthAndYear } from '../../../words/dates.ts';
import { calendar as say } from '../../../words/en/own-calendar.ts';

export type View = keyof typeof say.views;

export const views = Object.keys(say.views) as View[];

export const isView = (text: string | null): text is View => text !== null && text in say.views;
export const isDate = (text: string | null): text is string => calendarDay.safeParse(text).success;

/** The first and the last date that are shown; a month is shown in whole weeks. */
export function datesOf(view: View, date: string): { first: string; last: string } {
  if (view === 'day') return { first: date, last: date };
  if (view !== 'month') return { first: mondayOf(date), last: addDays(mondayOf(date), 6) };
  const first = mondayOf(`${date.slice(0, 7)}-01`);
  return { first, last: addDays(first, 41) };
}

/** One view earlier (-1) or later (1). */
export function beside(view: View, date: string, by: 1 | -1): string {
  if (view === 'day') return addDays(date, by);
  return view === 'month' ? `${addMonths(date.slice(0, 7), by)}-01` : addDays(date, 7 * by);
}

/** `23 to 29 November 2026` */
export function titleOf(view: View, date: string): string {
  if (view === 'day') return fullDay(date);
  if (view === 'month') return monthAndYear(date.slice(0, 7));
  const { first, last } = datesOf(view, date);
  const [from, to] = [fullDay(first).split(' '), fullDay(last).split(' ')];
  const kept = from[2] !== to[2] ? 3 : from[1] !== to[1] ? 2 : 1;
  return say.between(from.slice(0, kept).join(' '), to.join(' '));
}
