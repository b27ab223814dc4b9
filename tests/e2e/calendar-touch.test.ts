/** The calendar of a practice under a finger: a swipe scrolls, what is held is drawn, moved, made longer; a tap changes nothing. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noHours } from '../../domain/practitioner/availability.ts';
import { calendar as say } from '../../web/words/en/own-calendar.ts';
import { record } from '../../web/words/en/record.ts';
import { finger, openPractice, spotOn } from './calendar-acts.ts';
import { sharedWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

test('by touch, on a phone: a swipe only scrolls; held and drawn, held and moved, made longer at both ends', async () => {
  // A whole day is on the screen, so nothing scrolls under a drag.
  const { page, faults } = await world.person({ rate: 1, viewport: { width: 390, height: 1400 } });
  const weekly = [{ days: [1, 3, 5], start: '07:00', end: '11:00' }];
  const hours = await openPractice(page, 'by-touch', [], { ...noHours('Africa/Abidjan'), weekly });
  const date = '2027-04-28';
  await page.goto(`/people/me/calendar?view=day&date=${date}`);
  await page.locator('.cal').waitFor();
  const touch = await finger(page);
  const spot = (hour: number) => spotOn(page, date, hour);
  const off = (start: string, end: string) => [
    { start: `${date}T${start}:00.000Z`, end: `${date}T${end}:00.000Z`, note: '' },
  ];

  await touch.drag(await spot(8), await spot(9.5));
  await page.getByRole('dialog').getByRole('button', { name: say.form.save }).click();
  await expect.poll(hours.off).toEqual(off('08:00', '09:45'));
  await touch.drag(await spot(8.75), await spot(12.75));
  await page
    .locator('.toast')
    .getByText(/moved to Wed 28 Apr, 12:00 to 13:45/)
    .waitFor();
  await expect.poll(hours.off).toEqual(off('12:00', '13:45'));
  await page.getByRole('button', { name: record.undo.act }).click();
  await expect.poll(hours.off).toEqual(off('08:00', '09:45'));

  // Held and let go it has handles: by one it ends later, by the other it begins sooner. A tap in between moves nothing.
  await touch.hold(await spot(8.75));
  await touch.resize('last', await spot(10.75));
  await expect.poll(hours.off).toEqual(off('08:00', '10:45'));
  await page.locator('.toast').getByText(say.done.changed.off).waitFor();
  await touch.tap(await spot(9));
  await touch.resize('first', await spot(7));
  await expect.poll(hours.off).toEqual(off('07:15', '10:45'));
  await touch.swipe(await spot(16), -200);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(faults.all()).toEqual([]);
});
