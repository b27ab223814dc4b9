/** Journeys in the builder that a finger makes, or that go past plain seconds. */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryWords } from '../../web/words/library.ts';
import { openWorld, type World } from './world.ts';

const say = libraryWords.library;
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const slider = (page: Page, name: string) => page.getByRole('slider', { name: say.builder.handle(name) });
const secondsOf = (page: Page, name: string) => page.getByRole('spinbutton', { name: say.builder.secondsOf(name) });

/** Put a finger down, draw it sideways in small steps, and lift it. */
async function draw(finger: CDPSession, from: { x: number; y: number }, by: number) {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: from.y }] });
  await touch('touchStart', from.x);
  for (let step = 1; step <= 10; step++) await touch('touchMove', from.x + (by * step) / 10);
  await touch('touchEnd', from.x + by);
}

test('a finger draws a phase longer and shorter, and the page does not scroll away under it', async () => {
  const context = await world.browser.newContext({
    baseURL: world.url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  try {
    const page = await context.newPage();
    await page.goto('/library/new');
    await heading(page, say.builder.untitled).waitFor();
    const finger = await context.newCDPSession(page);
    const middle = async () => {
      const handle = await slider(page, say.kinds.hold).boundingBox();
      if (!handle) throw new Error('no handle');
      return { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
    };
    const seconds = async () => Number(await secondsOf(page, say.kinds.hold).inputValue());
    const before = await seconds();
    await draw(finger, await middle(), 40);
    await expect.poll(seconds).toBeGreaterThan(before);
    const longer = await seconds();
    // The same figure in the row, on the handle and in the code.
    expect(Number(await slider(page, say.kinds.hold).getAttribute('aria-valuenow'))).toBe(longer);
    await page.getByText(`i4h${longer}o4h4`).waitFor();
    await draw(finger, await middle(), -300);
    await expect.poll(seconds).toBe(1);
    expect(await page.evaluate(() => window.scrollX + window.scrollY)).toBe(0);
    // A finger that was lifted draws no more.
    await page.mouse.move(350, (await middle()).y);
    expect(await seconds()).toBe(1);
  } finally {
    await context.close();
  }
});
