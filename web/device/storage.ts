/** Whether the browser promises not to clear what is kept here when space runs short, and how much there is. */

const asked = 'tideline.asked-to-keep';

/** Ask for the promise, once on this device, when there is something worth keeping. Some browsers ask the person. */
export async function askToKeep(): Promise<void> {
  if (!navigator.storage?.persist || localStorage.getItem(asked) || (await navigator.storage.persisted())) return;
  localStorage.setItem(asked, 'yes');
  await navigator.storage.persist();
}

export interface Storage {
  readonly safe: boolean;
  /** Bytes in use; null where the browser does not say. */
  readonly bytes: number | null;
}

export async function storageState(): Promise<Storage> {
  const [safe, estimate] = await Promise.all([
    navigator.storage?.persisted?.() ?? false,
    navigator.storage?.estimate?.() ?? {},
  ]);
  return { safe, bytes: estimate.usage ?? null };
}

/** The person asks by themselves, so the answer is asked for again. */
export const keepNow = async (): Promise<boolean> => (await navigator.storage?.persist?.()) ?? false;
