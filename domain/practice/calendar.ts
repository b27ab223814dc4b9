/** Months and weekdays of calendar dates (`2026-11-22`). */
import { daysBetween, plusDays, weekOf } from '../time.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** 0 is Monday. */
export const weekdayOf = (day: string) => daysBetween(weekOf(day), day);

/** The month (`2026-11`) so many months later, or earlier. */
export function addMonths(month: string, months: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${two((number % 12) + 1)}`;
}

/** All dates of a month, in order. */
export function daysOfMonth(month: string): string[] {
  const length = daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`);
  return Array.from({ length }, (_, i) => plusDays(`${month}-01`, i));
}

/** `2026-01` to `2026-12`. */
export const monthsOf = (year: string) => Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`);
