/** What a person does, in the words of the screens: find it by role and label, and wait until it has happened. */
import type { Page } from 'playwright-core';
import { words } from '../../web/words/words.ts';

const say = words.breath;

/** From home: one whole session, up to its summary. */
export async function breathe(page: Page): Promise<void> {
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByRole('heading', { name: say.summary.title }).waitFor();
  await page.getByText(/^Saved on this device/).waitFor();
}

export async function openPractice(page: Page): Promise<void> {
  await page.getByRole('link', { name: words.shell.places.practice }).click();
  await page.getByRole('heading', { name: words.practice.title, level: 1 }).waitFor();
}

/** The sessions of the history as they are read, newest first. */
export async function sessionsShown(page: Page): Promise<string[]> {
  const rows = page.getByRole('main').getByRole('listitem');
  return (await rows.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());
}
