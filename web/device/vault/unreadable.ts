/** What was asked for and could not be opened: damaged, moved, or sealed with a key that is not ours. The rest goes on. */
import { useSyncExternalStore } from 'react';
import type { Place, Unopened } from './seal.ts';

const found = new Map<string, Unopened>();
const listeners = new Set<() => void>();

const nameOf = ({ table, owner, id }: Place) => JSON.stringify([table, owner, id]);

export function noteUnreadable(place: Place, why: Unopened): void {
  if (found.get(nameOf(place)) === why) return;
  found.set(nameOf(place), why);
  tell();
}

/** It was written anew or deleted. */
export function forgetUnreadable(place: Place): void {
  if (found.size > 0 && found.delete(nameOf(place))) tell();
}

/** How many things were met so far in this page that cannot be opened. */
export const unreadable = (): number => found.size;

export const useUnreadable = (): number => useSyncExternalStore(subscribe, unreadable, () => 0);

function tell() {
  for (const listener of [...listeners]) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
