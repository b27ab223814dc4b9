/** With the lock on, the files of the browser's profile hold none of the words that were written, as UTF-8 or UTF-16. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import { lock } from '../../web/words/en/lock.ts';
import { record } from '../../web/words/en/record.ts';
import { libraryWords } from '../../web/words/library.ts';
import { words } from '../../web/words/words.ts';
import { serveApp, temporaryFolder } from '../app.ts';
import { installedChromium } from '../chromium.ts';
import { breathe } from '../e2e/acts.ts';
import { button, field, heading, isLocked, link, makeKeys, says, unlockBy } from '../e2e/lock-acts.ts';
import { type OwnChromium, ownChromium } from './own-chromium.ts';

const say = words.breath;
const { builder } = libraryWords.library;
const passphrase = 'harbour lamp quiet seven';
const folder = temporaryFolder('lock-files');
const profile = join(folder.path, 'profile');
let stack: Stack;
let browser: OwnChromium | undefined;

beforeAll(async () => {
  if (!installedChromium()) return;
  stack = await serveApp(folder.path);
});
afterAll(async () => {
  await browser?.kill();
  await stack?.close();
  folder.remove();
});

/** Words that stand nowhere else, each with no beginning in common, so that no compression can take one apart. */
const written = {
  note: 'kvzwhimbrel',
  addedNote: 'wrtsandpiper',
  lockedNote: 'pqjturnstone',
  tag: 'xbfgarganey',
  pattern: 'ydmoystercatcher',
};

/** What stands in which file of the profile, whatever the file is for. */
function filesWith(texts: readonly string[], under = profile): string[] {
  // As bytes: Node would look for UTF-16 at even places only.
  const forms = texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const files = readdirSync(under, { recursive: true, withFileTypes: true }).filter(of => of.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name);
    // The browser may have taken it away just now.
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    return forms.filter(form => bytes.includes(form)).map(form => `${path.slice(under.length)}: ${form}`);
  });
}

/** From home. */
async function practise(page: Page, note: string) {
  await breathe(page);
  await page.getByLabel(say.mood.note).fill(note);
  await button(page, say.summary.done).click();
  await button(page, say.home.start).waitFor();
}

/** A page that is loaded anew is locked. */
async function openPrivate(page: Page, path: string) {
  await page.goto(`${stack.url}${path}`);
  await unlockBy(page, passphrase);
}

test('what is written after the lock was turned on is in no file of the profile', async context => {
  if (!installedChromium()) context.skip('no Chromium here');
  browser = await ownChromium(profile);
  const { page } = browser;
  await page.goto(stack.url);
  // Without a lock the look finds what is there.
  await practise(page, 'nobplover');
  await expect.poll(() => filesWith(['nobplover']).join()).toContain('IndexedDB');

  await page.goto(`${stack.url}/settings/lock`);
  await button(page, lock.off.start).click();
  await makeKeys(page, passphrase);
  await heading(page, lock.setUp.done).waitFor();

  await link(page, words.shell.places.today).click();
  await practise(page, written.note);
  await openPrivate(page, '/library/new');
  await button(page, builder.rename).click();
  await field(page, builder.name).fill(written.pattern);
  await page.keyboard.press('Enter');
  await button(page, builder.save).click();
  await heading(page, written.pattern).waitFor();
  await openPrivate(page, '/practice/add');
  await page.getByRole('group', { name: record.form.moodBefore }).getByLabel(say.mood.names[2]).check();
  await field(page, record.form.note).fill(written.addedNote);
  await field(page, record.form.tags).fill(written.tag);
  await button(page, record.form.add).click();
  await says(page, written.tag);
  await page.keyboard.press('Alt+Shift+L');
  await isLocked(page);
  await page.goto(stack.url);
  await practise(page, written.lockedNote);
  await openPrivate(page, '/practice');
  await says(page, written.lockedNote);

  await browser.quit();
  expect(filesWith([...Object.values(written), passphrase])).toEqual([]);
  // A mood is a number; what would stand beside it in a row that lies open is the name of its field.
  expect(filesWith(['moodBefore'], join(profile, 'Default', 'IndexedDB'))).toEqual([]);
});
