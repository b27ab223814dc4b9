/** The local calendar, as this device sees it. */

/** The local date of an instant, `2026-11-22`. */
export function localDay(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** IANA name of the zone the device is in. */
export const localZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
