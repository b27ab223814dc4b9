/**
 * What the database and what lies beside it need of a browser, in Node: an IndexedDB in memory, places for text, a window
 * that hears of them. To be imported before anything that reads them.
 */
import 'fake-indexeddb/auto';

/** As a browser's: what is kept are its own properties. */
class Texts {
  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
  }
  setItem(key: string, value: string): void {
    Reflect.set(this, key, String(value));
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
  clear(): void {
    for (const key of Object.keys(this)) this.removeItem(key);
  }
}

class StorageEvent extends Event {
  readonly key: string | null;
  constructor(type: string, { key = null }: { readonly key?: string | null } = {}) {
    super(type);
    this.key = key;
  }
}

const there = {
  localStorage: new Texts(),
  sessionStorage: new Texts(),
  StorageEvent,
  // No locks, no caches, no promise to keep anything: the app does without.
  navigator: {},
  location: { origin: 'http://localhost' },
};
for (const [name, value] of Object.entries(there))
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
Object.defineProperty(globalThis, 'window', { value: Object.assign(new EventTarget(), there), configurable: true });
