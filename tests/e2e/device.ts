/** What a device really keeps: reads and fills its IndexedDB beside the app, and knows when its service worker is in charge. */
import type { Page } from 'playwright-core';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';

/** All rows of one store of the app's database. */
export function rowsOf<Row>(page: Page, store: string): Promise<Row[]> {
  return page.evaluate(
    name =>
      new Promise<Row[]>((resolve, reject) => {
        const opening = indexedDB.open('tideline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as Row[]);
          };
        };
      }),
    store,
  );
}

export const entriesOf = (page: Page) => rowsOf<Entry & { owner: string }>(page, 'entries');

/** Put sessions and their day totals into the app's database, as if they had been practised here. Load the page again. */
export function keepSessions(page: Page, entries: readonly Entry[]): Promise<void> {
  return page.evaluate(
    stores =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tideline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const writing = opening.result.transaction(Object.keys(stores), 'readwrite');
          for (const [store, rows] of Object.entries(stores))
            for (const row of rows) writing.objectStore(store).put({ ...row, owner: '' });
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    { entries, days: foldDays(entries) },
  );
}

/** Until the worker has kept everything and answers for this page. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
}
