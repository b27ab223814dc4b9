/** Journeys of practitioners and of those who look for one, in one world with the people of the sample data. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people as say } from '../../web/words/en/people.ts';
import { words } from '../../web/words/words.ts';
import { barriers, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test('somebody looks for a practitioner on a phone: by words, filters and time, in both zones, and without a network', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await page.goto('/');
  await page.getByRole('link', { name: words.shell.places.people }).click();
  await page.getByText(say.found(6, false)).waitFor();
  // Whoever waits to be verified is not there.
  const list = page.getByRole('main').getByRole('listitem');
  const texts = (await list.allTextContents()).join(' ');
  expect(texts).toContain('from JP¥1,200');
  expect(texts).not.toContain('Noor');
  await picture(page, 'people');
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel(say.search).fill('singers');
  await page.getByText(say.found(1, false)).waitFor();
  await page.getByText(say.filter, { exact: true }).click();
  await page.getByLabel(say.technique).selectOption('kapalabhati');
  await page.getByText(say.none).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: say.clear }).click();
  await page.getByLabel(say.search).fill('');
  await page.getByText(say.found(6, false)).waitFor();
  await page.getByLabel(say.price).fill('50');
  await page.getByLabel(say.currency).selectOption('GBP');
  await page.getByText(say.none).waitFor();
  await page.getByLabel(say.price).fill('');
  await page.getByLabel(say.language).selectOption('ja');
  await page.getByText(say.found(1, false)).waitFor();
  expect(new URL(page.url()).searchParams.get('language')).toBe('ja');

  await page.getByRole('link', { name: /Kenji Watanabe/ }).click();
  await page.getByRole('heading', { name: 'Kenji Watanabe', level: 1 }).waitFor();
  await page
    .getByText(/^\d\d:\d\d in Tokyo$/)
    .first()
    .waitFor();
  // The same instant on both walls: Tokyo is nine hours ahead of a winter in London.
  const [mine = '', theirs = ''] =
    ((await page.locator('.time').first().textContent()) ?? '').match(/\d\d:\d\d/g) ?? [];
  expect((Number(theirs.slice(0, 2)) - Number(mine.slice(0, 2)) + 24) % 24).toBe(9);
  await picture(page, 'person');
  expect(await barriers(page)).toEqual([]);

  // Without a network: what was here before is shown again, what was not says so and can be asked again.
  await faults.excuse(noNetwork, async () => {
    // Not only offline: an answer of a moment ago would still be in the browser's cache.
    await page.route('**/api/practitioners?*', route => route.abort());
    await page.goBack();
    await page.getByText(say.old).waitFor();
    await page.getByLabel(say.language).selectOption('fr');
    await page.getByText(say.trouble.network).waitFor();
    await page.unroute('**/api/practitioners?*');
    await page.getByRole('button', { name: say.again }).click();
    await page.getByText(say.found(2, false)).waitFor();
  });
  expect(faults.all()).toEqual([]);
});
