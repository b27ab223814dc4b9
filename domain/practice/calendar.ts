/** Arithmetic of calendar dates (`2026-11-22`): days are dates and not moments, so no zone and no change of clocks matters. */

const dayLength = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** After 400 years, so many days, the calendar is the same again. `Date.UTC` takes the years before 100 for those after 1900. */
const [cycle, cycleDays] = [400, 146_097];

/** Days since 1 January 1970. */
export const dayNumber = (day: string) =>
  Date.UTC(Number(day.slice(0, 4)) + cycle, Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayLength -
  cycleDays;

export const dayAt = (number: number) => new Date(number * dayLength).toISOString().slice(0, 10);

export const addDays = (day: string, days: number) => dayAt(dayNumber(day) + days);

/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: string, b: string) => dayNumber(b) - dayNumber(a);

/** 0 is Monday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: string) => (((dayNumber(day) + 3) % 7) + 7) % 7;

/** Weeks since that of 1 January 1970; they begin on Mondays. */
export const weekOf = (day: string) => Math.floor((dayNumber(day) + 3) / 7);

/** 0 is its Monday. */
export const dayOfWeek = (week: number, weekday: number) => dayAt(week * 7 - 3 + weekday);

/** The Monday of a day's week. */
export const mondayOf = (day: string) => addDays(day, -weekdayOf(day));

/** Months (`2026-11`) counted from year 0. */
const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

export function addMonths(month: string, months: number): string {
  const number = monthNumber(month) + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${two((number % 12) + 1)}`;
}

export const daysInMonth = (month: string) => daysBetween(`${month}-01`, `${addMonths(month, 1)}-01`);

/** All dates of a month, in order. */
export const daysOfMonth = (month: string) =>
  Array.from({ length: daysInMonth(month) }, (_, i) => `${month}-${two(i + 1)}`);

/** `2026-01` to `2026-12`. */
export const monthsOf = (year: string) => Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`);
