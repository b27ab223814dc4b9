/** What a person does with sync, in the words of the screens. */
import type { Page } from 'playwright-core';
import { lock } from '../../web/words/en/lock.ts';
import { sync } from '../../web/words/en/sync.ts';
import { button, heading, makeKeys, open, says } from './lock-acts.ts';

/** Sync for an account that has none yet; gives the recovery code. */
export async function turnSyncOn(page: Page, passphrase: string): Promise<string> {
  await page.goto('/settings/sync');
  await button(page, sync.off.start).click();
  const code = await makeKeys(page, passphrase);
  await inStep(page);
  return code;
}

/** To the three ways to join; the account has sync on another device. */
export async function beginToJoin(page: Page): Promise<void> {
  await page.goto('/settings/sync');
  await button(page, sync.off.start).click();
  await heading(page, sync.join.title).waitFor();
}

export async function joinByPassphrase(page: Page, passphrase: string): Promise<void> {
  await beginToJoin(page);
  await joinWith(page, passphrase);
  await inStep(page);
}

/** Not the way of the same name. */
export const passphraseField = (page: Page) => page.getByRole('textbox', { name: lock.passphrase.label, exact: true });

/** Where the ways to join are. */
export async function joinWith(page: Page, passphrase: string, go: string = sync.join.go): Promise<void> {
  await page.getByRole('group', { name: sync.join.way }).getByText(sync.join.ways.passphrase, { exact: true }).click();
  await passphraseField(page).fill(passphrase);
  await button(page, go).click();
}

/** The code under the square, on a device that has sync. */
export async function offeredCode(page: Page): Promise<string> {
  await page.goto('/settings/sync');
  await open(page, sync.add.title, sync.add.open);
  return (await page.getByText(/^([0-9A-Z]{5}-){6}[0-9A-Z]{4}$/).textContent()) ?? '';
}

/** Sync is on here, has been through a round, and nothing waits. */
export async function inStep(page: Page): Promise<void> {
  await heading(page, sync.on.state).waitFor();
  await page.getByText(sync.on.nothing, { exact: true }).waitFor();
  await page.getByText(sync.on.never, { exact: true }).waitFor({ state: 'hidden' });
}

export async function syncNow(page: Page): Promise<void> {
  await page.goto('/settings/sync');
  await goRound(page);
}

/** Where sync is shown: once more, now. */
export async function goRound(page: Page): Promise<void> {
  await button(page, sync.on.now).click();
  await says(page, sync.on.inStep);
}
