/** What a person leaves beside the database, taken away when they sign out: choices, health answers, what was begun. */
import { forgetBackground } from './background.ts';
import { deleteCopy } from './checkpoint-copy.ts';

/** Of the browser or of the sign-in itself, and of nobody in particular. */
const stays = new Set([
  'tideline.asked-to-keep',
  'tideline.offline',
  'tideline.session',
  'tideline.account',
  'tideline.torn',
  // The lock is the device's.
  'tideline-vault',
  'tideline-slot',
]);

export async function forgetBeside(): Promise<void> {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('tideline') && !stays.has(key)) localStorage.removeItem(key);
  }
  sessionStorage.clear();
  // Other windows hear of it by themselves; this one has to be told to read again.
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  await forgetBackground();
  await deleteCopy();
}
