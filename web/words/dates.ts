/** Dates as the history says them. They follow the language, not the machine. */
import { breath } from './en/breath.ts';

const locale = 'en-GB';
// Calendar dates are read as UTC and said as UTC, so no zone can move them.
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
const at = (day: string) => new Date(`${day.length === 7 ? `${day}-01` : day}T00:00:00Z`);

const short = format({ month: 'short' });
const narrow = format({ month: 'narrow' });
const long = format({ month: 'long', year: 'numeric' });
const full = format({ day: 'numeric', month: 'long', year: 'numeric' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });
const weekday = format({ weekday: 'long' });

/** `Sep`, from `2026-09`; three letters, so that columns stand. */
export const monthShort = (month: string) => short.format(at(month)).slice(0, 3);
/** `S` */
export const monthLetter = (month: string) => narrow.format(at(month));
/** `September 2026` */
export const monthAndYear = (month: string) => long.format(at(month));
/** `18 August 2022` */
export const fullDay = (day: string) => full.format(at(day));
/** `18 August`, or with its year when it is not `thisYear`. */
export const shortDay = (day: string, thisYear: string) =>
  (day.startsWith(thisYear) ? dayAndMonth : full).format(at(day));
/** Below an axis: `21 Sep`, or `Sep 2024` when it is not `thisYear`. */
export const axisDay = (day: string, thisYear: string) =>
  day.startsWith(thisYear) ? `${Number(day.slice(8))} ${monthShort(day.slice(0, 7))}` : axisMonth(day.slice(0, 7));
/** `Sep 2024` */
export const axisMonth = (month: string) => `${monthShort(month)} ${month.slice(0, 4)}`;
/** `Monday` for 0. */
export const weekdayName = (number: number) => weekday.format(new Date(Date.UTC(2024, 0, 1 + number)));

/** `1:18` */
export const lengthOf = breath.clock;

const momentDay = format({ weekday: 'short', day: 'numeric', month: 'short' });
const momentTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** `Wed 25 Nov`, of a wall (web/practitioner/wall.ts). */
export const wallDay = (wall: Date) => momentDay.format(wall).replace(',', '');
/** `17:30`, of a wall. */
export const wallTime = (wall: Date) => momentTime.format(wall);

/** Decimals that the smallest unit of a currency stands for. */
export const decimalsOf = (currency: string) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** `€70` or `€70.50`, from the smallest unit of the currency. */
export function price(currency: string, amount: number): string {
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return money.format(amount / 10 ** decimalsOf(currency)).replace(/\.0+$/, '');
}

const languageNames = new Intl.DisplayNames([locale], { type: 'language' });
/** `Portuguese (Brazil)`, from `pt-BR`. */
export const languageName = (code: string) => languageNames.of(code) ?? code;
