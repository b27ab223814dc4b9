/** What sync needs to know of one kind of thing that is kept in the database. */
import type { Known, Values } from '../../../../domain/practice/change.ts';

export interface KnownThing {
  readonly id: string;
  readonly known: Known;
}

/** Everything happens inside a transaction over all tables (everything.ts). */
export interface Kind {
  /** The fields of these things as they are here; null for one that is not. */
  here(ids: readonly string[]): Promise<readonly (Values | null)[]>;
  /** What this version reads of what is known, as fields; empty where it reads nothing. */
  seen(thing: KnownThing): Values;
  /** Make them be here as they are known. Answers the ids of those that this version cannot read; they are not here then. */
  write(things: readonly KnownThing[], owner: string): Promise<readonly string[]>;
  /** All that is here, for when sync is turned on, and when each was changed last as far as that is known (milliseconds since 1970). */
  all(): Promise<readonly { readonly id: string; readonly since: number }[]>;
}

export const nothing: Values = new Map();

/** Read things one by one: what is to be put, what is gone, and what this version cannot read. */
export function sortOut<T>(things: readonly KnownThing[], read: (thing: KnownThing) => T | null | undefined) {
  const put: T[] = [];
  const gone: string[] = [];
  const unread: string[] = [];
  for (const thing of things) {
    const found = read(thing);
    if (found === undefined) unread.push(thing.id);
    else if (found === null) gone.push(thing.id);
    else put.push(found);
  }
  return { put, gone, unread };
}
