/** Words for time and identity at the doors: instants are UTC ISO strings, days are local calendar dates. */
import * as z from 'zod/mini';
import { byZone } from './by-zone.ts';

export const instant = z.iso.datetime();
export const calendarDay = z.iso.date();

/** Ids are made on the device (UUID version 7), so that a push can be repeated and rows arrive in order of creation. */
export const sessionId = z.uuid({ version: 'v7' });

/** A UUID version 7 (RFC 9562, 5.7) from milliseconds since 1970 and ten random bytes. */
export function uuid7(milliseconds: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('uuid7 needs ten random bytes');
  const time = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0').slice(-12);
  const rest = Array.from(random.subarray(0, 10), (byte, i) => {
    const marked = i === 0 ? (byte & 0x0f) | 0x70 : i === 2 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  }).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

/** The calendar month of a day, `2026-11`. */
export const monthOf = (day: string) => day.slice(0, 7);

const hourFormat = byZone(
  zone => new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zoneOr(zone) }),
);

/** The zone where it is one that this engine knows, else UTC: an old device may know less than the one that wrote. */
export function zoneOr(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** Hour of the clock on the wall, 0 to 23, at an instant (ISO string) in an IANA zone. */
export const hourIn = (zone: string, at: string) => Number(hourFormat(zone).format(new Date(at)));
