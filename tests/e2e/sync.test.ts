import { afterAll, beforeAll, expect, test } from 'vitest';
import { lock } from '../../web/words/en/lock.ts';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import { openSettings, practiseWithNote, sessionsShown, signInByMail } from './acts.ts';
import { button, field, heading, isLocked, open, says, unlockBy } from './lock-acts.ts';
import { desktop, look } from './look.ts';
import {
  beginToJoin,
  complaints,
  hasSession,
  inStep,
  joinByPassphrase,
  onServer,
  passphraseField,
  syncing,
  syncNow,
  turnSyncOn,
} from './sync-acts.ts';
import { placesWith } from './traces.ts';
import { openWorld, type World } from './world.ts';

const passphrase = 'harbour lamp quiet seven';
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const { anew, first, beside } = syncing(() => world, passphrase);

test('off until asked for; a second device joins by the passphrase; taken off the list it stops and keeps what it has', async () => {
  const one = await world.person();
  const { page } = one;
  const sent: string[] = [];
  page.on('request', request => {
    if (/\/functions\/v1\/api\/(sessions|account)/.test(request.url())) sent.push(request.url());
  });
  await practiseWithNote(page, 'marker-avocet');
  await signInByMail(page, 'ada@tideline.test');
  await look(page, 'settings-signed-in');
  await page.reload();
  await says(page, sync.line.stays);
  expect(sent).toEqual([]);
  await page.goto('/settings/sync');
  await heading(page, sync.off.state).waitFor();
  await look(page, 'sync-off');
  await turnSyncOn(page, passphrase);
  await open(page, sync.devices.name, sync.devices.rename);
  await field(page, sync.devices.name).fill('marker-study');
  await button(page, sync.devices.renameGo).click();
  await says(page, sync.devices.renamed);

  const other = await beside('ada@tideline.test', desktop);
  await beginToJoin(other.page);
  await look(other.page, 'sync-join');
  await other.page.getByText(sync.join.ways.passphrase, { exact: true }).click();
  await passphraseField(other.page).fill('harbour lamp');
  await button(other.page, sync.join.go).click();
  await says(other.page, sync.join.problems.wrong);
  await look(other.page, 'sync-join-wrong');
  await passphraseField(other.page).fill(passphrase);
  await button(other.page, sync.join.go).click();
  await inStep(other.page);
  await hasSession(other, 'marker-avocet');
  // What is changed there comes back here.
  await practiseWithNote(other.page, 'marker-ruff');
  await syncNow(page);
  await page.goto('/practice');
  await expect.poll(() => sessionsShown(page)).toHaveLength(2);
  await says(page, 'marker-ruff');

  await page.goto('/settings/sync');
  await says(page, 'marker-study');
  await expect.poll(() => page.getByRole('listitem').count()).toBe(2);
  await look(page, 'sync-on');
  await button(page, /^Take off: /).click();
  await look(page, 'sync-revoke');
  await button(page, sync.devices.revokeGo).click();
  await says(page, /is off the list\.$/);
  await other.faults.excuse(/403/, async () => {
    await practiseWithNote(other.page, 'marker-after');
    await other.page.goto('/settings/sync');
    await heading(other.page, sync.stopped.revoked).waitFor();
    await look(other.page, 'sync-revoked');
    await button(other.page, sync.stopped.turnOff).click();
    await says(other.page, sync.turnOff.done);
    await other.page.reload();
  });
  await other.page.goto('/practice');
  await expect.poll(() => sessionsShown(other.page)).toHaveLength(3);
  expect(complaints(one, other)).toEqual([]);
});

test('joined by the recovery code; everything on the server is deleted: the other device stops and asks, and can begin again', async () => {
  const grace = anew('grace');
  const one = await first(grace, 'marker-whimbrel');
  const other = await beside(grace);
  await beginToJoin(other.page);
  await other.page.getByText(sync.join.ways.code, { exact: true }).click();
  await other.page.getByRole('textbox', { name: lock.code.label }).fill(`${one.code.slice(0, -1)}?`);
  await button(other.page, sync.join.go).click();
  await says(other.page, sync.join.problems.code);
  await other.page.getByRole('textbox', { name: lock.code.label }).fill(one.code.toLowerCase());
  await button(other.page, sync.join.go).click();
  await inStep(other.page);
  await hasSession(other, 'marker-whimbrel');

  await one.page.goto('/settings/sync');
  await open(one.page, sync.empty.title, sync.empty.open);
  const go = button(one.page, sync.empty.go);
  await look(one.page, 'sync-empty');
  expect(await go.isDisabled()).toBe(true);
  await field(one.page, sync.empty.label(sync.empty.word)).fill('delete');
  await go.click();
  await says(one.page, /Nothing of your practice is on the server any more\.$/);
  await heading(one.page, sync.off.state).waitFor();
  // What is here stays.
  await one.page.goto('/practice');
  await expect.poll(() => sessionsShown(one.page)).toHaveLength(1);

  await other.faults.excuse(/409|403/, async () => {
    await other.page.goto('/settings/sync');
    await heading(other.page, sync.stopped.emptied).waitFor();
    await look(other.page, 'sync-emptied');
    await button(other.page, sync.stopped.startAnew).click();
    await inStep(other.page);
  });
  // Joined again, the first device has everything once.
  await joinByPassphrase(one.page, passphrase);
  await one.page.goto('/practice');
  await expect.poll(() => sessionsShown(one.page)).toHaveLength(1);
  expect(complaints(one, other)).toEqual([]);
});

test('with a lock as well: the passphrase of sync opens it, what is practised while locked waits, and nobody signs out unsent', async () => {
  const vera = anew('vera');
  const one = await first(vera, 'marker-smew');
  const { page } = one;
  await page.goto('/settings/lock');
  await button(page, lock.off.start).click();
  await passphraseField(page).fill(passphrase);
  await button(page, lock.off.go).click();
  await heading(page, lock.setUp.done).waitFor();
  await button(page, lock.setUp.lockNow).click();
  await practiseWithNote(page, 'marker-garganey');
  expect(await placesWith(page, ['marker-garganey', 'marker-smew'])).toEqual([]);
  await openSettings(page);
  await button(page, words.account.settings.signOut).click();
  await says(page, words.account.settings.unlockFirst);
  await page.goto('/settings/sync');
  await isLocked(page);
  await unlockBy(page, passphrase);
  await inStep(page);
  const other = await beside(vera);
  await joinByPassphrase(other.page, passphrase);
  await other.page.goto('/practice');
  await expect.poll(() => sessionsShown(other.page)).toHaveLength(2);
  await says(other.page, 'marker-garganey');

  // With sync off nothing leaves the device, so it may be locked.
  await open(page, sync.turnOff.name, sync.turnOff.open);
  await button(page, sync.turnOff.go).click();
  await says(page, sync.turnOff.done);
  await page.keyboard.press('Alt+Shift+L');
  await isLocked(page);
  await openSettings(page);
  await button(page, words.account.settings.signOut).click();
  await says(page, words.account.settings.none);
  await page.goto('/practice');
  await unlockBy(page, passphrase);
  await expect.poll(() => sessionsShown(page)).toHaveLength(2);
  expect(complaints(one, other)).toEqual([]);
});

test('no table of the server holds a word that was written, a technique, or a name of a device', async () => {
  const found = await onServer(world, [
    'avocet',
    'ruff',
    'whimbrel',
    'smew',
    'garganey',
    'study',
    'Box breathing',
    passphrase,
  ]);
  expect(found).toEqual([]);
  // The look finds what is there.
  expect(await onServer(world, ['@example.org'])).not.toEqual([]);
});
