/** Journeys with a passkey, by Chromium's virtual authenticator: added, used, removed here, removed there, and one that cannot. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lock } from '../../web/words/en/lock.ts';
import { button, field, heading, isLocked, open, says, turnLockOn, unlockBy } from './lock-acts.ts';
import { barriers, picture } from './look.ts';
import { plugIn } from './passkeys.ts';
import { sharedWorld, type World } from './world.ts';

const say = lock.on.passkeys;
const passphrase = 'harbour lamp quiet seven';
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

test('a passkey opens beside the passphrase; removed here, it opens nothing', async () => {
  const { page, faults } = await world.person({ host: 'localhost' });
  const authenticator = await plugIn(page);
  await turnLockOn(page, passphrase);
  await button(page, lock.setUp.toSettings).click();
  await open(page, say.name, say.open);
  await field(page, say.label).fill('My thumb');
  await field(page, lock.passphrase.label).fill('not this');
  await button(page, say.go).click();
  await says(page, lock.problems.wrong);
  expect(await authenticator.count()).toBe(0);
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, say.go).click();
  await says(page, say.added('My thumb'));
  expect(await authenticator.count()).toBe(1);
  await picture(page, 'lock-passkey');
  expect(await barriers(page)).toEqual([]);

  await page.goto('/practice');
  await isLocked(page);
  await picture(page, 'locked-passkey');
  expect(await barriers(page)).toEqual([]);
  await button(page, lock.locked.passkey).click();
  await heading(page, 'Practice').waitFor();

  // Another finger: called off, nothing opened; the passphrase still does.
  await page.reload();
  await authenticator.recognises(false);
  await button(page, lock.locked.passkey).click();
  await says(page, lock.problems.cancelled);
  await authenticator.recognises(true);
  await unlockBy(page, passphrase);
  await heading(page, 'Practice').waitFor();

  await page.goto('/settings/lock');
  await unlockBy(page, passphrase);
  await button(page, say.removeThis('My thumb')).click();
  await says(page, say.removed('My thumb'));
  await page.reload();
  await isLocked(page);
  expect(await button(page, lock.locked.passkey).count()).toBe(0);
  await unlockBy(page, passphrase);
  await heading(page, lock.on.state).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a passkey that was removed in the system opens nothing, and says what still does', async () => {
  const { page, faults } = await world.person({ host: 'localhost' });
  const authenticator = await plugIn(page);
  await turnLockOn(page, passphrase);
  await button(page, lock.setUp.toSettings).click();
  await open(page, say.name, say.open);
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, say.go).click();
  await says(page, say.added(say.example));
  await authenticator.clear();
  await page.goto('/practice');
  await isLocked(page);
  await button(page, lock.locked.passkey).click();
  await says(page, lock.problems.cancelled);
  await unlockBy(page, passphrase);
  await heading(page, 'Practice').waitFor();
  expect(faults.all()).toEqual([]);
});

test('one without the extension is not taken', async () => {
  const { page, faults } = await world.person({ host: 'localhost' });
  await plugIn(page, { prf: false });
  await turnLockOn(page, passphrase);
  await button(page, lock.setUp.toSettings).click();
  await open(page, say.name, say.open);
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, say.go).click();
  await says(page, lock.problems.unsupported);
  await picture(page, 'lock-passkey-unsupported');
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await isLocked(page);
  expect(await button(page, lock.locked.passkey).count()).toBe(0);
  expect(faults.all()).toEqual([]);
});
