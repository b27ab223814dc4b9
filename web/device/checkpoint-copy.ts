/**
 * The checkpoint a second time, in IndexedDB. localStorage is read and written at once, but Chromium brings it to the
 * disk only now and then, hardly more than once a minute; a browser that is killed by the system would lose that much.
 * A database of its own: small, and not fetched with the other one.
 */

const name = 'tideline-running';
const store = 'checkpoint';

export interface Copy {
  /** Which writing this was: the higher of two is the later one, whatever the clock said. */
  readonly turn: number;
  /** As it stands in localStorage; null when nothing runs any more. */
  readonly text: string | null;
}

const open = () =>
  new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });

/** Kept open while a session runs: opening costs more than writing. */
let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= open().then(found => {
    const forget = () => {
      opened = undefined;
    };
    found.onclose = forget;
    // Everything is being deleted, and this too.
    found.onversionchange = () => {
      forget();
      found.close();
    };
    return found;
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Best effort, like the checkpoint itself. */
export async function writeCopy(copy: Copy): Promise<void> {
  try {
    const into = (await database()).transaction(store, 'readwrite').objectStore(store);
    into.put(copy, store);
  } catch {
    // Refused: localStorage has it, as far as that goes.
  }
}

/** Undefined when there is none, or none that can be read. */
export async function readCopy(): Promise<Copy | undefined> {
  try {
    // A first visit makes no database only to find it empty.
    const known = await indexedDB.databases?.();
    if (known && !known.some(of => of.name === name)) return undefined;
    const from = (await database()).transaction(store).objectStore(store);
    return await new Promise((resolve, reject) => {
      const request = from.get(store);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } catch {
    return undefined;
  }
}

export const deleteCopy = () =>
  new Promise<void>(resolve => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => resolve();
  });
