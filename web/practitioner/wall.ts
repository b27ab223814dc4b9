/** Clocks on walls by the pinned zone data, not by the browser's own, which may be years old. */
import { offsetAt, type Zone, zoneOf } from '../../domain/zone.ts';

const hour = 3_600_000;

/** UTC for a name that is not in the data. */
export const zoneNamed = (name: string) => zoneOf(name) ?? (zoneOf('UTC') as Zone);

const offset = (zone: string, at: number) => offsetAt(zoneNamed(zone), at);

/** What the wall of a zone says at an instant (ISO string), as a date to be read in UTC. */
export function wallOf(zone: string, instant: string): Date {
  const at = new Date(instant).getTime();
  return new Date(at + offset(zone, at));
}

/** By how many hours one zone is ahead of another at an instant. */
export function hoursAhead(zone: string, other: string, instant: string): number {
  const at = new Date(instant).getTime();
  return (offset(zone, at) - offset(other, at)) / hour;
}

/** `2026-11-25` */
export const dayOf = (wall: Date) => wall.toISOString().slice(0, 10);

/** `Lisbon`, from `Europe/Lisbon`. */
export const cityOf = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
