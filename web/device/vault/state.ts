/** Whether the app is locked, for the first page: read at once from a flag, put right by the database when it opens. */
import { useSyncExternalStore } from 'react';

/** `open`: there is no lock on this device. */
export type Vault = 'open' | 'locked' | 'unlocked';

const flag = 'tideline-vault';
const listeners = new Set<() => void>();
let state: Vault = lockIsOn() ? 'locked' : 'open';

export const getVault = (): Vault => state;

/** Call what comes back to stop hearing. */
export function onVaultChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useVault = (): Vault => useSyncExternalStore(onVaultChange, getVault, () => 'open');

/** For the vault's own files. */
export function setVault(next: Vault): void {
  if (next === state) return;
  state = next;
  try {
    if (next === 'open') localStorage.removeItem(flag);
    else localStorage.setItem(flag, 'on');
  } catch {
    // The database knows it too.
  }
  for (const listener of [...listeners]) listener();
}

function lockIsOn(): boolean {
  try {
    return localStorage.getItem(flag) !== null;
  } catch {
    return false;
  }
}
