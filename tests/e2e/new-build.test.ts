/** Journey: a new build arrives while somebody breathes. The session is left alone; afterwards they are asked, once. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '../../web/words/words.ts';
import { openPractice, openSettings, sessionsShown } from './acts.ts';
import { entriesOf, readyOffline } from './device.ts';
import { barriers, picture } from './look.ts';
import { openWorld, type World } from './world.ts';

const say = words.breath;
let world: World;

beforeAll(async () => {
  world = await openWorld('one');
});
afterAll(() => world?.close());

const asked = (page: Page) => page.getByText(words.shell.update.title);
const use = (page: Page) => page.getByRole('button', { name: words.shell.update.use });

/** Look for a new version as the app does on focus, and wait until it is there in full. */
const newBuildArrives = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    while (!registration.waiting) await new Promise(done => setTimeout(done, 50));
  });

const build = async (page: Page) => {
  await openSettings(page);
  return (await page.getByText(/, build /).textContent())?.replace(/^.*build /, '');
};

test('a session is not touched by a new build; when it is over the person is asked, and gets it', async () => {
  const { page, context, faults } = await world.person({ rate: 2, worker: true });
  await page.goto('/');
  await readyOffline(page);
  expect(await build(page)).toBe('one');
  await page.goto('/');

  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByRole('button', { name: say.stage.pause }).waitFor();
  await page.evaluate(() => Object.assign(window, { tidelineMark: 'the page of the session' }));
  await world.deploy('two');
  await newBuildArrives(page);

  // Somebody who asks for it in a second window is told to wait.
  const other = await context.newPage();
  await other.goto('/');
  await use(other).click();
  await other.getByText(words.shell.update.busy).waitFor();
  await picture(other, 'update-busy');
  await other.close();

  while (!(await page.getByRole('heading', { name: say.summary.title }).isVisible())) {
    expect(await asked(page).count()).toBe(0);
    await page.waitForTimeout(100);
  }
  expect(await page.evaluate(() => (window as unknown as { tidelineMark?: string }).tidelineMark)).toBe(
    'the page of the session',
  );
  await page.getByText(/^Saved on this device/).waitFor();
  expect(await entriesOf(page)).toMatchObject([{ seconds: 64, breaths: 4, whole: true }]);

  await page.getByRole('button', { name: say.summary.done }).click();
  await asked(page).waitFor();
  await picture(page, 'update-asked');
  expect(await barriers(page)).toEqual([]);
  // Until they answer, the old build works to its last lazy part.
  await openPractice(page);
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  expect(await build(page)).toBe('one');
  await picture(page, 'settings-new-version');

  await page.goto('/');
  await Promise.all([page.waitForEvent('load'), use(page).click()]);
  await page.getByRole('button', { name: say.home.start }).waitFor();
  expect(await asked(page).count()).toBe(0);
  expect(await build(page)).toBe('two');
  await openPractice(page);
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  expect(faults.all()).toEqual([]);
});
