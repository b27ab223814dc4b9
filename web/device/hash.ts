/** What stands behind the # of the address; it never leaves the browser. */
import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export const useHashText = () => useSyncExternalStore(subscribe, () => location.hash.slice(1));
