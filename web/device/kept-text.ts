/** A small value in localStorage that screens can watch: read through a schema, kept for the page where storage is refused. */
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';

export interface KeptText<T> {
  get(): T;
  set(value: T): void;
  /** Whether anything was ever kept. */
  exists(): boolean;
  use(): T;
}

export function keptText<T>(key: string, schema: z.ZodMiniType<T>, empty: T): KeptText<T> {
  const listeners = new Set<() => void>();
  const read = (): T => {
    try {
      const parsed = z.safeParse(schema, JSON.parse(localStorage.getItem(key) ?? 'null'));
      return parsed.success ? parsed.data : empty;
    } catch {
      return empty;
    }
  };
  let current = read();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  window.addEventListener('storage', event => {
    if (event.key !== key && event.key !== null) return;
    current = read();
    tell();
  });
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get: () => current,
    set(value) {
      current = value;
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Kept for this page only.
      }
      tell();
    },
    exists() {
      try {
        return localStorage.getItem(key) !== null;
      } catch {
        return false;
      }
    },
    use: () => useSyncExternalStore(subscribe, () => current),
  };
}
