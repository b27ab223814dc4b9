/** Journeys to the end of a record: everything is deleted here, everywhere, and not while somebody breathes. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transfer } from '../../web/words/en/transfer.ts';
import { syncByMail } from './acts.ts';
import { brethap, bringIn, button, choose, open, own, remains, says, sessions } from './data-screen.ts';
import { entriesOf, rowsOf } from './device.ts';
import { picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const { bring, erase } = transfer;
let world: World;
beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

test('everything is deleted: every store, both storages, and a window beside it starts anew', async () => {
  const { page, context, faults } = await world.person({ worker: true });
  await open(page);
  await bringIn(page, 'mine.json', JSON.stringify(own), sessions.length);
  await page.evaluate(async () => {
    sessionStorage.setItem('tideline-visiting', 'x');
    const put = (name: string, store: string) =>
      new Promise(resolve => {
        const opening = indexedDB.open(name, 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore(store).put({ text: 'x' }, 'own');
        opening.onsuccess = () => resolve(opening.result.close());
      });
    await put('tideline-background', 'file');
    await put('tideline-running', 'checkpoint');
  });
  const before = await remains(page);
  for (const store of ['packs', 'weeks', 'imports', 'patterns', 'goals'])
    expect(before.rows[`tideline.${store}`]).toBeGreaterThan(0);
  expect(Object.keys(before.local)).toEqual(
    expect.arrayContaining(['tideline-settings', 'tideline-favourites', 'tideline-person']),
  );
  const beside = await context.newPage();
  await beside.goto('/practice');
  await beside.getByRole('heading', { level: 1 }).waitFor();

  const go = button(page, erase.go);
  expect(await go.isDisabled()).toBe(true);
  const field = page.getByLabel(erase.label(erase.word));
  await field.fill('delet');
  expect(await go.isDisabled()).toBe(true);
  await field.fill(' Delete ');
  await go.click();
  await says(page, erase.done);
  await picture(page, 'data-deleted');
  const after = await remains(page);
  expect(Object.keys(after.rows)).toContain('tideline.packs');
  expect(before.rows['tideline-running.checkpoint']).toBe(1);
  expect(Object.values(after.rows).every(n => n === 0)).toBe(true);
  // What the app notes of itself when it starts again: that it works offline.
  expect(Object.keys(after.local).filter(key => key !== 'tideline.offline')).toEqual([]);
  expect(after.session).toEqual({});
  await expect.poll(() => new URL(beside.url()).pathname).toBe('/');
  expect(faults.all()).toEqual([]);
});

test('with an account: deleted there and on the other device; a file restores it afterwards', async () => {
  const phone = await world.person();
  await phone.page.goto('/');
  await syncByMail(phone.page, 'grace@example.org');
  await open(phone.page);
  await bringIn(phone.page, 'mine.json', JSON.stringify({ ...own, sessions: sessions.slice(0, 60) }), 60);
  const desk = await world.person();
  await desk.page.goto('/');
  await syncByMail(desk.page, 'grace@example.org');
  await expect.poll(async () => (await entriesOf(desk.page)).length, { timeout: 30_000 }).toBe(60);

  await open(phone.page);
  await says(phone.page, erase.account);
  await phone.page.getByLabel(erase.label(erase.word)).fill('delete');
  await button(phone.page, erase.go).click();
  await says(phone.page, erase.done);
  expect(Object.values((await remains(phone.page)).rows).every(n => n === 0)).toBe(true);
  await desk.page.reload();
  await expect.poll(async () => (await entriesOf(desk.page)).length, { timeout: 30_000 }).toBe(0);

  // The account remembers what was deleted; what a file brings back afterwards stays all the same.
  await phone.page.goto('/');
  await syncByMail(phone.page, 'grace@example.org');
  await open(phone.page);
  await bringIn(phone.page, 'mine.json', JSON.stringify({ ...own, sessions: sessions.slice(0, 60) }), 60);
  await expect
    .poll(async () => (await rowsOf(phone.page, 'marks')).length + (await rowsOf(phone.page, 'parcels')).length, {
      timeout: 30_000,
    })
    .toBe(0);
  expect(await entriesOf(phone.page)).toHaveLength(60);
  await desk.page.reload();
  await expect.poll(async () => (await entriesOf(desk.page)).length, { timeout: 30_000 }).toBe(60);
  await choose(phone.page, 'mine.json', JSON.stringify({ ...own, sessions: sessions.slice(0, 60) }));
  await says(phone.page, bring.here(60));
  expect([...phone.faults.all(), ...desk.faults.all()]).toEqual([]);
});

test('not while a session runs in another window', async () => {
  const { page, context } = await world.person({ rate: 1 });
  await open(page);
  await bringIn(page, 'brethap.sessions.csv', brethap, 2);
  const beside = await context.newPage();
  await beside.goto('/breathe/six?autostart');
  await beside.getByRole('button', { name: /Pause/ }).waitFor();
  await page.getByLabel(erase.label(erase.word)).fill('delete');
  await button(page, erase.go).click();
  await says(page, erase.busyElsewhere);
  expect(await entriesOf(page)).toHaveLength(2);
});
