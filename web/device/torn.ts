/**
 * What a full disk leaves behind. A write that the disk cut off stays in the middle of Chromium's log, and the log goes on after it when it
 * is opened again; at the opening after that Chromium finds the log damaged and deletes the whole database, also what it had
 * acknowledged since. So nothing is opened before there is room, and then so much is written that the log is replaced.
 * docs/decisions/0017.
 */
import type { DBCore, Middleware } from 'dexie';

const key = 'tideline.torn';

/**
 * Whether this is a Chromium, by what only that has. Other browsers keep no such log, and close connections for reasons of their own
 * (Safari does in the background), after which Dexie opens again by itself.
 */
export const canTear = typeof navigator !== 'undefined' && 'userAgentData' in navigator;

/** Workers have no localStorage; the page hears of it by itself. */
let torn = false;

/** To be opened with care the next time, also by the next start. */
export function tear(): void {
  torn = true;
  try {
    localStorage.setItem(key, 'yes');
  } catch {}
}

export function isTorn(): boolean {
  try {
    return torn || localStorage.getItem(key) !== null;
  } catch {
    return torn;
  }
}

function whole(): void {
  torn = false;
  try {
    localStorage.removeItem(key);
  } catch {}
}

/** Chromium begins a new log after 4 MB; the browser takes random bytes as they are, and 64 kB into a file of their own. */
const ballast = { rows: 110, bytes: 48_000 } as const;

/** All of it twice, in the log and in the tables, and twice again what can be undone. */
const needed = 24_000_000;

let looking: Promise<boolean> | undefined;

/** Whether the disk takes what mending needs: asked with a file, because browsers do not say how full it is. */
export function thereIsRoom(): Promise<boolean> {
  looking ??= tryRoom().finally(() => {
    looking = undefined;
  });
  return looking;
}

async function tryRoom(): Promise<boolean> {
  const canTry = 'FileSystemFileHandle' in globalThis && 'createWritable' in FileSystemFileHandle.prototype;
  if (!canTry) return true;
  try {
    const folder = await navigator.storage.getDirectory();
    try {
      const file = await folder.getFileHandle('room', { create: true });
      const writing = await file.createWritable();
      await writing.write(new Uint8Array(needed));
      await writing.close();
    } finally {
      await folder.removeEntry('room').catch(() => {});
    }
    return true;
  } catch (error) {
    // Files are refused altogether, as in some private windows: nothing is said about the disk.
    return (error as Partial<Error>).name === 'SecurityError';
  }
}

/** Right after opening, while whatever was read from the log is still in memory. Rejects with what the browser says. */
export function mend(open: IDBDatabase): Promise<void> {
  const running = open.transaction('letters', 'readwrite', { durability: 'strict' });
  const letters = running.objectStore('letters');
  for (let i = 0; i < ballast.rows; i++)
    letters.put({ id: key, letter: crypto.getRandomValues(new Uint8Array(ballast.bytes)) });
  letters.delete(key);
  return new Promise((resolve, reject) => {
    running.oncomplete = () => {
      whole();
      resolve();
    };
    running.onabort = () => reject(running.error);
  });
}

/** A disk without room is no quota to Chromium: it names the file that it could not write, and this. */
export const saysFull = (text: string) => /QuotaExceeded|NO_SPACE/.test(text);

/** Tells of it before anybody can ask for the database again. */
export const whenFull = (tell: () => void): Middleware<DBCore> => ({
  stack: 'dbcore',
  name: 'full-disk',
  create: core => ({
    ...core,
    transaction(tables, mode, options) {
      const running = core.transaction(tables, mode, options) as IDBTransaction;
      running.addEventListener('abort', () => {
        if (running.error && saysFull(running.error.message)) tell();
      });
      return running;
    },
  }),
});
