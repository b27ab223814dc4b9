/** Whether this page is alive yet. Home is drawn when the app is built, where nobody knows the person's day or choices. */
import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False while the markup made at build time is taken over, true from the picture after it. */
export const useHydrated = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
