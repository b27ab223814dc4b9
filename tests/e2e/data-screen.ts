/** The screen where the record goes out, comes in and is deleted: what is on it, what a person does there, and a history to try it with. */
import type { Page } from 'playwright-core';
import { box } from '../../domain/breath/library.ts';
import type { ExportFile } from '../../domain/practice/transfer/file.ts';
import { transfer } from '../../web/words/en/transfer.ts';
import { practised } from '../practised.ts';

const { bring } = transfer;
export const sessions = practised({ until: '2026-11-22', years: 2, seed: 11 });
export const own: ExportFile = {
  format: 'tideline',
  version: 1,
  exportedAt: '2026-11-22T10:00:00.000Z',
  sessions,
  patterns: [{ ...box, id: 'own-1', name: 'Before the stage' }],
  goals: [{ id: '5b0c7f0e-5f5f-4c55-9c5e-0d6f3f2a1b10', kind: { by: 'minutes', minutes: 40 }, from: '2026-01-05' }],
  trials: [],
  favourites: ['box', 'six'],
  settings: { motion: 'calm', captions: true },
  conditions: ['pregnancy'],
};

export const brethap = [
  'start,end,breaths,heartrate',
  '2025-05-01 07:12:33.123456,2025-05-01 07:17:33.523456,30,0.0',
  '2025-05-02 22:00:00.000,2025-05-02 22:01:30.000,9,61.5',
  '2025-05-03 22:00:00.000,2025-05-03 21:00:00.000,9,0.0',
].join('\r\n');

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
export const says = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

export async function open(page: Page) {
  await page.goto('/practice/data');
  await page.getByRole('heading', { name: transfer.title, level: 1 }).waitFor();
}

export const choose = (page: Page, name: string, content: string | Buffer) =>
  page
    .getByLabel(bring.choose)
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.isBuffer(content) ? content : Buffer.from(content) });

export async function bringIn(page: Page, name: string, content: string, n: number) {
  await choose(page, name, content);
  await button(page, bring.go(n)).click();
  await says(page, bring.done(n));
}

/** All that is left of a person: rows of every store of every database, and both storages. */
export const remains = (page: Page) =>
  page.evaluate(async () => {
    const rows: Record<string, number> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames)
        rows[`${name}.${store}`] = await new Promise(resolve => {
          const counting = database.transaction(store).objectStore(store).count();
          counting.onsuccess = () => resolve(counting.result);
        });
      database.close();
    }
    return { rows, local: { ...localStorage }, session: { ...sessionStorage } };
  });
