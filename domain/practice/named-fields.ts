/**
 * Many small values that go by a name, spread over sixteen things: favourites, what is remembered of a pattern. A thing's id
 * lies open on the device and must not say which patterns a person likes; its fields are sealed.
 */
import { isGone, type Known, type Values, valuesOf } from './change.ts';
import type { Stamp } from './stamp.ts';

const things = 16;

/** A name can be any text, `gone` as well; as a field it is told from those by this. */
const prefix = ':';

/** Which thing holds the value of a name: the same on every device. */
function thingOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521;
  return (sum % things).toString(things);
}

/** All things, `0` to `f`, with the fields of the values that each holds; also those that hold none. */
export function spread(values: ReadonlyMap<string, unknown>): ReadonlyMap<string, Values> {
  const all = new Map(Array.from({ length: things }, (_, i) => [i.toString(things), new Map<string, unknown>()]));
  for (const [name, value] of values) all.get(thingOf(name))?.set(`${prefix}${name}`, value);
  return all;
}

/** What is known of such a thing as fields again. */
export const namedFields = (known: Known): Values =>
  new Map([...valuesOf(known)].filter(([field, value]) => field.startsWith(prefix) && value !== null));

export interface Named {
  readonly name: string;
  readonly at: Stamp;
  readonly value: unknown;
}

/** All names of these things that have a value, the latest first. */
export function gathered(all: Iterable<Known>): Named[] {
  const fields = [...all].flatMap(known => (isGone(known) ? [] : known));
  return fields
    .filter(([field, , value]) => field.startsWith(prefix) && value !== null)
    .map(([field, at, value]) => ({ name: field.slice(prefix.length), at, value }))
    .sort((a, b) => (a.at > b.at || (a.at === b.at && a.name < b.name) ? -1 : 1));
}
