/**
 * A small private value in localStorage that screens can watch: read through a schema, kept for the page alone where
 * storage is refused or the app is locked.
 */
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { onPrivateChange, readPrivate, writePrivate } from './vault/private-text.ts';

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
      const parsed = z.safeParse(schema, JSON.parse(readPrivate(key) ?? 'null'));
      return parsed.success ? parsed.data : empty;
    } catch {
      return empty;
    }
  };
  let current = read();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  onPrivateChange(key, () => {
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
        writePrivate(key, JSON.stringify(value));
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
