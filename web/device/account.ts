/** Who is signed in on this device, readable without fetching anything. */
import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';

const account = z.object({ id: z.string(), email: z.string() });
export type Account = z.infer<typeof account>;

const key = 'tideline.account';
const listeners = new Set<() => void>();
let text: string | null | undefined;
let known: Account | null = null;

/** The account this device belongs to; its session may have run out. Null when signed out. */
export function knownAccount(): Account | null {
  const now = readText();
  // The same object for the same text, or React would see a change at every look.
  if (now !== text) {
    text = now;
    known = parse(now);
  }
  return known;
}

export function setKnownAccount(next: Account | null) {
  if (next) localStorage.setItem(key, JSON.stringify(next));
  else localStorage.removeItem(key);
  for (const listener of [...listeners]) listener();
}

/** Hear of sign-in and sign-out, in other tabs too; call what comes back to stop hearing. */
export function onAccountChange(listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key === key || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', elsewhere);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', elsewhere);
  };
}

export const useAccount = () => useSyncExternalStore(onAccountChange, knownAccount);

function readText(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function parse(json: string | null): Account | null {
  try {
    const result = account.safeParse(JSON.parse(json ?? 'null'));
    return result.success ? result.data : null;
  } catch {
    return null;
  }
}
