/** What a device really kept: reads its IndexedDB beside the app, and knows when its service worker is in charge. */
import type { Page } from 'playwright-core';
import type { DayTotal } from '../../domain/practice/day.ts';
import { type KeptEntry, type Pack, unpacked } from '../../web/device/packs.ts';
import type { Week } from '../../web/device/weeks.ts';

/**
 * All rows of one store of the app's database; none when the app has not made it yet, and then nobody makes it here. They come as
 * text: Playwright takes seconds to hand over the objects of a long record.
 */
export async function rowsOf<Row>(page: Page, store: string): Promise<Row[]> {
  const text = await page.evaluate(
    name =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('tideline');
        let made = true;
        opening.onupgradeneeded = () => {
          made = false;
          opening.transaction?.abort();
        };
        opening.onerror = () => (made ? reject(opening.error) : resolve('[]'));
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(
              JSON.stringify(reading.result, (_, value) =>
                value instanceof Uint8Array ? { bytes: [...value] } : value,
              ),
            );
          };
        };
      }),
    store,
  );
  return JSON.parse(text, (_, value) => (Array.isArray(value?.bytes) ? Uint8Array.from(value.bytes) : value));
}

/** All sessions, in the order of their days and as they were begun. */
export const entriesOf = async (page: Page): Promise<KeptEntry[]> => unpacked(await rowsOf<Pack>(page, 'packs'));

/** All day totals, oldest first. */
export const daysOf = async (page: Page): Promise<DayTotal[]> =>
  (await rowsOf<Week>(page, 'weeks')).flatMap(({ days }) => days);

/** Until the worker has kept everything and answers for this page. */
export async function readyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
}
