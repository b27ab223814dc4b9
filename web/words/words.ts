/** Every sentence shown, in one language at a time; English is the first. Dates follow the language, not the machine. */
import { byZone } from '../../domain/by-zone.ts';
import { account } from './en/account.ts';
import { breath } from './en/breath.ts';
import { problems } from './en/problems.ts';
import { shell } from './en/shell.ts';
import { sound } from './en/sound.ts';

export const words = { shell, breath, account, problems, sound };

const locale = 'en-GB';
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options);

const dayMonth = format({ weekday: 'long', day: 'numeric', month: 'long' });
const dayMonthYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const month = format({ month: 'long', timeZone: 'UTC' });
const clock = format({ hour: '2-digit', minute: '2-digit' });
const size = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

/** `Tuesday 24 November`, where the device is. */
export const today = (at: Date) => dayMonth.format(at).replace(',', '');

/** `Tuesday 24 November`, with the year when it is not `thisYear` (`2026`), from `2026-11-24`. */
export function calendarDay(day: string, thisYear: string): string {
  // Noon keeps the date whatever the zone of the device.
  const at = new Date(`${day}T12:00:00`);
  return (day.startsWith(thisYear) ? dayMonth : dayMonthYear).format(at).replace(',', '');
}

/** `November`, from `2026-11` or `2026-11-24`. */
export const monthName = (day: string) => month.format(new Date(`${day.slice(0, 7)}-01T00:00:00Z`));

const clockIn = byZone(zone => {
  try {
    return format({ hour: '2-digit', minute: '2-digit', timeZone: zone });
  } catch {
    return clock;
  }
});

/** `07:10`, in the zone where it happened if this browser knows it. */
export const timeOfDay = (at: Date, zone?: string): string => (zone ? clockIn(zone) : clock).format(at);

/** `07:10` for today, `Tuesday 24 November, 07:10` for another day, where the device is. */
export const dayAndTime = (at: Date, now: Date) =>
  at.toDateString() === now.toDateString() ? clock.format(at) : `${today(at)}, ${clock.format(at)}`;

/** `6.1 MB` or `10.7 GB`, in powers of ten as shops and settings count them. */
export const sizeInWords = (bytes: number) =>
  bytes < 1e9 ? `${size.format(bytes / 1e6)} MB` : `${size.format(bytes / 1e9)} GB`;
