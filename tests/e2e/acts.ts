/** What a person does, in the words of the screens: find it by role and label, and wait until it has happened. */
import type { Page } from 'playwright-core';
import { practice } from '../../web/words/en/practice.ts';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import { button, heading, makeKeys } from './lock-acts.ts';
import { inStep, joinWith, passphraseField } from './sync-acts.ts';

const say = words.breath;

/** From home: one whole session, up to its summary. */
export async function breathe(page: Page): Promise<void> {
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByRole('heading', { name: say.summary.title }).waitFor();
  await page.getByText(/^Saved on this device/).waitFor();
}

/** A session from home to its end, with a note that is easy to find again. */
export async function practiseWithNote(page: Page, note: string): Promise<void> {
  await page.goto('/');
  await breathe(page);
  await page.getByLabel(say.mood.note).fill(note);
  await button(page, say.summary.done).click();
  await button(page, say.home.start).waitFor();
}

export async function openPractice(page: Page): Promise<void> {
  await page.getByRole('link', { name: words.shell.places.practice }).click();
  await page.getByRole('heading', { name: practice.title, level: 1 }).waitFor();
}

/** The sessions of the history as they are read, newest first. */
export async function sessionsShown(page: Page): Promise<string[]> {
  const rows = page.getByRole('main').getByRole('listitem');
  return (await rows.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());
}

/** The newest code that was mailed to this address, as the mailbox of this machine shows it. */
export async function mailedCode(page: Page, email: string): Promise<string> {
  const answer = await page.request.get('/mail.json');
  const mails = (await answer.json()) as { to: string; code: string | null }[];
  const code = mails.find(mail => mail.to === email)?.code;
  if (!code) throw new Error(`no code was mailed to ${email}`);
  return code;
}

/** From anywhere with navigation: to the sign-in page, as a person finds it. */
export async function openSignIn(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByRole('link', { name: words.account.settings.signIn }).click();
  await page.getByRole('heading', { name: words.account.signIn.title }).waitFor();
}

export async function openSettings(page: Page): Promise<void> {
  const settings = page.getByRole('link', { name: words.shell.places.settings }).filter({ visible: true }).first();
  // On a phone the way leads through Today.
  if (!(await settings.isVisible())) await page.getByRole('link', { name: words.shell.places.today }).click();
  await settings.click();
  await page.getByRole('heading', { name: words.account.settings.title, level: 1 }).waitFor();
}

/** Sign in with a code from the mail; `atCode` looks at the second step before the code is typed. */
export async function signInByMail(page: Page, email: string, atCode = async () => {}): Promise<void> {
  await openSignIn(page);
  await page.getByLabel(words.account.signIn.email).fill(email);
  await page.getByRole('button', { name: words.account.signIn.send }).click();
  const field = page.getByLabel(words.account.signIn.code, { exact: true });
  await field.waitFor();
  await atCode();
  // The sixth digit sends it off.
  await field.fill(await mailedCode(page, email));
  await signedIn(page, email);
}

/** Settings say who is signed in. */
export async function signedIn(page: Page, email: string): Promise<void> {
  await page.getByRole('heading', { name: words.account.settings.title, level: 1 }).waitFor();
  await page.getByText(email, { exact: true }).waitFor();
}

/** Of everybody who syncs by `syncByMail`. */
export const passphrase = 'a calm passphrase';

/** Signed in by mail, with sync on: the first device of the account, or one beside the others. */
export async function syncByMail(page: Page, email: string): Promise<void> {
  await signInByMail(page, email);
  await turnSyncOn(page);
}

export async function turnSyncOn(page: Page): Promise<void> {
  await page.goto('/settings/sync');
  await button(page, sync.off.start).click();
  const beside = heading(page, sync.join.title);
  await beside.or(passphraseField(page)).waitFor();
  if (await beside.isVisible()) await joinWith(page, passphrase);
  else await makeKeys(page, passphrase);
  await inStep(page);
}
