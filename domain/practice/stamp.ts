/**
 * Hybrid logical clock (Kulkarni and others, 2014): a time that every device can order the same way, close to the clock
 * on the wall and never behind what the device has seen. As text it sorts as it compares: milliseconds since 1970
 * (12 hex digits), a count within the millisecond (4), the device (16).
 */
import * as z from 'zod/mini';

/** No clock is wrong by that much. Without a bound one forged stamp could win for ever, with no later one left to write. */
const latest = Date.UTC(2100, 0, 1);

const shape = /^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{16}$/;

export const stamp = z.string().check(
  z.regex(shape),
  z.refine(text => millisecondsOf(text) < latest, { error: 'a stamp from after the year 2100' }),
);
export type Stamp = string;

export const deviceId = z.string().check(z.regex(/^[0-9a-f]{16}$/));

const millisecondsOf = (text: string) => Number.parseInt(text.slice(0, 12), 16);
const countOf = (text: string) => Number.parseInt(text.slice(13, 17), 16);

const write = (milliseconds: number, count: number, device: string): Stamp =>
  `${milliseconds.toString(16).padStart(12, '0')}-${count.toString(16).padStart(4, '0')}-${device}`;

/**
 * The next stamp of `device`, later than `last`, which is the latest it has made or seen. `now` is its clock in
 * milliseconds since 1970; a clock set back does not matter.
 */
export function nextStamp(last: Stamp | null, now: number, device: string): Stamp {
  const wall = Math.min(Math.max(0, Math.floor(now)), latest - 1);
  const seen = last === null ? -1 : millisecondsOf(last);
  if (wall > seen) return write(wall, 0, device);
  const count = last === null ? 0 : countOf(last) + 1;
  return count <= 0xffff ? write(seen, count, device) : write(seen + 1, 0, device);
}
