/** What was done last, for as long as it can be taken back, on whichever of the screens of its place the person is. */
import { useSyncExternalStore } from 'react';

export interface Undo {
  /** What was done, in words. */
  readonly text: string;
  /** False when it could not be taken back, because something else happened since; a sentence when it was for another reason. */
  takeBack(): Promise<boolean | string>;
}

let last: Undo | undefined;
let taken = 0;
const listeners = new Set<() => void>();

export function offerUndo(next: Undo | undefined): void {
  last = next;
  for (const listener of listeners) listener();
}

export async function takeBack(of: Undo): Promise<boolean | string> {
  offerUndo(undefined);
  const done = await of.takeBack();
  taken++;
  for (const listener of listeners) listener();
  return done;
}

const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useUndo = (): Undo | undefined => useSyncExternalStore(listen, () => last);

/** How often something was taken back: a screen that shows what comes back asks for it again when this changes. */
export const useTakenBack = (): number => useSyncExternalStore(listen, () => taken);
