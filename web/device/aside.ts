/** Where a finished session waits when the database would not take it: a full disk, a newer version in another tab. */
import * as z from 'zod/mini';
import { type Entry, entry } from '../../domain/practice/entry.ts';
import { noteOpened } from './opened.ts';

const key = 'tideline.aside';

/** Best effort: the caller tells the person anyway that saving failed. */
export function putAside(session: Entry): void {
  try {
    const others = read().filter(({ id }) => id !== session.id);
    localStorage.setItem(key, JSON.stringify([...others, session]));
    noteOpened();
  } catch {
    // Storage is full or switched off here as well; there is nowhere left to put it.
  }
}

/** Take out what waits, once. */
export function takeAside(): Entry[] {
  try {
    const waiting = read();
    localStorage.removeItem(key);
    return waiting;
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
