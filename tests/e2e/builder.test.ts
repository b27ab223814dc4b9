/** Journeys in the builder that a finger makes, or that go past plain seconds. */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { libraryWords } from '../../web/words/library.ts';
import { rowsOf } from './device.ts';
import { barriers, desktop, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const say = libraryWords.library;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
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

test('a ratio, growth and rounds by keys alone; judged, saved, and the same when its code is read elsewhere', async () => {
  const { page, context, faults } = await world.person({ viewport: desktop });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/library/new');
  await heading(page, say.builder.untitled).waitFor();
  // In the narrowest of the wide windows nothing lies over anything else.
  await page.setViewportSize({ width: 800, height: 600 });
  for (const name of [say.builder.rename, say.builder.copy, say.builder.save])
    await page.getByRole('button', { name, exact: true }).click({ trial: true, timeout: 5000 });
  await page.setViewportSize(desktop);
  const field = (name: string) => page.getByRole('spinbutton', { name, exact: true });
  const type = async (name: string, text: string) => {
    await field(name).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  };
  const more = page.getByText(say.builder.extra, { exact: true });
  expect(await field(say.builder.howLong).isVisible()).toBe(false);
  await more.focus();
  await page.keyboard.press('Enter');
  await field(say.builder.howLong).waitFor();

  await page.getByRole('radio', { name: say.builder.endsBy.minutes }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await type(say.builder.times, '10');
  await type(say.builder.howLong, '2');
  await page.getByRole('switch', { name: say.builder.ratio }).focus();
  await page.keyboard.press('Space');
  await type(say.builder.part, '5');
  await expect.poll(() => secondsOf(page, say.kinds.hold).inputValue()).toBe('5');
  const hold = `${say.kinds.hold}, 2`;
  await type(say.builder.grows(hold), '2');
  await picture(page, 'builder-more');
  expect(await barriers(page)).toEqual([]);
  // What it grows to is judged, not where it begins.
  await type(say.builder.stops(hold), '45');
  await page
    .getByText(/past the limit/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: say.builder.fix }).isDisabled()).toBe(true);
  await type(say.builder.stops(hold), '7');
  await page.getByRole('button', { name: say.builder.save, exact: true }).waitFor();

  await page.getByRole('button', { name: say.builder.copy }).click();
  await page.getByText(say.builder.copied).waitFor();
  const code = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: say.builder.save, exact: true }).click();
  await page.getByRole('link', { name: say.technique.back }).waitFor();

  const other = await world.person();
  await other.page.goto('/library/import');
  await other.page.getByRole('textbox', { name: say.importing.field }).fill(code);
  await other.page.getByRole('button', { name: say.importing.read }).click();
  await other.page.getByRole('button', { name: say.shared.keep }).click();
  await heading(other.page, say.builder.untitled).waitFor();
  const kept = async (of: Page) =>
    (await rowsOf<{ pattern: Pattern }>(of, 'patterns')).map(({ pattern: { id: _, ...rest } }) => rest);
  const [made] = await kept(page);
  expect(made).toMatchObject({
    unit: 5,
    ends: { by: 'rounds', rounds: 2 },
    blocks: [
      { times: 10, phases: [{ parts: 1 }, { parts: 1, change: { by: 2, limit: 7 } }, { parts: 1 }, { parts: 1 }] },
    ],
  });
  expect(await kept(other.page)).toEqual([made]);
  expect([...faults.all(), ...other.faults.all()]).toEqual([]);
});
