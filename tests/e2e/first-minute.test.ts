/** Journey: a first visit, one minute, history, a reload without a network, a second session offline, and back online. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shortestKept } from '../../domain/practice/entry.ts';
import { words } from '../../web/words/words.ts';
import { breathe, openPractice, sessionsShown } from './acts.ts';
import { daysOf, entriesOf, readyOffline, rowsOf } from './device.ts';
import { giveEars, whatWasHeard } from './ears.ts';
import { barriers, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
/** The source that static routing chose. */
const homeCameFrom = () => performance.getEntriesByType('navigation')[0]?.toJSON().workerFinalSourceType;

let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

test('a first visit, a minute, history, then all of it again without a network', async () => {
  const { page, context, faults } = await world.person({ worker: true });
  await page.goto('/');
  await expect.poll(() => page.getByRole('button', { name: say.home.start }).isVisible()).toBe(true);
  await readyOffline(page);
  await picture(page, 'home-first');
  expect(await barriers(page)).toEqual([]);

  await breathe(page);
  await picture(page, 'summary');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: say.summary.done }).click();
  await picture(page, 'home-after');
  expect(await barriers(page)).toEqual([]);

  await openPractice(page);
  await expect.poll(() => sessionsShown(page)).toHaveLength(1);
  await picture(page, 'practice');
  expect(await barriers(page)).toEqual([]);
  const [kept] = await entriesOf(page);
  expect(kept).toMatchObject({ seconds: 64, breaths: 4, whole: true, zone: 'Europe/London' });

  await world.serverGoes();
  await context.setOffline(true);
  await faults.excuse(noNetwork, async () => {
    await page.reload();
    await expect.poll(() => sessionsShown(page)).toHaveLength(1);
    await expect.poll(() => page.getByText(words.shell.offline.title, { exact: true }).isVisible()).toBe(true);
    await picture(page, 'practice-offline');
    expect(await barriers(page)).toEqual([]);

    await page.goto('/');
    // Without waiting for the worker to start.
    expect(await page.evaluate(homeCameFrom)).toBe('cache');
    await breathe(page);
    await page.getByRole('button', { name: say.summary.done }).click();
    await openPractice(page);
    await expect.poll(() => sessionsShown(page)).toHaveLength(2);

    await world.serverReturns();
    await context.setOffline(false);
    await page.reload();
  });
  await expect.poll(() => sessionsShown(page)).toHaveLength(2);
  await expect.poll(() => page.getByText(words.shell.offline.title, { exact: true }).isVisible()).toBe(false);
  // Sessions and day total were written together, both times; nothing waits to be sent while nothing is synced.
  expect(await entriesOf(page)).toHaveLength(2);
  expect(await daysOf(page)).toMatchObject([{ seconds: 128, breaths: 8, sessions: 2 }]);
  expect(await rowsOf(page, 'marks')).toEqual([]);
  expect(faults.all()).toEqual([]);
});

/**
 * Seconds at which something was noticed, one every four. Ears and eyes run on the page's own thread, so a busy machine
 * may notice one of them late: most within 50 ms, none by as much as half a second. That cues are exact to the sample is
 * proved by an offline render beside the source.
 */
function expectEveryFour(noticed: number[]) {
  const middle = (of: number[]) => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0;
  const offsets = noticed.map((at, i) => at - i * 4);
  const late = offsets.map(offset => Math.abs(offset - middle(offsets)));
  expect(Math.max(...late)).toBeLessThan(0.5);
  expect(middle(late)).toBeLessThan(0.05);
}

test('one real minute: cues on their seconds, words in their order, 64 seconds kept', async () => {
  const { page, context, faults } = await world.person({ rate: 1 });
  await giveEars(context);
  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByRole('heading', { name: say.summary.title }).waitFor({ timeout: 150_000 });
  // The last tone is still sounding; nothing that comes later may count.
  const { onsets, said } = await whatWasHeard(page);

  // Sixteen phases and the end.
  expect(onsets).toHaveLength(17);
  expectEveryFour(onsets);
  const kinds = (['in', 'hold', 'out', 'rest'] as const).map(kind => say.stage.spoken(kind, 4));
  expect(said.map(({ text }) => text)).toEqual([...kinds, ...kinds, ...kinds, ...kinds]);
  expectEveryFour(said.map(({ at }) => at));

  await page.getByText(/^Saved on this device/).waitFor();
  expect(await entriesOf(page)).toMatchObject([{ seconds: 64, breaths: 4, whole: true }]);
  expect(faults.all()).toEqual([]);
});

test('the stage, looked at while it runs, paused, and ended early', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByRole('button', { name: say.stage.pause }).waitFor();
  // Shorter than this and it would not be kept.
  await page.waitForTimeout(shortestKept * 1000 + 500);
  await picture(page, 'stage');
  expect(await barriers(page)).toEqual([]);

  await page.keyboard.press('Space');
  await expect.poll(() => page.getByRole('button', { name: say.stage.resume }).isVisible()).toBe(true);
  await picture(page, 'stage-paused');
  await page.getByRole('button', { name: say.stage.resume }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: say.summary.title }).waitFor();
  await picture(page, 'summary-early');
  await page.getByText(/^Ended early/).waitFor();
  expect(await entriesOf(page)).toMatchObject([{ whole: false }]);
  expect(faults.all()).toEqual([]);
});

test('the stage for those who want nothing to move', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByText(say.stage.still).waitFor();
  await page.waitForTimeout(4500);
  await picture(page, 'stage-still');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: say.stage.end }).click();
  await page.getByRole('heading', { name: say.summary.title }).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a link to the stage waits for a tap, an unknown exercise and an unknown page say so', async () => {
  const { page, faults } = await world.person();
  await page.goto('/breathe/box');
  await page.getByRole('button', { name: say.prepare.begin }).waitFor();
  await picture(page, 'ready');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/breathe/nothing');
  await page.getByText(say.ready.unknown).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.goto('/nowhere');
  await page.getByText(words.shell.missing.title).waitFor();
  await picture(page, 'missing');
  expect(await barriers(page)).toEqual([]);
  expect(faults.all()).toEqual([]);
});
