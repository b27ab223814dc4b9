/** Where a finished session waits when the database would not take it: a full disk, a newer version in another tab. */
import * as z from 'zod/mini';
import { type Entry, entry } from '../../domain/practice/entry.ts';

const key = 'tideline.aside';

/** Best effort: the caller tells the person anyway that saving failed. */
export function putAside(session: Entry): void {
  try {
    const all = read();
    // A checkpoint of what was put here whole knows less of it.
    if (all.some(({ id, seconds }) => id === session.id && seconds > session.seconds)) return;
    const others = all.filter(({ id }) => id !== session.id);
    localStorage.setItem(key, JSON.stringify([...others, session]));
  } catch {
    // Storage is full or switched off here as well; there is nowhere left to put it.
  }
}

export const somethingAside = () => takeable().length > 0;

/** It was written after all. */
export function dropAside(id: string): void {
  const others = takeable().filter(session => session.id !== id);
  if (others.length < takeable().length) localStorage.setItem(key, JSON.stringify(others));
}

/** Take out what waits, once. */
export function takeAside(): Entry[] {
  const waiting = takeable();
  if (waiting.length > 0) localStorage.removeItem(key);
  return waiting;
}

function takeable(): Entry[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function read(): Entry[] {
  const text = localStorage.getItem(key);
  if (!text) return [];
  const parsed = z.array(entry).safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : [];
}
