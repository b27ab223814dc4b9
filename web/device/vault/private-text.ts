/**
 * Small private texts outside the database, by name: plain while there is no lock, sealed by the ring while the app is
 * unlocked. Locked, they cannot be read, and nothing is written over what is sealed.
 */
import { keyring } from './keyring.ts';
import { getVault, onVaultChange } from './state.ts';

const mark = 'sealed:';
const place = (key: string) => ({ table: 'text', owner: '', id: nameAt(key) });

/** What was pushed aside keeps the name that it was sealed for: `<name>#<which>`. */
export const nameAt = (key: string) => key.replace(/#.*$/, '');

export const forThisTab = 'tideline-visiting';

/** Everything private that may lie beside the database, in localStorage or sessionStorage. */
const names = new Set([
  'tideline-person',
  'tideline-favourites',
  'tideline-streak-shown',
  'tideline-habits',
  'tideline-draft',
  'tideline-running',
  'tideline.aside',
  'tideline.aside-locked',
  forThisTab,
]);

/** As it is to be stored; null while the app is locked. */
export function sealText(name: string, text: string): string | null {
  const { sealer, sealing } = keyring();
  if (sealer && sealing) return mark + toBase64(sealer.seal(place(name), text));
  return getVault() === 'open' ? text : null;
}

/** Null for what cannot be opened now, or at all. */
export function openText(name: string, stored: string | null): string | null {
  if (!stored?.startsWith(mark)) return stored;
  const opened = keyring().sealer?.open(place(name), fromBase64(stored.slice(mark.length)));
  return opened?.ok ? opened.value : null;
}

/** Throws where the browser's storage does. */
export const readPrivate = (name: string, area = localStorage): string | null => openText(name, area.getItem(name));

/** False while the app is locked: then what is stored stays. */
export function writePrivate(name: string, text: string, area = localStorage): boolean {
  const stored = sealText(name, text);
  if (stored !== null) area.setItem(name, stored);
  return stored !== null;
}

/** Hear when it may read differently: written in another window, locked or unlocked. Call what comes back to stop. */
export function onPrivateChange(name: string, listener: () => void): () => void {
  const elsewhere = (event: StorageEvent) => {
    if (event.key === name || event.key === null) listener();
  };
  window.addEventListener('storage', elsewhere);
  const stop = onVaultChange(listener);
  return () => {
    window.removeEventListener('storage', elsewhere);
    stop();
  };
}

/** The lock was turned on or off, or there is a new key: what can be read is written by the new rules. */
export function rewritePrivate(): void {
  for (const area of [localStorage, sessionStorage])
    for (const key of Object.keys(area).filter(key => names.has(nameAt(key)))) {
      const text = readPrivate(key, area);
      if (text !== null) writePrivate(key, text, area);
    }
}

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
