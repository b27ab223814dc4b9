/** The person's own patterns, kept on this device; and one door to any pattern, shipped or own. */
import { liveQuery } from 'dexie';
import { useCallback, useSyncExternalStore } from 'react';
import { readPattern } from '../../domain/breath/code.ts';
import { techniques } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { database, type KeptPattern, mark } from './database.ts';
import { forThisTab, readPrivate, writePrivate } from './vault/private-text.ts';

const { patterns, marks, meta } = database;

/** A change of patterns, noted for the other devices. */
const changing = <T>(work: () => Promise<T>): Promise<T> => database.transaction('rw', patterns, marks, meta, work);
const note = (...changed: readonly string[]) => mark('pattern', changed, { since: Date.now() });

/** A pattern that came by a link is not kept: it can be breathed in this tab. */
export function visitPattern(pattern: Pattern): void {
  writePrivate(forThisTab, JSON.stringify(pattern), sessionStorage);
}

function visitor(id: string): Pattern | undefined {
  try {
    const read = readPattern(JSON.parse(readPrivate(forThisTab, sessionStorage) ?? 'null'));
    return read.ok && read.value.id === id ? read.value : undefined;
  } catch {
    return undefined;
  }
}

/** By id: the library first, then the person's own, then what came by a link. */
export async function findPattern(id: string): Promise<Pattern | undefined> {
  const shipped = techniques.find(pattern => pattern.id === id);
  if (shipped) return shipped;
  const row = await patterns.get(id);
  return row ? readable([row])[0] : visitor(id);
}

/** All of the person's own, in their order. */
export const ownPatterns = async (): Promise<readonly Pattern[]> => readable(await patterns.orderBy('place').toArray());

/** A row of another version of the app is left alone rather than shown wrongly. */
const readable = (rows: readonly KeptPattern[]): Pattern[] =>
  rows.flatMap(({ pattern }) => {
    const read = readPattern(pattern);
    return read.ok ? [read.value] : [];
  });

/** On how many days a pattern has been practised here. */
export const daysPractised = async (id: string): Promise<number> => {
  const totals = await database.days.toArray();
  return new Set(totals.flatMap(({ day, techniques }) => (techniques.some(of => of.id === id) ? [day] : []))).size;
};

/** Keep a pattern: a new one comes first, a known one stays where it is. */
export const savePattern = (pattern: Pattern): Promise<void> =>
  changing(async () => {
    const here = await patterns.get(pattern.id);
    const first = await patterns.orderBy('place').first();
    await patterns.put({ id: pattern.id, place: here?.place ?? (first?.place ?? 1) - 1, pattern });
    await note(pattern.id);
  });

/** A second one beside the first, under the id and the name given. */
export const duplicatePattern = (id: string, as: { readonly id: string; readonly name: string }): Promise<void> =>
  changing(async () => {
    const order = await ids();
    const row = await patterns.get(id);
    if (!row) return;
    await patterns.put({ id: as.id, place: row.place, pattern: { ...row.pattern, ...as } });
    await note(as.id);
    order.splice(order.indexOf(id) + 1, 0, as.id);
    await renumber(order);
  });

/** Put a pattern at `place` (from 0) of the list. */
export const movePattern = (id: string, place: number): Promise<void> =>
  changing(async () => {
    const order = (await ids()).filter(other => other !== id);
    order.splice(Math.max(0, Math.min(place, order.length)), 0, id);
    await renumber(order);
  });

/** Delete; what comes back is what `restorePattern` needs. */
export const deletePattern = (id: string): Promise<KeptPattern | undefined> =>
  changing(async () => {
    const row = await patterns.get(id);
    await patterns.delete(id);
    await note(id);
    return row;
  });

export const restorePattern = (row: KeptPattern): Promise<void> =>
  changing(async () => {
    await patterns.put(row);
    await note(row.id);
  });

const ids = () => patterns.orderBy('place').primaryKeys();

const renumber = async (order: readonly string[]) => {
  // Only those that move: `update` counts what it changed.
  for (const [place, id] of order.entries()) if (await patterns.update(id, { place })) await note(id);
};

export type Own =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly patterns: readonly Pattern[] }
  | { readonly state: 'failed' };

let own: Own = { state: 'loading' };

const subscribe = (listener: () => void) => {
  const subscription = liveQuery(ownPatterns).subscribe({
    next: found => {
      own = { state: 'ready', patterns: found };
      listener();
    },
    error: () => {
      own = { state: 'failed' };
      listener();
    },
  });
  return () => subscription.unsubscribe();
};

/** The same, shown again whenever they change, in this tab or another. */
export const useOwnPatterns = (): Own =>
  useSyncExternalStore(
    subscribe,
    useCallback(() => own, []),
  );
