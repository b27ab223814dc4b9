/** What can happen to a browser's storage while somebody breathes: cleared, private, taken over by a newer version. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import { foldDays } from '../../domain/practice/day.ts';
import { words } from '../../web/words/words.ts';
import { installedChromium } from '../chromium.ts';
import { openPractice, openSettings } from '../e2e/acts.ts';
import { daysOf, entriesOf } from '../e2e/device.ts';
import { sharedWorld, type World } from '../e2e/world.ts';

const say = words.breath;
let world: World;
beforeAll(async () => {
  if (!installedChromium()) return;
  world = await sharedWorld();
});
beforeEach(context => {
  if (!installedChromium()) context.skip('no Chromium here');
});
afterAll(() => world?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const devtools = (context: BrowserContext, page: Page) => context.newCDPSession(page);

async function start(page: Page) {
  await page.goto('/');
  await button(page, say.home.start).click();
  await button(page, say.stage.pause).waitFor();
}
const saved = (page: Page) => page.getByText(/^Saved on this device/).waitFor();
async function breathe(page: Page) {
  await start(page);
  await saved(page);
}

/** Everything that is kept, and that its day totals are the fold of it. */
async function kept(page: Page) {
  const entries = await entriesOf(page);
  const days = await daysOf(page);
  const fold = foldDays(entries.map(({ owner: _, ...entry }) => entry));
  expect(days).toEqual(fold);
  return entries;
}

test('storage cleared while somebody breathes: the session goes on, is saved, and the app works', async () => {
  const { page, context, faults } = await world.person({ rate: 8, worker: true });
  await breathe(page);
  const cdp = await devtools(context, page);
  await faults.excuse(/DatabaseClosed|InvalidState|closing|AbortError/, async () => {
    await start(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'all' });
    await saved(page);
    expect(await kept(page)).toMatchObject([{ breaths: 4, seconds: 64, whole: true }]);
    // The screen that is open follows it as well, and the next session is like any other.
    await button(page, say.summary.again).click();
    await saved(page);
    await button(page, say.summary.done).click();
    await openPractice(page);
    await expect.poll(async () => (await kept(page)).length).toBe(2);
  });
  expect(faults.all()).toEqual([]);
});

test('a private window: it works, says that nothing is promised, and nothing of it is left', async () => {
  const first = await world.person();
  await breathe(first.page);
  expect(await kept(first.page)).toHaveLength(1);
  await button(first.page, say.summary.done).click();
  await openSettings(first.page);
  await first.page.getByText(words.account.settings.safeNo).waitFor();
  expect(first.faults.all()).toEqual([]);
  await first.context.close();
  const second = await world.person();
  await second.page.goto('/practice');
  await second.page.getByRole('heading', { name: 'Practice', level: 1 }).waitFor();
  await expect.poll(() => kept(second.page)).toEqual([]);
  expect(second.faults.all()).toEqual([]);
});

test('a newer version in another tab: this one stops writing and says so, and loses nothing', async () => {
  const { page, context, faults } = await world.person({ rate: 8 });
  await breathe(page);
  await faults.excuse(/DatabaseClosed|VersionError/, async () => {
    await start(page);
    const newer = await context.newPage();
    await newer.goto('/settings');
    // As the next version of the app opens it: it asks the others to let go, and is not kept waiting.
    const opened = await newer.evaluate(
      () =>
        new Promise<string>(resolve => {
          const opening = indexedDB.open('tideline', 1000);
          opening.onupgradeneeded = () => opening.result.createObjectStore('of the newer version');
          opening.onblocked = () => resolve('blocked');
          opening.onsuccess = () => {
            opening.result.close();
            resolve('open');
          };
        }),
    );
    expect(opened).toBe('open');
    await page.getByText(say.summary.failed).waitFor();
    const [before] = await entriesOf(newer);
    expect(await entriesOf(newer)).toEqual([before]);
    await button(page, say.summary.done).click();
    await page.getByText(words.shell.trouble.newer.title).waitFor();
    // Loaded again it is still the old version, and still writes nothing.
    await page.reload();
    await button(page, say.home.start).click();
    await page.getByText(say.summary.failed).waitFor();
    expect(await entriesOf(newer)).toEqual([before]);
    // Both wait for the newer version to take them in.
    const aside = await newer.evaluate(() => JSON.parse(localStorage.getItem('tideline.aside') ?? '[]'));
    expect(aside).toMatchObject([{ pattern: { id: box.id }, breaths: 4 }, { breaths: 4 }]);
  });
  expect(faults.all()).toEqual([]);
});
