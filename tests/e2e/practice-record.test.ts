/** Journey: a day of practice looked at, a session changed and moved, one added by hand, one deleted, each taken back. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, techniques } from '../../domain/breath/library.ts';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { uuid7 } from '../../domain/time.ts';
import { record } from '../../web/words/en/record.ts';
import { words } from '../../web/words/words.ts';
import { fillDevice } from '../fill.ts';
import { practised } from '../practised.ts';
import { daysOf, entriesOf } from './device.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const longExhale = techniques.find(({ id }) => id === 'long-exhale') ?? box;
const session = (time: string, more: Partial<Entry>): Entry => {
  const startedAt = `2026-11-17T${time}:00.000Z`;
  return {
    version: 1,
    id: uuid7(Date.parse(startedAt), new Uint8Array(10)),
    pattern: box,
    startedAt,
    day: '2026-11-17',
    zone: 'Europe/London',
    seconds: 304,
    breaths: 19,
    whole: true,
    ...more,
  };
};
const morning = session('07:10', { moodBefore: 2, mood: 4 });
const late = session('10:35', {
  ...{ pattern: longExhale, seconds: 180, breaths: 18, whole: false, moodBefore: 3, mood: 3 },
  ...{ note: 'Before the call with Anna. Left nostril blocked.', tags: ['desk', 'call'] },
});

const row = (page: Page, name: string) => page.getByRole('main').getByRole('listitem').filter({ hasText: name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });

/** What the device keeps is what its own totals say. */
async function totalsHold(page: Page) {
  const kept = (await entriesOf(page)).map(({ owner: _, ...entry }) => entry);
  const days = await daysOf(page);
  expect(days).toEqual(foldDays(kept));
}

test('a day is looked at, changed, and everything can be taken back', async () => {
  const { page, faults } = await world.person();
  await fillDevice(page, [morning, late]);
  await page.goto('/practice/day/2026-11-17');
  await page.getByRole('heading', { name: 'Tuesday 17 November' }).waitFor();
  await page.getByText(record.day.total(484, 37, 2)).waitFor();
  expect(await row(page, box.name).textContent()).toContain('5:04, 19 breaths');
  expect(await row(page, box.name).textContent()).toMatch(/Restless\s*before\s*Calm\s*after/);
  expect(await row(page, longExhale.name).textContent()).toMatch(/Even\s*before and after/);
  await picture(page, 'practice-day');
  expect(await barriers(page)).toEqual([]);

  // Changed, and moved to the day before.
  await link(page, record.session.editThis(longExhale.name, '10:35')).click();
  await page.getByRole('heading', { name: record.form.editTitle }).waitFor();
  await picture(page, 'practice-edit');
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(record.form.date).fill('2026-11-16');
  await page.getByLabel(record.form.note).fill('After the call.');
  await button(page, record.form.save).click();
  await page.getByRole('heading', { name: 'Monday 16 November' }).waitFor();
  await page.getByText('After the call.').waitFor();
  await totalsHold(page);
  expect((await daysOf(page)).map(of => [of.day, of.sessions])).toEqual([
    ['2026-11-16', 1],
    ['2026-11-17', 1],
  ]);
  await picture(page, 'practice-changed');
  expect(await barriers(page)).toEqual([]);
  await button(page, record.undo.act).click();
  await page.getByText(record.day.empty).waitFor();
  await link(page, record.day.nearSaid('2026-11-17', 'Tuesday 17 November')).click();
  await page.getByText('Left nostril blocked').waitFor();
  await totalsHold(page);

  // Deleted and taken back, by keys alone.
  await button(page, record.day.delete).press('Enter');
  await button(page, record.session.deleteThis(box.name, '07:10')).press('Enter');
  await page.getByText(record.undo.deleted(box.name, '07:10')).waitFor();
  await expect.poll(() => row(page, box.name).count()).toBe(0);
  await totalsHold(page);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(record.undo.act);
  await page.keyboard.press('Enter');
  await row(page, box.name).waitFor();
  expect((await entriesOf(page)).length).toBe(2);
  await totalsHold(page);
  expect(faults.all()).toEqual([]);
});

test('a session is added by hand, in another zone, and what cannot be is said', async () => {
  const { page, faults } = await world.person();
  await page.goto('/practice/add?day=2026-11-17');
  await page.getByRole('heading', { name: record.form.addTitle }).waitFor();
  await page.getByLabel(record.form.technique).selectOption(longExhale.id);
  await page.getByLabel(record.form.lengthMinutes).fill('0');
  await button(page, record.form.add).click();
  await page.getByText(record.problems.length).waitFor();
  await picture(page, 'practice-add');
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(record.form.lengthMinutes).fill('10');
  await page.getByText(record.form.breaths(60)).waitFor();
  await page.getByLabel(record.form.time, { exact: true }).fill('07:30');
  await page.getByLabel(record.form.zone).selectOption('Asia/Tokyo');
  await page.getByRole('group', { name: record.form.mood }).getByLabel(words.breath.mood.names[5]).check();
  await page.getByLabel(record.form.tags).fill('hotel, before breakfast');
  await button(page, record.form.add).click();
  await page.getByRole('heading', { name: 'Tuesday 17 November' }).waitFor();
  await page.getByText(record.session.elsewhere('07:30', 'Asia/Tokyo')).waitFor();
  const [kept] = await entriesOf(page);
  expect(kept).toMatchObject({
    ...{ startedAt: '2026-11-16T22:30:00.000Z', day: '2026-11-17', zone: 'Asia/Tokyo', origin: 'added' },
    ...{ seconds: 600, breaths: 60, mood: 5, tags: ['hotel', 'before breakfast'] },
  });
  await totalsHold(page);
  await button(page, record.undo.act).click();
  await page.getByText(record.day.empty).waitFor();
  expect(await entriesOf(page)).toEqual([]);
  await picture(page, 'practice-day-empty');
  expect(await barriers(page)).toEqual([]);

  await page.goto('/practice/day/2026-11-31');
  await page.getByRole('heading', { name: record.day.noDay }).waitFor();
  await page.goto(`/practice/session/${morning.id}`);
  await page.getByRole('heading', { name: record.session.gone }).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a day out of five years, and one with more sessions than a page', async () => {
  const { page, faults } = await world.person();
  const years = practised({ until: '2026-11-21', years: 5, seed: 4 });
  const many = Array.from({ length: 40 }, (_, i) => session(`${String(i % 24).padStart(2, '0')}:${10 + i}`, {}));
  await fillDevice(page, [...years.filter(({ day }) => day !== '2026-11-17'), ...many]);
  const fullest = foldDays(years).reduce((a, b) => (b.sessions > a.sessions ? b : a));
  await page.goto(`/practice/day/${fullest.day}`);
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(fullest.sessions);
  await picture(page, 'practice-day-of-years');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/practice/day/2026-11-17');
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(30);
  await button(page, record.day.more).click();
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(40);
  expect(faults.all()).toEqual([]);
});
