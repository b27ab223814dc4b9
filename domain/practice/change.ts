/**
 * What travels between a person's devices: changes of single fields, each with its stamp. Of every field the latest
 * stamp wins, so devices that have seen the same changes hold the same, in whatever order these came.
 */
import * as z from 'zod/mini';
import { type Stamp, stamp } from './stamp.ts';

const kinds = ['session', 'pattern', 'goal', 'trial', 'setting', 'favourite'] as const;

/** Fields of one thing. */
const mostFields = 64;

const fieldName = z.string().check(z.minLength(1), z.maxLength(40));

/** A list and not an object: names come from elsewhere, and `__proto__` is a name like any other. Null means absent. */
const field = z.tuple([fieldName, stamp, z.unknown()]);

export const change = z.object({
  version: z.literal(1),
  kind: z.enum(kinds),
  /** Which session, pattern, goal, … it is about. */
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  fields: z.array(field).check(z.minLength(1), z.maxLength(mostFields)),
});

export type Field = readonly [name: string, stamp: Stamp, value: unknown];

/** All that a device knows of one thing: the winning value of every field, by name. Same content, same order. */
export type Known = readonly Field[];

/** The field that says it was deleted; deleting and bringing back are changes like any other. */
export const gone = 'gone';

/** What is known after a change. The order of changes does not matter, nor does it when one comes twice. */
export function merge(known: Known, fields: readonly Field[]): Known {
  const latest = new Map(known.map(of => [of[0], of]));
  for (const of of fields) {
    const before = latest.get(of[0]);
    if (!before || of[1] > before[1] || (of[1] === before[1] && larger(of[2], before[2]))) latest.set(of[0], of);
  }
  return [...latest.values()].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** One device never gives a stamp twice. Where one did, after its disk was copied, any fixed order will do. */
const larger = (a: unknown, b: unknown) => JSON.stringify(a ?? null) > JSON.stringify(b ?? null);

export const isGone = (known: Known) => known.some(([name, , value]) => name === gone && value === true);

/** Values by name, as they were given. */
export const valuesOf = (known: Known): ReadonlyMap<string, unknown> =>
  new Map(known.map(([name, , value]) => [name, value]));

/** The fields that differ from what is known, under a new stamp; what is missing in `values` becomes null. Empty when nothing differs. */
export function difference(known: Known, values: ReadonlyMap<string, unknown>, at: Stamp): Field[] {
  const before = valuesOf(known);
  const names = new Set([...values.keys(), ...before.keys()]);
  names.delete(gone);
  const same = (name: string) => JSON.stringify(before.get(name) ?? null) === JSON.stringify(values.get(name) ?? null);
  const changed = [...names].filter(name => !same(name)).map((name): Field => [name, at, values.get(name) ?? null]);
  return isGone(known) ? [...changed, [gone, at, false]] : changed;
}
