/**
 * What travels between a person's devices: changes of single fields, each with its stamp. Of every field the latest
 * stamp wins, so devices that have seen the same changes hold the same, in whatever order these came.
 */
import type { Stamp } from './stamp.ts';

/** Null as a value means that there is none. */
export type Field = readonly [name: string, stamp: Stamp, value: unknown];

/** All that a device knows of one thing: the winning value of every field, by name. Same content, same order. */
export type Known = readonly Field[];

/** A thing's fields as one version of the app writes and reads them. */
export type Values = ReadonlyMap<string, unknown>;

/**
 * Two fields that say whether it is there: of `gone` and `back` the later one holds. Whoever makes a thing says `back`
 * too, so that what was made, or brought in again, after a deletion stays.
 */
export const gone = 'gone';
export const back = 'back';

/**
 * What is known after a change. The order of changes does not matter, nor does it when one comes twice. What was said
 * before a deletion is forgotten, by whoever hears of the deletion.
 */
export function merge(known: Known, fields: readonly Field[]): Known {
  const latest = new Map(known.map(of => [of[0], of]));
  for (const of of fields) {
    const before = latest.get(of[0]);
    if (!before || of[1] > before[1] || (of[1] === before[1] && larger(of[2], before[2]))) latest.set(of[0], of);
  }
  const deleted = latest.get(gone)?.[1] ?? '';
  return [...latest.values()].filter(of => of[1] >= deleted).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One device never gives a stamp twice. Where one did, after its disk was copied, any fixed order will do. */
const larger = (a: unknown, b: unknown) => canonical(a) > canonical(b);

const stampOf = (known: Known, field: string) => known.find(([name]) => name === field)?.[1] ?? '';

export const isGone = (known: Known) => stampOf(known, gone) > stampOf(known, back);

/** The latest of all stamps; null when nothing is known. */
export const latestOf = (known: Known): Stamp | null =>
  known.reduce<Stamp | null>((latest, [, at]) => (latest === null || at > latest ? at : latest), null);

export const valuesOf = (known: Known): Values =>
  new Map(known.filter(([name]) => name !== gone && name !== back).map(([name, , value]) => [name, value]));

/**
 * What changed, under a new stamp; empty when nothing did. `now` is the thing as it is here, null when it is not;
 * `seen` is what this version reads of `known`. Fields in neither are a newer version's, and are left alone.
 */
export function difference(known: Known, seen: Values, now: Values | null, at: Stamp): Field[] {
  const there = known.length > 0 && !isGone(known);
  if (!now) return there ? [[gone, at, true]] : [];
  // Of something deleted there may be changes by who had not heard of it: they do not come back with it.
  const before = there ? seen : valuesOf(known);
  const names = [...new Set([...now.keys(), ...before.keys()])];
  const changed = names.filter(name => canonical(before.get(name)) !== canonical(now.get(name)));
  const fields = changed.map((name): Field => [name, at, now.get(name) ?? null]);
  return there ? fields : [...fields, [back, at, true]];
}

/** Whether two hold the same; what has no value is the same as what is not there. */
export const sameValues = (a: Values, b: Values): boolean =>
  [...new Set([...a.keys(), ...b.keys()])].every(name => canonical(a.get(name)) === canonical(b.get(name)));

/** The same text for the same content, whatever the order of its keys; nothing and null are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
