/** Whether the window is as wide as a desktop's; the same edge as in the stylesheets. */
import { useSyncExternalStore } from 'react';

const query = globalThis.matchMedia?.('(width >= 800px)');

export function useWide(): boolean {
  return useSyncExternalStore(
    listener => {
      query?.addEventListener('change', listener);
      return () => query?.removeEventListener('change', listener);
    },
    () => query?.matches ?? false,
    () => false,
  );
}
