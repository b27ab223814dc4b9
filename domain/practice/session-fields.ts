/** A session as fields that change on their own: what belongs together is one field, so no merge can tear it apart. */
import { isGone, type Known, type Values, valuesOf } from './change.ts';
import { type Entry, entry } from './entry.ts';

/** Which parts of an entry make one field. Every part stands in exactly one. */
export const sessionFields = {
  what: ['pattern'],
  when: ['startedAt', 'day', 'zone'],
  length: ['seconds', 'breaths', 'whole', 'rounds', 'retentions'],
  before: ['moodBefore'],
  after: ['mood'],
  note: ['note'],
  tags: ['tags'],
  from: ['device', 'origin'],
  edited: ['edited'],
} as const satisfies Record<string, readonly (keyof Entry)[]>;

/** The fields of an entry by name; one whose parts are all absent is not there. */
export function fieldsOf(of: Entry): Values {
  const found = new Map<string, unknown>();
  for (const [name, parts] of Object.entries(sessionFields)) {
    const present = parts.flatMap(part => (of[part] === undefined ? [] : [[part, of[part]] as const]));
    if (present.length > 0) found.set(name, Object.fromEntries(present));
  }
  return found;
}

/** The entry that is known by this id; null when it was deleted, undefined when its parts are not all here yet or make no entry. */
export function entryFrom(id: string, known: Known): Entry | null | undefined {
  if (isGone(known)) return null;
  const values = valuesOf(known);
  const parts = Object.entries(sessionFields).flatMap(([name, allowed]) => partsOf(values.get(name), allowed));
  const parsed = entry.safeParse({ ...Object.fromEntries(parts), version: 1, id });
  return parsed.success ? parsed.data : undefined;
}

/** Only the parts that belong into a field: a field cannot bring another's. */
function partsOf(value: unknown, allowed: readonly string[]): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(([part]) => allowed.includes(part));
}
