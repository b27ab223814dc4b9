/** Whether the browser promises not to clear what is kept here when space runs short, and how much there is. */
import { useEffect, useState } from 'react';

const asked = 'tideline.asked-to-keep';

/** Ask for the promise, once on this device, when there is something worth keeping. Some browsers ask the person. */
export async function askToKeep(): Promise<void> {
  if (!navigator.storage?.persist || localStorage.getItem(asked) || (await navigator.storage.persisted())) return;
  localStorage.setItem(asked, 'yes');
  await navigator.storage.persist();
}

export interface Storage {
  readonly safe: boolean;
  /** Bytes in use, and how many the browser offers; null where it does not say. */
  readonly bytes: number | null;
  readonly quota: number | null;
}

async function storageState(): Promise<Storage> {
  const [safe, estimate] = await Promise.all([
    navigator.storage?.persisted?.() ?? false,
    navigator.storage?.estimate?.() ?? {},
  ]);
  return { safe, bytes: estimate.usage ?? null, quota: estimate.quota ?? null };
}

/** Milliseconds; no event says that a browser's storage has filled or emptied. */
const lookEvery = 5000;

/** How it stands now, looked at again and again while it is shown; undefined until the browser has answered. */
export function useStorage(): Storage | undefined {
  const [storage, setStorage] = useState<Storage>();
  useEffect(() => {
    let left = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      storageState().then(
        now => left || setStorage(now),
        // Storage is refused; the frame says so.
        () => {},
      );
    };
    look();
    const timer = setInterval(look, lookEvery);
    document.addEventListener('visibilitychange', look);
    changed.add(look);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      changed.delete(look);
    };
  }, []);
  return storage;
}

const changed = new Set<() => void>();

/** The person asks by themselves, so the answer is asked for again. */
export async function keepNow(): Promise<boolean> {
  const agreed = (await navigator.storage?.persist?.()) ?? false;
  for (const look of changed) look();
  return agreed;
}
