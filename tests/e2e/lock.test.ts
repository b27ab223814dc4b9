/** Journeys of a lock: what it means without one, setting it up, locked and unlocked, changed, lost, and turned off again. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lock } from '../../web/words/en/lock.ts';
import { practice } from '../../web/words/en/practice.ts';
import { transfer } from '../../web/words/en/transfer.ts';
import { libraryWords } from '../../web/words/library.ts';
import { words } from '../../web/words/words.ts';
import { breathe, sessionsShown } from './acts.ts';
import { rowsOf } from './device.ts';
import {
  button,
  codeShown,
  field,
  heading,
  isLocked,
  link,
  open,
  says,
  settingsAreOpen,
  turnLockOn,
  typeBack,
  unlockBy,
} from './lock-acts.ts';
import { barriers, picture } from './look.ts';
import { placesWith } from './traces.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
const passphrase = 'harbour lamp quiet seven';
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

/** A session with a note that is easy to find again. */
async function practiseWithNote(page: Page, note: string) {
  await page.goto('/');
  await breathe(page);
  await page.getByText(say.mood.names[4], { exact: true }).first().click();
  await page.getByLabel(say.mood.note).fill(note);
  await button(page, say.summary.done).click();
  await button(page, say.home.start).waitFor();
}

test('from no lock to a locked device and back: nothing private is shown, stored or said in between', async () => {
  const { page, faults } = await world.person();
  await practiseWithNote(page, 'marker-kestrel');
  expect(await placesWith(page, ['marker-kestrel'])).toEqual(['databases: marker-kestrel']);

  await page.goto('/settings');
  await says(page, lock.line.notes.open);
  await link(page, lock.line.actsThis.open).click();
  await heading(page, lock.off.title).waitFor();
  await says(page, lock.off.means);
  await picture(page, 'lock-none');
  expect(await barriers(page)).toEqual([]);

  await button(page, lock.off.start).click();
  const choose = field(page, lock.passphrase.label);
  await expect.poll(() => choose.evaluate(at => at === document.activeElement)).toBe(true);
  await choose.fill('breathe');
  await says(page, lock.passphrase.strength.short);
  await page.keyboard.press('Enter');
  await says(page, lock.passphrase.tooShort);
  await choose.fill(passphrase);
  await says(page, lock.passphrase.strength.long);
  await button(page, lock.passphrase.showThis(lock.passphrase.label)).click();
  expect(await choose.getAttribute('type')).toBe('text');
  await picture(page, 'lock-passphrase');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Tab');
  await choose.press('Enter');

  const code = await codeShown(page);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(lock.code.title);
  await picture(page, 'lock-code');
  expect(await barriers(page)).toEqual([]);
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, lock.code.download).click()]);
  expect(file.suggestedFilename()).toBe(lock.code.fileName);
  // Nothing is kept before the code was typed back.
  await typeBack(page, `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`);
  await says(page, lock.code.different);
  await picture(page, 'lock-code-check');
  expect(await barriers(page)).toEqual([]);
  expect(await placesWith(page, [code])).toEqual([]);
  await field(page, lock.code.label).fill(code);
  await page.keyboard.press('Enter');
  await heading(page, lock.setUp.done).waitFor();
  await picture(page, 'lock-done');
  expect(await barriers(page)).toEqual([]);
  await button(page, lock.setUp.lockNow).click();
  await isLocked(page);

  // Locked: the private places say so, and the word that was written is nowhere.
  const sealed = ['/practice', '/practice/search', '/practice/data', '/health', '/library/new'];
  for (const path of sealed) {
    await page.goto(path);
    await isLocked(page);
    expect(await page.title()).toBe(words.shell.titles.locked);
  }
  await picture(page, 'locked');
  expect(await barriers(page)).toEqual([]);
  expect(await placesWith(page, ['marker-kestrel', passphrase, code])).toEqual([]);

  // Slips cost nothing at first, then a little time, told calmly.
  for (const wrong of ['harbour lamp quiet six', 'harbour', 'lamp']) {
    await unlockBy(page, wrong);
    await says(page, lock.problems.wrong);
  }
  await unlockBy(page, 'quiet');
  await says(page, /The next try is in \d+ seconds?\./);
  await picture(page, 'locked-wait');
  expect(await barriers(page)).toEqual([]);
  await expect.poll(() => button(page, lock.locked.unlock).count(), { timeout: 10_000 }).toBe(1);
  await page.goto('/practice');
  await unlockBy(page, passphrase);
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  await says(page, 'marker-kestrel');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(practice.title);
  expect(faults.all()).toEqual([]);
});

test('home while locked is one tap from a breath, and what is finished then is there after unlocking', async () => {
  const { page, faults } = await world.person();
  await practiseWithNote(page, 'marker-plover');
  await turnLockOn(page, passphrase);
  await button(page, lock.setUp.lockNow).click();
  await page.goto('/');
  await says(page, say.home.locked);
  await picture(page, 'home-locked');
  expect(await barriers(page)).toEqual([]);
  await breathe(page);
  await picture(page, 'summary-locked');
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(say.mood.note).fill('marker-dunlin');
  await button(page, say.summary.done).click();
  await button(page, say.home.start).waitFor();
  expect(await placesWith(page, ['marker-plover', 'marker-dunlin'])).toEqual([]);

  // A technique that depends on health asks for the key, not for the answers.
  await page.goto('/library');
  await says(page, libraryWords.library.locked);
  await picture(page, 'library-locked');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/breathe/kapalabhati?autostart');
  await says(page, libraryWords.safety.screen.locked);
  await picture(page, 'gate-locked');
  expect(await barriers(page)).toEqual([]);
  await link(page, words.shell.unlock).click();
  await unlockBy(page, passphrase);
  await heading(page, libraryWords.safety.screen.title).waitFor();

  await page.goto('/practice');
  await isLocked(page);
  await unlockBy(page, passphrase);
  await expect.poll(() => sessionsShown(page)).toHaveLength(2);
  await says(page, 'marker-dunlin');
  expect(faults.all()).toEqual([]);
});

test('locking with a key while a session runs: it goes on, and is kept', async () => {
  const { page, context, faults } = await world.person();
  await turnLockOn(page, passphrase);
  // A second window is unlocked by the first, and locked by it.
  const beside = await context.newPage();
  await beside.goto('/practice');
  await beside.getByText(practice.empty.title).waitFor();
  await link(page, words.shell.places.today).click();
  await button(page, say.home.start).click();
  await button(page, say.stage.pause).waitFor();
  await page.keyboard.press('Alt+Shift+L');
  await isLocked(beside);
  await heading(page, say.summary.title).waitFor();
  await page.getByText(/^Saved on this device/).waitFor();
  await button(page, say.summary.done).click();
  await says(page, say.home.locked);
  await beside.bringToFront();
  await unlockBy(beside, passphrase);
  await expect.poll(() => sessionsShown(beside)).toHaveLength(1);
  // Unlocked for both.
  await expect.poll(() => page.getByText(say.home.locked).count()).toBe(0);
  await expect.poll(() => rowsOf(page, 'letters')).toEqual([]);
  expect(faults.all()).toEqual([]);
});

test('the passphrase is forgotten: the recovery code opens, a new passphrase and a new code are made, the old ones end', async () => {
  const { page, faults } = await world.person();
  await practiseWithNote(page, 'marker-curlew');
  const code = await turnLockOn(page, passphrase);
  await page.goto('/settings/lock');
  await isLocked(page);
  await button(page, lock.locked.useCode).click();
  await field(page, lock.code.label).fill('8G3K1-00000-00000-00000-00000-00000-0000');
  await button(page, lock.locked.unlock).click();
  await says(page, lock.problems.wrong);
  await picture(page, 'locked-code');
  expect(await barriers(page)).toEqual([]);
  await field(page, lock.code.label).fill(code.toLowerCase());
  await button(page, lock.locked.unlock).click();
  await heading(page, lock.on.state).waitFor();
  await picture(page, 'lock-on');
  expect(await barriers(page)).toEqual([]);

  await open(page, lock.on.passphrase.name, lock.on.change);
  await field(page, lock.passphrase.now).fill('not this one at all');
  await field(page, lock.passphrase.new).fill('six slow otters upstream');
  await button(page, lock.on.passphrase.go).click();
  await says(page, lock.problems.wrong);
  await field(page, lock.passphrase.now).fill(passphrase);
  await button(page, lock.on.passphrase.go).click();
  await says(page, lock.on.passphrase.done);

  await open(page, lock.on.code.name, lock.on.code.open);
  await field(page, lock.passphrase.label).fill('six slow otters upstream');
  await button(page, lock.on.code.go).click();
  const next = await codeShown(page);
  expect(next).not.toBe(code);
  await typeBack(page, next);
  await says(page, lock.on.code.done);

  await page.reload();
  await unlockBy(page, passphrase);
  await says(page, lock.problems.wrong);
  await button(page, lock.locked.useCode).click();
  await field(page, lock.code.label).fill(code);
  await button(page, lock.locked.unlock).click();
  await says(page, lock.problems.wrong);
  await field(page, lock.code.label).fill(next);
  await button(page, lock.locked.unlock).click();
  await heading(page, lock.on.state).waitFor();

  // New keys: everything is sealed anew, with a code of its own.
  await open(page, lock.on.keys.name, lock.on.keys.open);
  await field(page, lock.passphrase.label).fill('six slow otters upstream');
  await button(page, lock.on.keys.go).click();
  await typeBack(page, await codeShown(page));
  await says(page, lock.on.keys.done);
  await page.goto('/practice');
  await unlockBy(page, 'six slow otters upstream');
  await says(page, 'marker-curlew');

  await page.goto('/settings/lock');
  await unlockBy(page, 'six slow otters upstream');
  await open(page, lock.on.off.name, lock.on.off.open);
  await field(page, lock.passphrase.label).fill('six slow otters upstream');
  await picture(page, 'lock-turn-off');
  await button(page, lock.on.off.go).click();
  await says(page, lock.on.off.done);
  await page.goto('/practice');
  await says(page, 'marker-curlew');
  expect(await placesWith(page, ['marker-curlew'])).toContain('databases: marker-curlew');
  expect(faults.all()).toEqual([]);
});

test('it locks by itself when nothing is touched, and not before', async () => {
  const { page, faults } = await world.person();
  await turnLockOn(page, passphrase);
  await button(page, lock.setUp.toSettings).click();
  await page.getByText(lock.on.minutes(1), { exact: true }).click();
  await page.clock.install();
  await page.clock.fastForward(50_000);
  await page.mouse.move(100, 100);
  await page.keyboard.press('Shift');
  await page.clock.fastForward(50_000);
  await heading(page, lock.on.state).waitFor();
  await page.clock.fastForward(61_000);
  await isLocked(page);
  expect(faults.all()).toEqual([]);
});

test('everything is lost: the device can be emptied without the passphrase, and begins anew', async () => {
  const { page, faults } = await world.person();
  await practiseWithNote(page, 'marker-godwit');
  await turnLockOn(page, passphrase);
  await page.goto('/practice');
  await isLocked(page);
  await page.getByText(lock.locked.lost).click();
  await picture(page, 'locked-lost');
  expect(await barriers(page)).toEqual([]);
  await link(page, lock.locked.erase).click();
  await heading(page, transfer.erase.title).waitFor();
  await picture(page, 'delete');
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(transfer.erase.label(transfer.erase.word)).fill('delete');
  await button(page, transfer.erase.go).click();
  await says(page, transfer.erase.done);
  await page.goto('/settings');
  await settingsAreOpen(page);
  await says(page, lock.line.notes.open);
  expect(await rowsOf(page, 'meta')).toEqual([]);
  expect(faults.all()).toEqual([]);
});
