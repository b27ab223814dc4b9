/** What was done last, for as long as it can be taken back, on whichever of the screens of its place the person is. */
import { useSyncExternalStore } from 'react';

export interface Undo {
  /** What was done, in words. */
  readonly text: string;
  /** False when it could not be taken back, because something else happened since; a sentence when it was for another reason. */
  takeBack(): Promise<boolean | string>;
}

let last: Undo | undefined;
const listeners = new Set<() => void>();

export function offerUndo(next: Undo | undefined): void {
  last = next;
  for (const listener of listeners) listener();
}

export const useUndo = (): Undo | undefined =>
  useSyncExternalStore(
    listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
