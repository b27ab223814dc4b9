/** Time as it really goes: a clock that is wrong, a flight across the date line, the night when the hour comes twice. */
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { foldDays } from '../../domain/practice/day.ts';
import { record } from '../../web/words/en/record.ts';
import { words } from '../../web/words/words.ts';
import { installedChromium } from '../chromium.ts';
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

interface Traveller {
  readonly page: Page;
  /** Set the clock of the device; it runs on from there. */
  at(instant: string): Promise<void>;
  /** Change the zone of the device, as an aeroplane does. */
  in(zone: string): Promise<void>;
  close(): Promise<void>;
}

/** A person whose clock and zone are set from outside. */
async function traveller(): Promise<Traveller> {
  const context = await world.browser.newContext({ baseURL: world.url, viewport: { width: 390, height: 844 } });
  context.setDefaultTimeout(60_000);
  await context.addInitScript(() => {
    const set = () => Number(localStorage.getItem('test-clock') ?? 0);
    Object.assign(window, { tidelineClock: { rate: 30, now: () => set() + performance.now() } });
  });
  const page = await context.newPage();
  const devtools: CDPSession = await context.newCDPSession(page);
  await page.goto('/settings');
  return {
    page,
    async at(instant) {
      await page.evaluate(ms => localStorage.setItem('test-clock', ms), String(Date.parse(instant)));
    },
    async in(timezoneId) {
      await devtools.send('Emulation.setTimezoneOverride', { timezoneId });
    },
    close: () => context.close(),
  };
}

async function breathe(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: say.home.start }).click();
  await page.getByText(/^Saved on this device/).waitFor();
}

/** Day, zone and number of sessions as they are kept; totals must be the fold. */
async function kept(page: Page) {
  const entries = (await entriesOf(page)).map(({ owner: _, ...entry }) => entry);
  const days = await daysOf(page);
  expect(days).toEqual(foldDays(entries));
  return entries;
}

/** The times of a day's sessions, as its screen says them. */
async function timesOn(page: Page, day: string): Promise<string[]> {
  await page.goto(`/practice/day/${day}`);
  const list = page.getByRole('list', { name: record.day.sessions });
  await list.getByRole('listitem').first().waitFor();
  return list.locator('time').allTextContents();
}

test('a clock two days ahead, then two days behind, then right: every session stays where its clock put it', async () => {
  const { page, at, in: live, close } = await traveller();
  await live('Europe/Berlin');
  for (const instant of ['2026-11-24T09:00:00Z', '2026-11-20T09:00:00Z', '2026-11-22T09:00:00Z']) {
    await at(instant);
    await breathe(page);
  }
  expect((await kept(page)).map(({ day }) => day).sort()).toEqual(['2026-11-20', '2026-11-22', '2026-11-24']);
  for (const day of ['2026-11-20', '2026-11-22', '2026-11-24']) expect(await timesOn(page, day)).toEqual(['10:00']);
  // The one from the future can be put right.
  await page.getByRole('link', { name: record.session.editThis('Box breathing', '10:00') }).click();
  await page.getByLabel(record.form.date).fill('2026-11-22');
  await page.getByLabel(record.form.time, { exact: true }).fill('08:15');
  await page.getByRole('button', { name: record.form.save }).click();
  await page.getByRole('heading', { name: 'Sunday 22 November' }).waitFor();
  expect((await kept(page)).map(({ day }) => day).sort()).toEqual(['2026-11-20', '2026-11-22', '2026-11-22']);
  expect(await timesOn(page, '2026-11-22')).toEqual(['08:15', '10:00']);
  await close();
});

test('a flight across the date line: the same day twice, in the zones where it was', async () => {
  const { page, at, in: land, close } = await traveller();
  await land('Pacific/Auckland');
  await at('2026-11-22T19:00:00Z');
  await breathe(page);
  // Nine hours later, and it is the day before.
  await land('Pacific/Honolulu');
  await at('2026-11-23T04:00:00Z');
  await breathe(page);
  await at('2026-11-23T19:00:00Z');
  await breathe(page);
  const entries = await kept(page);
  expect(entries.map(({ day, zone }) => [day, zone])).toEqual([
    ['2026-11-22', 'Pacific/Honolulu'],
    ['2026-11-23', 'Pacific/Auckland'],
    ['2026-11-23', 'Pacific/Honolulu'],
  ]);
  expect(await timesOn(page, '2026-11-22')).toEqual(['18:00']);
  // One day, two places; the one that is elsewhere now says so.
  expect(await timesOn(page, '2026-11-23')).toEqual([record.session.elsewhere('08:00', 'Pacific/Auckland'), '09:00']);
  await close();
});

test('the night when the hour comes twice: both sessions, in their order, as long as they were', async () => {
  const { page, at, in: live, close } = await traveller();
  await live('Europe/Berlin');
  // 2:50 in summer, then 2:10 in winter, twenty minutes later; and one that begins before the change and ends after it.
  for (const instant of ['2026-10-25T00:50:00Z', '2026-10-25T00:59:30Z', '2026-10-25T01:10:00Z']) {
    await at(instant);
    await breathe(page);
  }
  const entries = await kept(page);
  expect(entries.map(({ day, seconds, breaths }) => [day, seconds, breaths])).toEqual(
    Array.from({ length: 3 }, () => ['2026-10-25', 64, 4]),
  );
  expect(await timesOn(page, '2026-10-25')).toEqual(['02:50', '02:59', '02:10']);
  const [day] = await daysOf(page);
  expect(day?.hours.map(([hour, seconds]) => [hour, seconds])).toEqual([[2, 192]]);
  // Changing the note does not move it to the other two o'clock.
  await page.getByRole('link', { name: record.session.editThis('Box breathing', '02:10') }).click();
  await page.getByLabel(record.form.note).fill('The later one.');
  await page.getByRole('button', { name: record.form.save }).click();
  await page.getByText('The later one.').waitFor();
  expect((await kept(page)).map(({ startedAt }) => startedAt.slice(11, 16))).toEqual(['00:50', '00:59', '01:10']);
  await close();
});
