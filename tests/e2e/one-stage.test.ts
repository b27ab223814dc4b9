/** Journeys of a session that does not stay in its window: another window wants it, or its own is closed in the middle. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import { words } from '../../web/words/words.ts';
import { daysOf, entriesOf } from './device.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
const [box] = techniques;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** A person whose sessions last ten minutes, which is two and a half of theirs. */
async function patient() {
  const person = await world.person({ rate: 4 });
  await person.context.addInitScript(
    text => {
      if (location.protocol === 'http:' && !localStorage.getItem('tideline-settings'))
        localStorage.setItem('tideline-settings', text);
    },
    JSON.stringify({ habits: { box: { ends: { by: 'minutes', minutes: 10 } } } }),
  );
  return person;
}

/** Begin, and come as far as this breath. */
async function breatheTo(page: Page, breath: number) {
  await page.goto('/');
  await button(page, say.home.start).click();
  await onStage(page, breath);
}
const onStage = (page: Page, breath: number) =>
  page.getByText(say.stage.breathOf(box.name, breath, 38), { exact: true }).waitFor();

/** Seconds left of the session, as the stage says it. */
async function left(page: Page): Promise<number> {
  const text =
    (await page
      .getByText(/^[\d:]+ left$/)
      .first()
      .textContent()) ?? '';
  const [minutes = 0, seconds = 0] = text.split(/[: ]/).map(Number);
  return minutes * 60 + seconds;
}

async function endIt(page: Page) {
  await page.keyboard.press('Escape');
  await page.getByText(/^Ended early, saved/).waitFor();
}

test('a session that runs in another window is brought over, goes on from there, and is one', async () => {
  const { page, context, faults } = await patient();
  await breatheTo(page, 2);
  const other = await context.newPage();
  await other.goto('/breathe/box');
  await button(other, say.prepare.begin).click();
  await other.getByRole('heading', { name: say.elsewhere.title }).waitFor();
  await picture(other, 'elsewhere');
  expect(await barriers(other)).toEqual([]);

  const before = await left(page);
  await button(other, say.elsewhere.bring).click();
  await button(other, say.stage.pause).waitFor();
  await page.getByRole('heading', { name: say.elsewhere.title }).waitFor();
  await other.keyboard.press('Space');
  await button(other, say.stage.resume).waitFor();
  const after = await left(other);
  expect(after).toBeLessThanOrEqual(before);
  expect(after).toBeGreaterThan(before - 60);
  // And back, while it is paused: it stands here as well, until somebody goes on.
  await button(page, say.elsewhere.bring).click();
  await button(page, say.stage.resume).waitFor();
  expect(await page.title()).toBe(say.stage.tabPaused);
  const stands = await left(page);
  expect(stands).toBeGreaterThan(after - 4);
  await page.waitForTimeout(1200);
  expect(await left(page)).toBe(stands);
  await page.keyboard.press('Space');
  await expect.poll(() => left(page)).toBeLessThan(stands);
  await endIt(page);

  // There is nothing to bring any more; the window that asks does not hear of a silent one.
  await button(other, say.elsewhere.bring).click();
  await button(other, say.prepare.begin).waitFor();
  const kept = await entriesOf(other);
  expect(kept).toHaveLength(1);
  expect(kept[0]).toMatchObject({ whole: false });
  expect(kept[0]?.seconds).toBeGreaterThan(608 - after - 2);
  await page.goto('/');
  await button(page, say.home.start).waitFor();
  expect(await button(page, say.interrupted.resume).count()).toBe(0);
  expect(faults.all()).toEqual([]);
});

test('a window closed in the middle: gone on with', async () => {
  const { page, context, faults } = await patient();
  await breatheTo(page, 3);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto('/');
  await button(next, say.interrupted.resume).waitFor();
  await next.getByText(/^Box breathing stopped at 0:[345]\d\./).waitFor();
  await picture(next, 'home-interrupted');
  expect(await barriers(next)).toEqual([]);
  await button(next, say.interrupted.resume).click();
  await onStage(next, 4);
  await endIt(next);
  const kept = await entriesOf(next);
  expect(kept).toMatchObject([{ breaths: 3, whole: false }]);
  expect(kept[0]?.seconds).toBeGreaterThan(48);
  await button(next, say.summary.done).click();
  await button(next, say.home.start).waitFor();
  expect(await button(next, say.interrupted.resume).count()).toBe(0);
  expect(faults.all()).toEqual([]);
});

test('a window closed in the middle: kept as far as it came', async () => {
  const { page, context, faults } = await patient();
  await breatheTo(page, 3);
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await next.goto('/');
  await button(next, say.interrupted.save).click();
  await next.getByText(say.interrupted.saved, { exact: true }).waitFor();
  await expect.poll(() => entriesOf(next)).toMatchObject([{ breaths: 2, whole: false }]);
  await next.reload();
  await button(next, say.home.start).waitFor();
  expect(await button(next, say.interrupted.save).count()).toBe(0);

  // Whoever does not answer and simply begins again loses nothing either.
  await breatheTo(next, 2);
  await next.close({ runBeforeUnload: false });
  const last = await context.newPage();
  await breatheTo(last, 2);
  await endIt(last);
  const kept = await entriesOf(last);
  expect(kept.map(({ breaths }) => breaths).sort()).toEqual([1, 1, 2]);
  const seconds = kept.reduce((sum, entry) => sum + entry.seconds, 0);
  const [day] = await daysOf(last);
  expect(day).toMatchObject({ breaths: 4, sessions: 3 });
  expect(day?.seconds).toBeCloseTo(seconds, 1);
  expect(faults.all()).toEqual([]);
});
