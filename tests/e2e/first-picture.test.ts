/** Home is there before the app is: drawn when it was built, taken over without a break, and a tap in between counts. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import { words } from '../../web/words/words.ts';
import { picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const start = { name: words.breath.home.start };
const pause = { name: words.breath.stage.pause };

let world: World;
beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world.close());

/** Keep back what matches until it is released; `asked` when the first of it is wanted. */
async function hold(page: Page, files: string) {
  let release = () => {};
  const held = new Promise<void>(done => {
    release = done;
  });
  let ask = () => {};
  const asked = new Promise<void>(done => {
    ask = done;
  });
  await page.route(files, async route => {
    ask();
    await held;
    await route.continue();
  });
  return { asked, release };
}

test('without any script home shows Start, and other pages stay empty', async () => {
  const context = await world.browser.newContext({ baseURL: world.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  expect(await page.getByRole('button', start).boundingBox()).not.toBeNull();
  // The content security policy refuses style attributes in markup.
  expect(await (await context.request.get('/')).text()).not.toContain('style=');
  await page.goto('/library');
  expect(await page.getByRole('button').count()).toBe(0);
  await context.close();
});

test('a tap on Start before the app is ready begins the session', async () => {
  const { page, faults } = await world.person();
  // What runs first asks for the app when it has begun to listen.
  const { asked, release } = await hold(page, '**/assets/main-*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await asked;
  await page.getByRole('button', start).click();
  expect(await page.getByRole('button', pause).count()).toBe(0);
  release();
  await page.getByRole('button', pause).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a tap before any script has come begins the session as well, and the person is told that it will', async () => {
  const { page, faults } = await world.person();
  const { release } = await hold(page, '**/assets/*.js');
  await page.goto('/', { waitUntil: 'commit' });
  const told = page.getByText(words.breath.home.starting);
  expect(await told.isVisible()).toBe(false);
  await page.getByRole('button', start).click();
  await told.waitFor();
  await page.getByRole('button', start).click();
  expect(await told.isVisible()).toBe(true);
  await picture(page, 'home-starting');
  release();
  await page.getByRole('button', pause).waitFor();
  expect(await told.count()).toBe(0);
  expect(faults.all()).toEqual([]);
});

test('what the person chose before takes the place of what was drawn, on a desktop too', async () => {
  const { page, faults } = await world.person({ viewport: { width: 1280, height: 800 } });
  const chosen = techniques.find(({ id }) => id === '4-7-8');
  if (!chosen) throw new Error('no 4-7-8');
  await page.addInitScript(last => localStorage.setItem('tideline-settings', JSON.stringify({ last })), chosen.id);
  const { release } = await hold(page, '**/assets/main-*.js');
  await page.goto('/', { waitUntil: 'commit' });
  await page.locator('[data-home=other]').waitFor({ state: 'attached' });
  const before = await page.getByRole('button', start).boundingBox();
  expect(await page.locator('.rest-head').isVisible()).toBe(false);
  release();
  await page.getByRole('heading', { name: chosen.name }).waitFor();
  expect(await page.getByRole('button', start).boundingBox()).toEqual(before);
  await page.getByText(words.breath.home.firstTitle).waitFor();
  expect(faults.all()).toEqual([]);
});
