/** Journeys of a beginning: the gate is asked at the moment of Begin, and nothing begins by itself a second time. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import { libraryWords } from '../../web/words/library.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf } from './device.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
const { safety } = libraryWords;
const [box] = techniques;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

test('what is told of one’s health in another window counts at Begin, also on a card that was open already', async () => {
  const { page, context, faults } = await world.person({ rate: 300 });
  const bhastrika = techniques.find(({ id }) => id === 'bhastrika');
  await page.goto(`/breathe/${bhastrika?.id}?card`);
  await page.getByRole('checkbox', { name: safety.screen.none }).check();
  await button(page, safety.screen.go).click();
  await button(page, say.prepare.begin).waitFor();

  const other = await context.newPage();
  await other.goto('/health');
  await other.getByRole('checkbox', { name: safety.conditions.pregnancy.name }).check();
  await button(other, safety.screen.save).click();
  await other.getByText(safety.screen.kept).waitFor();

  // The card is still there; it is Begin that is refused.
  await heading(page, bhastrika?.name ?? '').waitFor();
  await button(page, say.prepare.begin).click();
  await heading(page, safety.refused).waitFor();

  // And taken back over there, it may begin: the first that is kept.
  await other.getByRole('checkbox', { name: safety.screen.none }).check();
  await button(other, safety.screen.save).click();
  await heading(page, say.summary.title).waitFor();
  await expect.poll(async () => (await entriesOf(page)).length).toBe(1);
  expect(faults.all()).toEqual([]);
});

test('a session that began by itself does not begin again: not on its summary, not when the address is read again', async () => {
  const { page, context, faults } = await world.person({ rate: 300 });
  await page.goto('/');
  await button(page, say.home.start).click();
  await heading(page, say.summary.title).waitFor();
  await page.getByText(/^Saved on this device/).waitFor();

  // Another window changes the length of this very exercise, so all of this screen is worked out anew.
  const other = await context.newPage();
  await other.goto(`/breathe/${box.id}?card`);
  await button(other, say.stepper.more(say.prepare.length)).click();
  await other.getByText(say.prepare.senses, { exact: true }).click();
  await other.getByRole('switch', { name: say.prepare.captions }).click();
  await other.close();
  await page.waitForTimeout(1500);
  expect(await heading(page, say.summary.title).isVisible()).toBe(true);
  expect(await entriesOf(page)).toHaveLength(1);

  await page.reload();
  await button(page, say.prepare.begin).waitFor();
  await page.waitForTimeout(1500);
  expect(await button(page, say.prepare.begin).isVisible()).toBe(true);
  expect(await entriesOf(page)).toHaveLength(1);
  expect(faults.all()).toEqual([]);
});
