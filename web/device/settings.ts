/** A person's choices on this device: small, read at once when a session begins, kept in localStorage. */
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { ending } from '../../domain/breath/pattern.ts';
import { defaultSounding, sounding } from '../../domain/breath/sounding.ts';
import { readPrivate, writePrivate } from './vault/private-text.ts';
import { getVault, onVaultChange } from './vault/state.ts';

export const motions = ['system', 'full', 'calm', 'still'] as const;

/** What is remembered for one pattern. */
const habit = z.object({
  ends: z.optional(ending),
  /** Seconds before the first breath. */
  settle: z.optional(z.number().check(z.gte(0), z.lte(120))),
  /** Go straight to the stage. */
  skipCard: z.optional(z.boolean()),
});

const settings = z.object({
  sounding,
  motion: z.enum(motions),
  captions: z.boolean(),
  haptics: z.boolean(),
  habits: z.record(z.string(), habit),
  /** The pattern that the home screen offers. */
  last: z.optional(z.string()),
});

export type Settings = z.infer<typeof settings>;
export type Habit = z.infer<typeof habit>;

const key = 'tideline-settings';
/** What tells of a person's practice has a place of its own while there is a lock: habits, and what was practised last. */
const privateKey = 'tideline-habits';
const defaults: Settings = { sounding: defaultSounding, motion: 'system', captions: false, haptics: true, habits: {} };

let current = read();
const listeners = new Set<() => void>();

// What the page knows of them must be what is kept, before anything is added to it.
onVaultChange(() => {
  current = read();
  for (const listener of listeners) listener();
});

function read(): Settings {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '{}');
    const habits = JSON.parse(readPrivate(privateKey) ?? '{}');
    const parsed = settings.safeParse({ ...defaults, ...kept, ...habits });
    return parsed.success ? parsed.data : defaults;
  } catch {
    // Storage refused or what lies there is not ours: the defaults serve, and nothing else depends on it.
    return defaults;
  }
}

export const getSettings = (): Settings => current;

export function changeSettings(change: Partial<Settings>): void {
  current = { ...current, ...change };
  writeSettings();
  for (const listener of listeners) listener();
}

/** By the rules of the lock as they are now. */
export function writeSettings(): void {
  try {
    if (getVault() === 'open') {
      localStorage.setItem(key, JSON.stringify(current));
      localStorage.removeItem(privateKey);
      return;
    }
    const { habits, last, ...open } = current;
    localStorage.setItem(key, JSON.stringify(open));
    // Locked, these are kept for the page only.
    writePrivate(privateKey, JSON.stringify({ habits, last }));
  } catch {
    // Kept for this page only.
  }
}

/** Settings from elsewhere, where nothing was chosen here yet. What cannot be read leaves everything as it is. */
export function adoptSettings(from: unknown): void {
  try {
    if (localStorage.getItem(key) !== null || typeof from !== 'object') return;
  } catch {
    return;
  }
  const parsed = settings.safeParse({ ...defaults, ...from });
  if (parsed.success) changeSettings(parsed.data);
}

/** Whether anything was ever chosen here. */
export function settingsChosen(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** The choices among some values by name; what this version does not know, or cannot read, is not among them. */
export function readSettings(values: ReadonlyMap<string, unknown>): Partial<Settings> {
  const read = Object.entries(settings.shape).flatMap(([name, schema]) => {
    const parsed = z.safeParse(schema, values.get(name) ?? undefined);
    return values.has(name) && parsed.success ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(read) as Partial<Settings>;
}

export function rememberHabit(id: string, change: Habit): void {
  changeSettings({ habits: { ...current.habits, [id]: { ...current.habits[id], ...change } } });
}

const subscribe = (listener: () => void) => {
  const other = (event: StorageEvent) => {
    if (event.key !== key && event.key !== privateKey && event.key !== null) return;
    current = read();
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', other);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', other);
  };
};

export const useSettings = (): Settings => useSyncExternalStore(subscribe, getSettings, () => defaults);
