/** Journey: a browser that keeps nothing. Breathing works, everything says so calmly, and a second try can succeed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { practice } from '../../web/words/en/practice.ts';
import { words } from '../../web/words/words.ts';
import { openPractice, sessionsShown } from './acts.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

test('without storage a person can breathe, is told, and saves when storage is back', async () => {
  const { page, context, faults } = await world.person();
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...name: Parameters<typeof open>) {
      if ('storageIsBack' in window) return open.apply(this, name);
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await page.goto('/');
  await openPractice(page);
  await page.getByText(practice.failed.text).waitFor();
  await page.getByText(words.shell.trouble.refused.title).waitFor();
  await picture(page, 'practice-no-storage');
  expect(await barriers(page)).toEqual([]);

  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByText(say.summary.failed).waitFor();
  await picture(page, 'summary-failed');
  expect(await barriers(page)).toEqual([]);
  await page.evaluate(() => Object.assign(window, { storageIsBack: true }));
  await page.getByRole('button', { name: say.summary.retry }).click();
  await page.getByText(/^Saved on this device/).waitFor();
  await page.getByRole('button', { name: say.summary.done }).click();
  await openPractice(page);
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  expect(await page.getByText(words.shell.trouble.refused.title).count()).toBe(0);
  expect(faults.all()).toEqual([]);
});

test('a page closed before a second try could succeed brings the session back at the next visit', async () => {
  const { page, context, faults } = await world.person();
  await context.addInitScript(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (this: IDBFactory, ...name: Parameters<typeof open>) {
      if (localStorage.getItem('storageIsBack')) return open.apply(this, name);
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByText(say.summary.failed).waitFor();
  await page.evaluate(() => localStorage.setItem('storageIsBack', 'yes'));
  await page.goto('/practice');
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  expect(faults.all()).toEqual([]);
});
