/** Years of practice put onto a device at once, past the screens, with the day totals that belong to them. */
import type { Page } from 'playwright-core';
import { foldDays } from '../domain/practice/day.ts';
import type { Entry } from '../domain/practice/entry.ts';
import { labelOf, packUp } from '../web/device/packs.ts';
import { inWeeks } from '../web/device/weeks.ts';

/** Rows that cross to the page in one go. */
const portion = 500;

/** The page must show the app, and nobody be signed in; it is loaded again afterwards. What was kept stays. */
export async function fillDevice(page: Page, entries: readonly Entry[]): Promise<void> {
  await page.goto('/practice');
  while (!(await page.evaluate(hasDatabase))) await page.waitForTimeout(50);
  const owned = <Row extends object>(rows: readonly Row[]) => rows.map(row => ({ ...row, owner: '' }));
  const packs = packUp(owned(entries));
  for (let i = 0; i < packs.length; i += portion) await put(page, 'packs', packs.slice(i, i + portion));
  const labels = packs.map(labelOf);
  for (let i = 0; i < labels.length; i += portion) await put(page, 'labels', labels.slice(i, i + portion));
  const weeks = inWeeks(owned(foldDays(entries)));
  for (let i = 0; i < weeks.length; i += portion) await put(page, 'weeks', weeks.slice(i, i + portion));
  await page.reload();
}

/** Made by the app and not by looking for it. */
const hasDatabase = async () =>
  (await indexedDB.databases()).some(({ name, version = 0 }) => name === 'tideline' && version >= 10);

const put = (page: Page, store: string, rows: readonly object[]): Promise<void> =>
  page.evaluate(
    ([name, text]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tideline');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          try {
            const transaction = opening.result.transaction(name, 'readwrite');
            transaction.onabort = () => reject(transaction.error);
            transaction.oncomplete = () => {
              opening.result.close();
              resolve();
            };
            for (const row of JSON.parse(text)) transaction.objectStore(name).put(row);
          } catch (error) {
            reject(error);
          }
        };
      }),
    [store, JSON.stringify(rows)] as const,
  );
