/** Where a finished session waits when the database would not take it: a full disk, a newer version in another tab. */
import * as z from 'zod/mini';
import { type Entry, entry } from '../../domain/practice/entry.ts';
import { openText, readPrivate, writePrivate } from './vault/private-text.ts';

const key = 'tideline.aside';

/** Best effort: the caller tells the person anyway that saving failed. */
export function putAside(session: Entry): void {
  try {
    const all = read();
    // A checkpoint of what was put here whole knows less of it.
    if (all.some(({ id, seconds }) => id === session.id && seconds > session.seconds)) return;
    const others = all.filter(({ id }) => id !== session.id);
    if (!writePrivate(key, JSON.stringify([...others, session]))) throughSlot(session);
  } catch {
    // Storage is full or switched off here as well; there is nowhere left to put it.
  }
}

export const somethingAside = () => waitingAside().length > 0;

/** It was written after all. */
export function dropAside(id: string): void {
  const all = waitingAside();
  const others = all.filter(session => session.id !== id);
  // What cannot be read now is not known to be empty.
  if (others.length < all.length) {
    if (others.length === 0) localStorage.removeItem(key);
    else writePrivate(key, JSON.stringify(others));
  }
  localStorage.removeItem(lockedKey(id));
}

/** What waits, and goes on waiting until it is dropped: whoever brings it in may be closed in the middle of it. */
export function waitingAside(): Entry[] {
  try {
    return read();
  } catch {
    return [];
  }
}

function read(): Entry[] {
  const list = z.array(entry).safeParse(JSON.parse(readPrivate(key) ?? '[]')).data ?? [];
  const locked = Object.keys(localStorage)
    .filter(name => name.startsWith(lockedKey('')))
    .flatMap(name => {
      const text = openText(lockedName, localStorage.getItem(name));
      return text?.startsWith('{') ? (entry.safeParse(JSON.parse(text)).data ?? []) : [];
    });
  return [...list, ...locked];
}

const lockedName = 'tideline.aside-locked';
const lockedKey = (id: string) => `${lockedName}#${id}`;

/** Each for itself, because nobody can read now what waits there already. */
function throughSlot(session: Entry): void {
  void import('./vault/slot-text.ts')
    .then(({ postText }) => postText(lockedName, JSON.stringify(session)))
    .then(letter => {
      if (letter !== null) localStorage.setItem(lockedKey(session.id), letter);
    })
    .catch(() => {});
}
