/** Journeys of sync: joined by each of the ways there are, taken off the list, emptied, in trouble, locked; and what the server kept of it. */
import { join as path } from 'node:path';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCode } from '../../web/device/vault/recovery-code.ts';
import { lock } from '../../web/words/en/lock.ts';
import { record } from '../../web/words/en/record.ts';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import { temporaryFolder } from '../app.ts';
import { mailedCode, openSettings, practiseWithNote, sessionsShown, signInByMail } from './acts.ts';
import { entriesOf, readyOffline, rowsOf } from './device.ts';
import { cameraFrom, pointAt, pointAtNothing } from './fake-camera.ts';
import { button, field, heading, isLocked, link, open, says, unlockBy } from './lock-acts.ts';
import { desktop, look } from './look.ts';
import {
  beginToJoin,
  inStep,
  joinByPassphrase,
  offeredCode,
  passphraseField,
  syncNow,
  turnSyncOn,
} from './sync-acts.ts';
import { placesWith } from './traces.ts';
import { openWorld, type Person, type World } from './world.ts';

const passphrase = 'harbour lamp quiet seven';
const folder = temporaryFolder('camera');
const camera = path(folder.path, 'camera.y4m');
let world: World;

beforeAll(async () => {
  pointAtNothing(camera);
  world = await openWorld('one', cameraFrom(camera));
});
afterAll(async () => {
  await world?.close();
  folder.remove();
});

let tries = 0;
/** An account that is new on every try: a second one must find none that has sync already. */
const anew = (name: string) => `${name}.${++tries}@example.org`;

/** The first device of somebody, with one session, and its recovery code. */
async function first(email: string, note: string, worker = false): Promise<Person & { code: string }> {
  const person = await world.person({ worker });
  await practiseWithNote(person.page, note);
  await signInByMail(person.page, email);
  return { ...person, code: await turnSyncOn(person.page, passphrase) };
}

/** Another one, signed in and without sync. */
async function beside(email: string, viewport?: { width: number; height: number }): Promise<Person> {
  const person = await world.person(viewport ? { viewport } : {});
  await person.page.goto('/');
  await signInByMail(person.page, email);
  return person;
}

async function hasSession({ page }: Person, note: string) {
  await page.goto('/practice');
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  await says(page, note);
}

const complaints = (...people: Person[]) => people.flatMap(({ faults }) => faults.all());

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

test('joined by the square that its camera sees, once; changes that waited offline arrive through lost answers', async () => {
  pointAtNothing(camera);
  const joan = anew('joan');
  const one = await first(joan, 'marker-turnstone', true);
  const other = await beside(joan);
  // No permission: said, and the way to typing is open.
  await beginToJoin(other.page);
  await button(other.page, sync.join.handover.scan).click();
  await says(other.page, sync.scan.states.refused);
  await look(other.page, 'sync-scan-refused');
  await other.context.grantPermissions(['camera']);
  await button(other.page, sync.scan.again).click();
  await says(other.page, sync.scan.states.looking);
  await look(other.page, 'sync-scan');
  await button(other.page, sync.scan.stop).click();
  await other.faults.excuse(/404/, async () => {
    await field(other.page, sync.join.handover.label).fill(writeCode(new Uint8Array(20)));
    await button(other.page, sync.join.go).click();
    await says(other.page, sync.join.problems.gone);
  });

  // The list of devices comes later than the code: nobody is taken for new by that.
  let shown = () => {};
  const code = new Promise<void>(resolve => (shown = resolve));
  await one.page.route('**/api/account/devices', route => code.then(() => route.continue()), { times: 1 });
  await offeredCode(one.page);
  shown();
  await look(one.page, 'sync-add-device');
  await pointAt(camera, one.page.getByRole('img', { name: sync.add.square }));
  await button(other.page, sync.join.handover.scan).click();
  await inStep(other.page);
  // The old device sees it by itself.
  await says(one.page, /has joined\.$/);
  await hasSession(other, 'marker-turnstone');

  await one.page.goto('/practice');
  await readyOffline(one.page);
  await one.faults.excuse(/ERR_|500/, async () => {
    // A page that is just opening may be online for a moment before Chromium is told again that it is not.
    let away = true;
    // Of every three pushes, one is answered into the void after the server took it, and one is a 500.
    let pushes = 0;
    const trouble = async (route: Route) => {
      if (away) return route.abort('internetdisconnected');
      pushes++;
      if (pushes % 3 === 0) return route.continue();
      if (pushes % 3 === 2) return route.fulfill({ status: 500, body: 'oops' });
      await route.fetch();
      return route.abort('connectionreset');
    };
    await one.context.route('**/functions/v1/api/sessions/push', trouble);
    await one.context.setOffline(true);
    for (let i = 0; i < 4; i++) {
      await one.page.goto('/practice/add');
      await button(one.page, record.form.add).click();
      await heading(one.page, record.form.addTitle).waitFor({ state: 'hidden' });
    }
    await one.page.goto('/settings/sync');
    await says(one.page, /^\d+ changes, since/);
    away = false;
    await one.context.setOffline(false);
    await expect
      .poll(async () => {
        await button(one.page, sync.on.now).click();
        // In this order: what is no mark any more is a parcel already.
        return (await rowsOf(one.page, 'marks')).length + (await rowsOf(one.page, 'parcels')).length;
      })
      .toBe(0);
    await one.context.unroute('**/functions/v1/api/sessions/push', trouble);
    expect(pushes).toBeGreaterThan(2);
  });
  await syncNow(other.page);
  const ids = async ({ page }: Person) => (await entriesOf(page)).map(({ id }) => id).sort();
  expect(await ids(other)).toHaveLength(5);
  expect(await ids(other)).toEqual(await ids(one));
  expect(await rowsOf(other.page, 'days')).toEqual(await rowsOf(one.page, 'days'));
  expect(complaints(one, other)).toEqual([]);
});

test('joined by the address of the square, which is kept while the person signs in; or by the code, typed', async () => {
  const edith = anew('edith');
  const one = await first(edith, 'marker-knot');
  const code = await offeredCode(one.page);
  const other = await world.person();
  const { page } = other;
  await page.goto(`/join#${code}`);
  await says(page, sync.join.signInFirst);
  expect(new URL(page.url()).hash).toBe('');
  await look(page, 'join-signed-out');
  await link(page, sync.join.signedOut).click();
  await page.getByLabel(words.account.signIn.email).fill(edith);
  await button(page, words.account.signIn.send).click();
  const mailed = field(page, words.account.signIn.code);
  await mailed.waitFor();
  await mailed.fill(await mailedCode(page, edith));
  const typed = field(page, sync.join.handover.label);
  await expect.poll(() => typed.inputValue()).toBe(code);
  await look(page, 'join');
  await typed.fill(code.toLowerCase().replaceAll('-', ' '));
  await button(page, sync.join.go).click();
  await inStep(page);
  await hasSession(other, 'marker-knot');
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
  await world.serverGoes();
  const tables = await world.tables();
  await world.serverReturns();
  expect(tables.size).toBeGreaterThan(40);
  const notes = ['avocet', 'ruff', 'whimbrel', 'turnstone', 'knot', 'smew', 'garganey'];
  const markers = [...notes, 'study', 'Box breathing', passphrase];
  const found = [...tables].flatMap(([table, text]) =>
    markers
      .filter(marker => [marker, Buffer.from(marker).toString('hex')].some(form => text.includes(form)))
      .map(marker => `${table}: ${marker}`),
  );
  expect(found).toEqual([]);
  // The look finds what is there.
  expect([...tables.values()].some(text => /grace\.\d+@example\.org/.test(text))).toBe(true);
});
