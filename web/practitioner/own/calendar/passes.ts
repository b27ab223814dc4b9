/** Times typed on the wall of a practice, which come twice in the night when the clocks go back. */
import { instantOfWall, offsetAt, passesOf } from '../../../../domain/zone.ts';
import { zoneNamed } from '../../wall.ts';

// Nothing, with seconds behind it, would be read as the year 2000.
const wallOf = (typed: string) => (typed === '' ? Number.NaN : Date.parse(`${typed}:00Z`));

/** `2026-10-25T01:30` as an instant; `pass` 1 is the second of two. NaN for no time. */
export function instantTyped(zone: string, typed: string, pass: number): number {
  const wall = wallOf(typed);
  if (Number.isNaN(wall)) return wall;
  return passesOf(zoneNamed(zone), wall)[pass] ?? instantOfWall(zoneNamed(zone), wall);
}

/** Which pass an instant (milliseconds) is of what the wall says then: 0, or 1 for the second of two. */
export function passAt(zone: string, instant: number): number {
  const where = zoneNamed(zone);
  return Math.max(0, passesOf(where, instant + offsetAt(where, instant)).indexOf(instant));
}

/** The offsets of both passes, `UTC+1` and `UTC+0`; none of a time that comes once. */
export function offsetsTyped(zone: string, typed: string): string[] {
  const wall = wallOf(typed);
  const passes = Number.isNaN(wall) ? [] : passesOf(zoneNamed(zone), wall);
  return passes.length < 2 ? [] : passes.map(instant => offsetSaid((wall - instant) / 60_000));
}

/** `UTC+5:30` */
function offsetSaid(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '\u2212' : '+'}${hours}${rest > 0 ? `:${String(rest).padStart(2, '0')}` : ''}`;
}
