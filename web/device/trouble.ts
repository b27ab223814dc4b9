/** What is wrong with keeping things on this device, for the frame to say. Small, so that the first page can carry it. */
import { useSyncExternalStore } from 'react';

/**
 * `newer`: another tab runs a newer version and this one must be loaded again. `refused`: the browser keeps nothing. `full`: nothing is
 * read or written until the disk has room.
 */
export type Trouble = 'newer' | 'refused' | 'full';

let trouble: Trouble | null = null;
const listeners = new Set<() => void>();

export function setTrouble(next: Trouble | null) {
  if (trouble === next) return;
  trouble = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTrouble = () =>
  useSyncExternalStore(
    subscribe,
    () => trouble,
    () => null,
  );
