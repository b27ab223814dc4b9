/** The way to the database for those who may not need it: a first visit should not fetch 33 kB to learn that it is empty. */
import type { Entry } from '../../domain/practice/entry.ts';
import { dropAside, putAside, somethingAside } from './aside.ts';
import { setTrouble } from './trouble.ts';

const load = () => import('./database.ts');

/** Fetch the database while there is still a network; a session is under way. */
export const prepareToKeep = () => void load().catch(() => {});

/** Keep a finished session. Safe to repeat; when it fails the session waits aside for the next start. */
export async function keep(entry: Entry, options?: { readonly after?: number }): Promise<void> {
  try {
    const { saveEntry } = await load();
    await saveEntry(entry, options).catch(error => putThroughSlot(entry, error));
    dropAside(entry.id);
  } catch (error) {
    putAside(entry);
    throw error;
  }
}

/** While the app is locked a session can be kept, though nothing can be read. */
async function putThroughSlot(entry: Entry, error: Error): Promise<void> {
  if (error.name !== 'VaultLocked') throw error;
  const { postEntry } = await import('./vault/letters.ts');
  await postEntry(entry);
}

/** False on a first visit, when there is nothing to read. Where the browser does not say, true. */
export async function somethingKept(): Promise<boolean> {
  if (somethingAside()) return true;
  try {
    const databases = await indexedDB.databases?.();
    return databases?.some(({ name }) => name === 'tideline') ?? true;
  } catch {
    // Private windows of some browsers, and storage switched off.
    setTrouble('refused');
    return false;
  }
}
