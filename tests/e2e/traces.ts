/** All that a browser still knows of a person, as text to be searched: what is shown, storages, caches, databases. */
import type { Page } from 'playwright-core';

type Place = 'shown' | 'storages' | 'caches' | 'databases';

/** Places in which one of these words stands, as it is or in base64, with the word: `databases: marker-note`. */
export async function placesWith(page: Page, markers: readonly string[]): Promise<string[]> {
  const known = Object.entries(await everything(page));
  return known.flatMap(([place, text]) =>
    markers.filter(marker => forms(marker).some(form => text.includes(form))).map(marker => `${place}: ${marker}`),
  );
}

/** A word begins at any of three places in a group of base64; what its neighbours change is cut off. */
const forms = (marker: string) => [
  marker,
  ...[0, 1, 2].map(before =>
    Buffer.from(' '.repeat(before) + marker)
      .toString('base64')
      .slice(before === 0 ? 0 : before + 1, -4),
  ),
];

const everything = (page: Page): Promise<Record<Place, string>> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const latin = (bytes: Uint8Array) => Array.from(bytes, byte => String.fromCharCode(byte)).join('');
    const plain = (_: string, value: unknown) => {
      if (value instanceof Uint8Array) return latin(value);
      return value instanceof ArrayBuffer ? latin(new Uint8Array(value)) : value;
    };
    const databases: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        databases.push(JSON.stringify([name, store, await done(rows.getAllKeys()), await done(rows.getAll())], plain));
      }
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
    const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(field => field.value);
    return {
      shown: [document.title, document.documentElement.outerHTML, ...fields].join('\n'),
      storages: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state]),
      caches: cached.join('\n'),
      databases: databases.join('\n'),
    };
  });
