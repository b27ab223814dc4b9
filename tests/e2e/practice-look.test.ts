/** Journeys through the history: empty, after a week, after five years; by pointer, by keys, and by its tables. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, mondayOf } from '../../domain/practice/calendar.ts';
import { foldDays } from '../../domain/practice/day.ts';
import type { Entry } from '../../domain/practice/entry.ts';
import { finder } from '../../domain/practice/find.ts';
import { change, interval, sumsOf } from '../../domain/practice/interval.ts';
import { streakUntil } from '../../domain/practice/streak.ts';
import { totalOf } from '../../domain/practice/trend.ts';
import { figure } from '../../web/words/en/count.ts';
import { practice as say } from '../../web/words/en/practice.ts';
import { calendarDay, words } from '../../web/words/words.ts';
import { fillDevice } from '../fill.ts';
import { practised } from '../practised.ts';
import { sessionsShown } from './acts.ts';
import { barriers, desktop, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

const today = '2026-11-22';
const fiveYears = practised({ until: today, years: 4.3, seed: 4 });
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

/** Somebody who has practised, at noon of `today`, on the screen of the history. */
async function withRecord(entries: readonly Entry[], viewport?: { width: number; height: number }) {
  const person = await world.person(viewport ? { viewport } : {});
  await person.context.addInitScript(
    now => {
      Object.assign(window, { tidelineClock: { now: () => now } });
    },
    Date.parse(`${today}T12:10:00Z`),
  );
  await fillDevice(person.page, entries);
  if (entries.length > 0) await person.page.getByRole('link', { name: say.year.all }).waitFor();
  return person;
}

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const cells = (page: Page, row: string) => page.getByRole('row', { name: row }).getByRole('cell').allInnerTexts();
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

const inMonth = (month: string) => foldDays(fiveYears.filter(({ day }) => day.startsWith(month)));
const rowName = (month: string, name: string) => {
  const { days, seconds } = totalOf(inMonth(month));
  return say.year.row(name, days, seconds);
};

/** What the sentences beside the pictures must say, reckoned from the sessions themselves. */
function lastYearSays(): string[] {
  const recent = fiveYears.filter(({ day }) => day >= addDays(today, -53 * 7));
  const changes = recent.flatMap(({ moodBefore, mood }) => (moodBefore && mood ? [mood - moodBefore] : []));
  const last = changes.slice(-11);
  const sure = interval(sumsOf(changes), change);
  const secondsFrom = (from: string, to: string) =>
    totalOf(foldDays(recent.filter(({ day }) => from <= day && day < to))).seconds;
  const monday = mondayOf(today);
  const held = recent.flatMap(({ retentions, day }) => (retentions ?? []).map(seconds => ({ seconds, day })));
  const longest = held.reduce((a, b) => (b.seconds >= a.seconds ? b : a));
  return [
    say.mood.text(last.filter(by => by > 0).length, last.filter(by => by < 0).length, last.length),
    say.mood.mean(sure?.mean ?? 0, sure?.low ?? 0, sure?.high ?? 0, changes.length),
    say.weeks.text(secondsFrom(addDays(monday, -7), monday), secondsFrom(monday, '9999')),
    say.held.text(words.breath.clock(longest.seconds), calendarDay(longest.day, '2026')),
  ];
}

test('before the first session: what will be here, how to bring a history, how to begin', async () => {
  const { page, faults } = await withRecord([]);
  await link(page, say.empty.bring).waitFor();
  await picture(page, 'practice-look-empty');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/practice/years');
  await shown(page, say.years.early);
  await page.goto('/practice/trends');
  await shown(page, say.trends.nothing);
  expect(faults.all()).toEqual([]);
});

test('after a week: days this month, a small row of days that can be hidden and stays hidden', async () => {
  const week = practised({ until: today, years: 8 / 365, seed: 2 });
  const { page, faults } = await withRecord(week);
  const days = new Set(week.map(({ day }) => day));
  await shown(page, say.daysPractised(days.size));
  const { days: row, grace } = streakUntil(today, days);
  await shown(page, say.streak.row(row, grace.length));
  await picture(page, 'practice-look-week');
  expect(await barriers(page)).toEqual([]);

  await button(page, say.streak.hideLabel).click();
  await button(page, say.streak.undo).click();
  await button(page, say.streak.hideLabel).click();
  await page.reload();
  await shown(page, say.daysPractised(days.size));
  expect(await button(page, say.streak.hideLabel).count()).toBe(0);
  await button(page, say.streak.show).click();
  await button(page, say.streak.hideLabel).waitFor();
  expect(await sessionsShown(page)).toHaveLength(week.length);
  expect(faults.all()).toEqual([]);
});

test('five years: the map, its table, a month, its days, all by touch', async () => {
  const { page, faults } = await withRecord(fiveYears);
  await page.locator('.bars').first().waitFor();
  await page.locator('.moods').waitFor();
  for (const sentence of lastYearSays()) await shown(page, sentence);
  await picture(page, 'practice-look-five');
  expect(await barriers(page)).toEqual([]);

  await button(page, say.tableOf(say.year.title('2026'))).click();
  const { days, seconds, breaths, sessions } = totalOf(inMonth('2026'));
  expect(await cells(page, say.year.sum)).toEqual([days, Math.round(seconds / 60), breaths, sessions].map(figure));
  for (const title of [say.weeks.title, say.mood.title, say.held.title]) await button(page, say.tableOf(title)).click();
  await picture(page, 'practice-look-tables');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.pictureOf(say.year.title('2026'))).click();

  await link(page, say.year.other('2025')).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('2025');
  await link(page, rowName('2025-04', 'April 2025')).click();
  await heading(page, 'April 2025').waitFor();
  const april = inMonth('2025-04');
  await shown(page, say.month.summary(april.length, totalOf(april).seconds, totalOf(april).sessions));
  await picture(page, 'practice-look-month');
  expect(await barriers(page)).toEqual([]);
  const sizes = await page.locator('a.month-day').evaluateAll(all => all.map(of => of.getBoundingClientRect()));
  expect(sizes.every(({ width, height }) => width >= 44 && height >= 44)).toBe(true);
  await page.setViewportSize({ width: 320, height: 640 });
  const narrow = await page.locator('a.month-day').evaluateAll(all => all.map(of => of.getBoundingClientRect().width));
  expect(Math.min(...narrow)).toBeGreaterThanOrEqual(44);
  await page.setViewportSize({ width: 390, height: 844 });

  await button(page, say.tableOf(say.month.title)).click();
  expect(await page.getByRole('row').count()).toBe(april.length + 1);
  await link(page, say.month.after('May 2025')).click();
  await heading(page, 'May 2025').waitFor();
  await link(page, say.month.year('2025')).click();
  await expect.poll(() => page.url()).toContain('year=2025');
  expect(faults.all()).toEqual([]);
});

test('with arrow keys through months and days, and into a day', async () => {
  const { page, faults } = await withRecord(fiveYears, desktop);
  const november = link(page, rowName('2026-11', 'November 2026'));
  await november.focus();
  await page.keyboard.press('ArrowUp');
  await expect
    .poll(() => link(page, rowName('2026-10', 'October 2026')).evaluate(of => of === document.activeElement))
    .toBe(true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowLeft');
  await shown(page, /^Today, Sunday 22 November: /);
  await page.keyboard.press('ArrowLeft');
  await shown(page, /^Saturday 21 November: /);
  await page.keyboard.press('Escape');
  await shown(page, say.year.hint);
  await page.keyboard.press('Enter');
  await heading(page, 'November 2026').waitFor();
  await page.locator('[data-day="2026-11-22"]').focus();
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.day)).toBe('2026-11-15');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toMatch(/\/practice\/day\/2026-11-15$/);
  expect(faults.all()).toEqual([]);
});

test('all years, and what stands out in them', async () => {
  const { page, faults } = await withRecord(fiveYears);
  await link(page, say.year.all).click();
  await heading(page, say.years.title(5)).waitFor();
  await shown(page, /^Most on Sundays\. Most at 07 and at 2[12]\. Longest quiet spell/);
  await picture(page, 'practice-look-years');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.tableOf(say.years.title(5))).click();
  const year = totalOf(inMonth('2024'));
  expect(await cells(page, '2024')).toEqual(
    [year.days, Math.round(year.seconds / 60), year.breaths, year.sessions].map(figure),
  );
  await link(page, '2024').click();
  await link(page, rowName('2024-01', 'January 2024')).waitFor();
  expect(faults.all()).toEqual([]);
});

test('trends in minutes and breaths, over a quarter and over everything', async () => {
  const { page, faults } = await withRecord(fiveYears);
  await link(page, say.links.trends).click();
  await heading(page, say.trends.title).waitFor();
  await page.locator('.bars').first().waitFor();
  await picture(page, 'practice-look-trends');
  expect(await barriers(page)).toEqual([]);
  await page.getByText(say.trends.spans.all, { exact: true }).click();
  await page.getByText(say.trends.breaths, { exact: true }).first().click();
  const all = totalOf(foldDays(fiveYears));
  await shown(page, say.trends.sum(all.days, all.seconds, all.breaths));
  await picture(page, 'practice-look-trends-all');
  for (const title of [say.trends.week, say.trends.month, say.trends.technique, say.trends.hour])
    await button(page, say.tableOf(title)).click();
  expect(await barriers(page)).toEqual([]);
  expect(faults.all()).toEqual([]);
});

test('found by words, technique and dates, and the address keeps the question', async () => {
  const { page, faults } = await withRecord(fiveYears);
  await link(page, say.links.search).click();
  await heading(page, say.search.title).waitFor();
  expect(await barriers(page)).toEqual([]);
  const expected = (want: Parameters<typeof finder>[0]) => fiveYears.filter(finder(want)).length;
  await page.getByRole('searchbox', { name: say.search.words }).fill('anna');
  await shown(page, say.search.found(expected({ words: 'anna' }), false));
  expect(await sessionsShown(page)).toHaveLength(expected({ words: 'anna' }));
  await page.getByText(say.search.filter).click();
  await page.getByLabel(say.search.technique).selectOption({ label: 'Box breathing' });
  await shown(page, say.search.found(expected({ words: 'anna', technique: 'box' }), false));
  await picture(page, 'practice-look-search');
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await shown(page, say.search.found(expected({ words: 'anna', technique: 'box' }), false));
  await button(page, say.search.clear).click();
  await shown(page, say.search.found(expected({ words: 'anna' }), false));
  await page.getByRole('searchbox', { name: say.search.words }).fill('xyzzy');
  await shown(page, say.search.found(0, false));
  expect(faults.all()).toEqual([]);
});
