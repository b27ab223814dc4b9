/** The pattern that was deleted last, for as long as it can be taken back, on whichever screen the person is. */
import { useSyncExternalStore } from 'react';
import type { KeptPattern } from '../../device/database.ts';
import { deletePattern, restorePattern } from '../../device/patterns.ts';

/** How long that is, in milliseconds. */
export const undoTime = 20_000;

let last: KeptPattern | undefined;
const listeners = new Set<() => void>();

export function setDeleted(next: KeptPattern | undefined): void {
  last = next;
  for (const listener of listeners) listener();
}

export const removePattern = async (id: string): Promise<void> => setDeleted(await deletePattern(id));

export async function undoRemove(): Promise<void> {
  const row = last;
  setDeleted(undefined);
  if (row) await restorePattern(row);
}

export const useDeleted = () =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
