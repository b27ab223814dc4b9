/** What a person does with a lock, in the words of the screens. */
import type { Page } from 'playwright-core';
import { lock } from '../../web/words/en/lock.ts';
import { words } from '../../web/words/words.ts';

export const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
export const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
export const says = (page: Page, text: string | RegExp) =>
  page.getByText(text).filter({ visible: true }).first().waitFor();

/** Behind the word of a line, such as `Passphrase: Change`. */
export const open = (page: Page, name: string, word: string) => button(page, `${name}: ${word}`).click();

/** A passphrase is chosen, the code kept and typed back; gives the code. */
export async function makeKeys(page: Page, passphrase: string): Promise<string> {
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, lock.setUp.next).click();
  const code = await codeShown(page);
  await typeBack(page, code);
  return code;
}

export async function codeShown(page: Page): Promise<string> {
  await heading(page, lock.code.title).waitFor();
  return (await page.getByText(/^([0-9A-Z]{5}-){6}[0-9A-Z]{4}$/).textContent()) ?? '';
}

/** As a person does who has it on paper: small, with spaces. */
export async function typeBack(page: Page, code: string): Promise<void> {
  await typedBack(page, code);
  await button(page, lock.code.check).click();
}

/** Up to the last press. */
export async function typedBack(page: Page, code: string): Promise<void> {
  await button(page, lock.code.kept).click();
  await field(page, lock.code.label).fill(code.toLowerCase().replaceAll('-', ' '));
}

/** From anywhere: a lock where there was none; gives the recovery code. The app is unlocked afterwards. */
export async function turnLockOn(page: Page, passphrase: string): Promise<string> {
  await page.goto('/settings/lock');
  await button(page, lock.off.start).click();
  const code = await makeKeys(page, passphrase);
  await heading(page, lock.setUp.done).waitFor();
  return code;
}

/** Where the ways to unlock are shown. */
export async function unlockBy(page: Page, passphrase: string): Promise<void> {
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, lock.locked.unlock).click();
}

export const isLocked = (page: Page) => heading(page, lock.locked.title).waitFor();

export const settingsAreOpen = (page: Page) => heading(page, words.account.settings.title).waitFor();
