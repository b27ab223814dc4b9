/** Journeys: a goal set, reached, changed and removed; and a whole trial with oneself, from the lot to what it can say. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueArm, findingOf, pairsRange, type Trial } from '../../domain/practice/trial.ts';
import { goals } from '../../web/words/en/goals.ts';
import { trial as say } from '../../web/words/en/trial.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf, rowsOf } from './device.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const { mood, prepare, summary } = words.breath;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true });
const moodOf = (page: Page, question: string, value: 1 | 2 | 3 | 4 | 5) =>
  page.getByRole('group', { name: question }).getByRole('radio', { name: mood.names[value] });

async function less(page: Page, label: string, times: number) {
  for (let i = 0; i < times; i++) await button(page, words.breath.stepper.less(label)).click();
}

const cellsOf = (row: Locator) => row.locator('th, td').allTextContents();

/** From the card to the summary. */
async function breathe(page: Page) {
  await button(page, prepare.begin).click();
  await heading(page, summary.title).waitFor();
  await page.getByText(/saved on this device/i).waitFor();
}

test('a goal is set, reached, changed, removed and brought back', async () => {
  const { page, faults } = await world.person({ rate: 300 });
  await page.goto('/practice/goals');
  const { days, minutes } = goals.kinds;
  await heading(page, days.title).waitFor();
  await picture(page, 'goals-none');
  expect(await barriers(page)).toEqual([]);
  await less(page, days.field, 3);
  await button(page, days.set(1)).click();
  await less(page, minutes.field, 3);
  await button(page, minutes.set(5)).click();
  const now = { week: '', aim: 1, done: 0, reached: false };
  await page.getByText(goals.now('days', now)).waitFor();
  await page.getByText(goals.now('minutes', { ...now, aim: 5 })).waitFor();

  await page.goto('/breathe/coherent?card');
  await breathe(page);
  await button(page, summary.done).click();
  await page.goto('/practice');
  await page.getByRole('link', { name: /^This week: 1 day, 5 minutes$/ }).click();
  await page.getByText(goals.now('days', { ...now, done: 1, reached: true })).waitFor();
  await page.getByText(goals.now('minutes', { ...now, aim: 5, done: 5, reached: true })).waitFor();
  await picture(page, 'goals');
  expect(await barriers(page)).toEqual([]);

  await button(page, goals.picture.tableOf(days.title)).click();
  const rows = page.getByRole('table', { name: days.title }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(10);
  expect((await cellsOf(rows.nth(1))).slice(1)).toEqual(['1 day', '1 day', goals.picture.meant]);
  expect((await cellsOf(rows.nth(9))).slice(1, 3)).toEqual(['0 days', goals.picture.none]);
  expect(await barriers(page)).toEqual([]);

  await button(page, words.breath.stepper.more(days.field)).click();
  await page.getByText(goals.now('days', { ...now, done: 1, aim: 2 })).waitFor();
  await button(page, goals.removeThis(days.title)).click();
  await page.getByText(goals.removed(days.title)).waitFor();
  await page.getByText(days.offer).waitFor();
  await button(page, goals.undo).click();
  await page.getByText(goals.now('days', { ...now, done: 1, aim: 2 })).waitFor();
  // It is kept: the page may go.
  await page.reload();
  await page.getByText(goals.now('days', { ...now, done: 1, aim: 2 })).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a trial from the lot to its result, which is the one that its sessions give', async () => {
  const { page, faults } = await world.person({ rate: 300 });
  await page.goto('/practice/trial');
  await heading(page, say.title).waitFor();
  await page.getByLabel(say.setup.a, { exact: true }).selectOption({ label: 'Coherent' });
  // A breath cannot be compared with itself.
  await page.getByLabel(say.setup.b, { exact: true }).selectOption({ label: 'Coherent' });
  await page.getByText(say.setup.same).waitFor();
  expect(await button(page, say.setup.begin).isDisabled()).toBe(true);
  await page.getByLabel(say.setup.b, { exact: true }).selectOption({ label: 'Bhastrika' });
  await page.getByText(say.setup.ask('Bhastrika')).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(say.setup.b, { exact: true }).selectOption({ label: 'Box breathing' });
  await less(page, say.setup.pairs, 3);
  await less(page, say.setup.minutes, 4);
  await picture(page, 'trial-begin');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.setup.begin).click();

  // The button is gone; who goes by keys is not left at the top of the page.
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('trial-due');

  const state = async () => (await rowsOf<Trial>(page, 'trials'))[0] as Trial;
  const start = async () => {
    const due = dueArm(await state());
    const name = due === 'a' ? 'Coherent' : 'Box breathing';
    await page.getByRole('link', { name: say.running.start(name) }).click();
    await heading(page, name).waitFor();
    return due;
  };
  const sessionIs = (nth: number) => page.getByText(say.running.session(nth, 10)).waitFor();

  // Told only afterwards, it does not count.
  await sessionIs(1);
  await start();
  await page.getByText(prepare.trial(1, 10)).waitFor();
  expect(await barriers(page)).toEqual([]);
  await breathe(page);
  await moodOf(page, mood.question, 4).check();
  await button(page, summary.done).click();
  await sessionIs(1);

  for (let nth = 1; nth <= 10; nth++) {
    const due = await start();
    if (nth === 1) await picture(page, 'trial-card');
    // What was forgotten on the card can be told on the summary.
    if (nth !== 3) await moodOf(page, mood.questionBefore, 2).check();
    await breathe(page);
    if (nth === 3) {
      await button(page, mood.wasBefore).click();
      await moodOf(page, mood.wasBefore, 2).check();
    }
    await moodOf(page, mood.question, due === 'a' ? 4 : nth % 3 === 0 ? 3 : 2).check();
    await page.getByText(mood.hintKnowing(mood.names[2])).waitFor();
    if (nth === 3) {
      await picture(page, 'summary-before');
      expect(await barriers(page)).toEqual([]);
    }
    // It is in the trial before the summary is left.
    await expect.poll(async () => (await state()).done.length).toBe(nth);
    await button(page, summary.done).click();
    if (nth === 5) {
      await page.getByText(say.running.pairs(2, 5)).waitFor();
      await picture(page, 'trial-runs');
      expect(await barriers(page)).toEqual([]);
    }
    if (nth < 10) await sessionIs(nth + 1);
  }

  const over = await state();
  expect(over.endedAt).toBeDefined();
  const entries = await entriesOf(page);
  expect(entries).toHaveLength(11);
  const found = findingOf(over, new Map(entries.map(entry => [entry.id, entry])));
  expect(found).toMatchObject({ alone: 0, says: 'a' });
  await page.getByText(say.result.means('Coherent', 'Box breathing', found)).waitFor();
  await page.getByText(say.result.says('Coherent', 'Box breathing', found, pairsRange.least)).waitFor();
  for (const line of say.result.cannots) await page.getByText(line).waitFor();
  await picture(page, 'trial-result');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.tableOf(say.result.picture)).click();
  const rows = page.getByRole('table', { name: say.result.picture }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(6);
  for (const [i, pair] of found.pairs.entries())
    expect(await cellsOf(rows.nth(i + 1))).toEqual(say.result.cells(pair, { a: 'Coherent', b: 'Box breathing' }));
  expect(await barriers(page)).toEqual([]);

  const remove = button(page, say.running.deleteThis('Coherent', 'Box breathing'));
  await remove.click();
  await page.getByText(say.removed).waitFor();
  await button(page, say.setup.begin).waitFor();
  await button(page, say.undo).click();
  await page.getByText(say.result.means('Coherent', 'Box breathing', found)).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a trial ended early says that it is too little, and the end can be taken back', async () => {
  const { page, faults } = await world.person({ rate: 300 });
  await page.goto('/practice/trial');
  await button(page, say.setup.begin).click();
  await page.getByText(say.running.session(1, 16)).waitFor();
  await button(page, say.running.end).click();
  await page.getByText(/too little to compare/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await button(page, say.undo).click();
  await page.getByText(say.running.session(1, 16)).waitFor();
  await button(page, say.running.end).click();
  await button(page, say.setup.another).click();
  await button(page, say.setup.begin).click();
  await page.getByText(say.past).waitFor();
  await page.getByText(say.running.session(1, 16)).waitFor();
  expect(faults.all()).toEqual([]);
});
