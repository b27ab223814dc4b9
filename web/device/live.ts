/** A query of the device's database that answers again whenever its rows change, in this tab or another. */
import { liveQuery } from 'dexie';
import { useCallback, useEffect, useState } from 'react';
import { database, openDatabase } from './database.ts';
import { useTrouble } from './trouble.ts';

export type Live<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly again: () => void };

/** `query` is a function of a module, so that it stays the same; what changes goes into `argument`. */
export function useLive<A, T>(query: (argument: A) => Promise<T>, argument: A): Live<T> {
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const trouble = useTrouble();
  const again = useCallback(() => void openDatabase().then(() => setAttempt(n => n + 1)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt, and the end of a trouble, are reasons to subscribe anew
  useEffect(() => {
    // Dexie follows what an async function reads only when it can see that it is one.
    const subscription = liveQuery(async () => {
      // A query over a database that never opened would wait for ever instead of failing.
      await database.opened();
      return query(argument);
    }).subscribe({
      next: value => setLive({ state: 'ready', value }),
      error: () => setLive({ state: 'failed', again }),
    });
    return () => subscription.unsubscribe();
  }, [query, argument, again, attempt, trouble]);
  return live;
}
