/** Journeys of sync with another device at hand: joined by the square that it shows, by its address, by its code; and through lost answers. */
import { join as path } from 'node:path';
import type { Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeCode } from '../../web/device/vault/recovery-code.ts';
import { record } from '../../web/words/en/record.ts';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import { temporaryFolder } from '../app.ts';
import { mailedCode } from './acts.ts';
import { entriesOf, readyOffline, rowsOf } from './device.ts';
import { cameraFrom, pointAt, pointAtNothing } from './fake-camera.ts';
import { button, field, heading, link, says } from './lock-acts.ts';
import { look } from './look.ts';
import { beginToJoin, complaints, hasSession, inStep, offeredCode, onServer, syncing, syncNow } from './sync-acts.ts';
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

const { anew, first, beside } = syncing(() => world, passphrase);

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
  expect(await rowsOf(other.page, 'weeks')).toEqual(await rowsOf(one.page, 'weeks'));
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

test('no table of the server holds a word that was written', async () => {
  expect(await onServer(world, ['turnstone', 'knot', 'Box breathing', passphrase])).toEqual([]);
});
