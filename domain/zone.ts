/**
 * The time zones of the world from the pinned IANA data, not from the runtime, whose rules may be years old. An update is
 * a new version of moment-timezone; zone.test.ts says which release is in.
 */
import database from 'moment-timezone/data/packed/latest.json' with { type: 'json' };

/** `2026f` */
export const zoneRelease: string = database.version;

/** Segment `i` goes from `untils[i - 1]` up to, not including, `untils[i]`; the last one has no end. All in milliseconds. */
export interface Zone {
  readonly untils: Float64Array;
  /** East of Greenwich. */
  readonly offsets: Float64Array;
}

const minute = 60_000;
const hour = 60 * minute;
export const dayLength = 24 * hour;

/** No clock on a wall was ever further from UTC. */
const farthest = 16 * hour;

const unpacked = new Map<string, Zone>();
let packed: ReadonlyMap<string, string> | undefined;

/** Undefined for a name that is not in the data. Old names, such as `Asia/Calcutta`, are. */
export function zoneOf(name: string): Zone | undefined {
  const kept = unpacked.get(name);
  if (kept) return kept;
  packed ??= byName();
  const text = packed.get(name);
  if (text === undefined) return undefined;
  const zone = unpack(text);
  unpacked.set(name, zone);
  return zone;
}

function byName(): ReadonlyMap<string, string> {
  const all = new Map(database.zones.map(text => [text.slice(0, text.indexOf('|')), text]));
  for (const link of database.links) {
    const [name = '', other = ''] = link.split('|');
    all.set(other, all.get(name) ?? '');
  }
  return all;
}

/** `name|abbreviations|offsets|which offset each segment has|minutes from each change to the next|population` */
function unpack(text: string): Zone {
  const [, , offsets = '', indices = '', changes = ''] = text.split('|');
  const known = offsets.split(' ').map(fromBase60);
  const untils = new Float64Array(indices.length).fill(Number.POSITIVE_INFINITY);
  let last = 0;
  for (const [i, change] of changes.split(' ').entries()) {
    if (change === '') break;
    last = Math.round(last + fromBase60(change) * minute);
    untils[i] = last;
  }
  // The data counts to the west.
  const east = [...indices].map(index => -Math.round((known[fromBase60(index)] ?? 0) * minute) || 0);
  return { untils, offsets: Float64Array.from(east) };
}

const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX';

function fromBase60(text: string): number {
  const negative = text.startsWith('-');
  const [whole = '', part = ''] = (negative ? text.slice(1) : text).split('.');
  let value = 0;
  for (const digit of whole) value = value * 60 + digits.indexOf(digit);
  let weight = 1;
  for (const digit of part) {
    weight /= 60;
    value += digits.indexOf(digit) * weight;
  }
  return negative ? -value : value;
}

/** The segment of an instant. */
function segmentAt({ untils }: Zone, at: number): number {
  let low = 0;
  let high = untils.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (untils[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Milliseconds that the wall is ahead of UTC at an instant (milliseconds since 1970). */
export const offsetAt = (zone: Zone, at: number) => zone.offsets[segmentAt(zone, at)] as number;

/** The instants within a stretch, its ends not included, at which the wall is put forward or back. */
export function changesIn(zone: Zone, from: number, to: number): number[] {
  const { untils, offsets } = zone;
  const found: number[] = [];
  for (let i = segmentAt(zone, from); (untils[i] as number) < to; i++)
    if (offsets[i] !== offsets[i + 1]) found.push(untils[i] as number);
  return found;
}

/** The first segment in which the wall has not yet passed this. A wall is milliseconds since 1970 as if it were UTC. */
function segmentOf(zone: Zone, wall: number): number {
  const { untils, offsets } = zone;
  let segment = segmentAt(zone, wall - farthest);
  while ((untils[segment] as number) + (offsets[segment] as number) <= wall) segment++;
  return segment;
}

/** What the wall says when a segment begins. */
const beginning = ({ untils, offsets }: Zone, segment: number) =>
  segment === 0 ? Number.NEGATIVE_INFINITY : (untils[segment - 1] as number) + (offsets[segment] as number);

/** The instant at which the wall says this (RFC 5545, 3.3.5): in a gap by the offset before it, in a repeat the first time. */
export function instantOfWall(zone: Zone, wall: number): number {
  const segment = segmentOf(zone, wall);
  const inGap = wall < beginning(zone, segment);
  return wall - (zone.offsets[inGap ? segment - 1 : segment] as number);
}

/** Every instant at which the wall says this, in order: none in a gap, two where it is put back. */
export function passesOf(zone: Zone, wall: number): number[] {
  const { untils, offsets } = zone;
  const found: number[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (let i = segmentAt(zone, wall - farthest); from <= wall + farthest && i < untils.length; i++) {
    const at = wall - (offsets[i] as number);
    const until = untils[i] as number;
    if (from <= at && at < until) found.push(at);
    from = until;
  }
  return found;
}

/** Days since 1970 on the wall at an instant. */
export const dayOn = (zone: Zone, at: number) => Math.floor((at + offsetAt(zone, at)) / dayLength);

/** False for a date that a zone left out, as Samoa did when it changed sides of the date line. */
export const dayExists = (zone: Zone, day: number) =>
  beginning(zone, segmentOf(zone, day * dayLength)) < (day + 1) * dayLength;
