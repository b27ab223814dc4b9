/** Sessions that a person writes down or changes afterwards: what they say, and what follows from it. */
import { type Pattern, pattern as patternSchema } from '../breath/pattern.ts';
import { breathsDone, compile } from '../breath/timeline.ts';
import { wallAt } from '../wall.ts';
import { type Entry, entry as schema } from './entry.ts';

type Optional = 'rounds' | 'moodBefore' | 'mood' | 'note' | 'tags';

/** What can be said by hand. Left out stays as it is; undefined takes it away. */
export type Change = Partial<Pick<Entry, 'pattern' | 'startedAt' | 'zone' | 'seconds'>> & {
  readonly [K in Optional]?: Entry[K] | undefined;
};

/** Whether stops of this pattern wait for the person, so that its breaths follow from rounds and not from time. */
export const hasRounds = (pattern: Pattern) => pattern.blocks.some(({ phases }) => phases.some(({ open }) => open));

/** Whole breaths of so many seconds, or of so many rounds where a round has no fixed length. */
export function breathsOf(pattern: Pattern, seconds: number, rounds = 0): number {
  if (!hasRounds(pattern)) {
    const timeline = compile(pattern, { ends: { by: 'minutes', minutes: seconds / 60 } });
    return breathsDone(timeline, seconds);
  }
  if (rounds < 1) return 0;
  const stops = pattern.blocks.reduce(
    (n, { phases, times }) => n + times * phases.filter(({ open }) => open).length,
    0,
  );
  // Stops of no length: only the breaths between them are counted.
  return compile(pattern, { ends: { by: 'rounds', rounds }, released: Array(stops * rounds).fill(0) }).breaths;
}

type Added = Pick<Entry, 'id' | 'pattern' | 'startedAt' | 'zone' | 'seconds'> & Pick<Change, Optional>;

/** A session that was practised elsewhere or without a device. Throws when it is not one. */
export function addedEntry({ id, pattern, startedAt, zone, seconds, ...told }: Added): Entry {
  return schema.parse({
    version: 1,
    ...said(told),
    ...{ id, pattern, startedAt, zone, seconds },
    day: wallAt(zone, startedAt).day,
    breaths: breathsOf(pattern, seconds, told.rounds),
    whole: true,
    origin: 'added',
  } satisfies Entry);
}

/** The same session as changed by hand at `edited` (ISO string), with all that follows. Throws when it is none any more. */
export function changedEntry(entry: Entry, change: Change, edited: string): Entry {
  const moved = differs(entry, change, 'startedAt') || differs(entry, change, 'zone');
  const otherPattern = differs(entry, change, 'pattern');
  const other = otherPattern || differs(entry, change, 'seconds') || differs(entry, change, 'rounds');
  const next = said({ ...entry, ...change }) as Entry;
  // What was held belongs to what was breathed.
  const { retentions: _, ...withoutStops } = next;
  return schema.parse({
    ...(otherPattern ? withoutStops : next),
    ...(moved ? { day: wallAt(next.zone, next.startedAt).day } : {}),
    ...(other ? { breaths: breathsOf(next.pattern, next.seconds, next.rounds) } : {}),
    edited,
  });
}

const differs = (entry: Entry, change: Change, key: keyof Change) =>
  key in change && comparable(change[key], key) !== comparable(entry[key], key);

/** Read through one schema, two patterns have their keys in the same order. */
const comparable = (value: unknown, key: keyof Change) =>
  JSON.stringify(key === 'pattern' ? patternSchema.parse(value) : value);

/** Without what is undefined, and without notes and tags that say nothing. */
function said<T extends object>(told: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const empty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(told).filter(([, value]) => !empty(value))) as never;
}
