/** The calendar of a practice: its views, a holiday, a journey and changes of clocks on it, changed by mouse and keys, and undone. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calendar as say } from '../../web/words/en/own-calendar.ts';
import { own } from '../../web/words/en/own-practice.ts';
import { record } from '../../web/words/en/record.ts';
import { words } from '../../web/words/words.ts';
import { mailedCode } from './acts.ts';
import { boxOf, byOneKey, dragOn, hoursOf, spotOn, undoneFromAddress } from './calendar-acts.ts';
import { barriers, desktop, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type Person, type World } from './world.ts';

/** A whole day is on the screen, so nothing scrolls under a drag. */
const tall = { width: 1280, height: 1600 };

let world: World;
let person: Person;
let page: Page;
let hours: ReturnType<typeof hoursOf>;

beforeAll(async () => {
  world = await openWorld();
  person = await world.person({ rate: 1, viewport: tall });
  ({ page } = person);
  hours = hoursOf(page);
  // In London, on Mondays, Wednesdays and Fridays from seven to eleven. Signing in leads back to where it was asked for.
  await page.goto('/people/me/calendar?view=list&date=2027-03-24');
  await page.getByRole('main').getByRole('link', { name: own.signIn.go }).click();
  await page.getByLabel(words.account.signIn.email).fill('jonas@tideline.test');
  await page.getByRole('button', { name: words.account.signIn.send }).click();
  const code = page.getByLabel(words.account.signIn.code, { exact: true });
  await code.waitFor();
  await code.fill(await mailedCode(page, 'jonas@tideline.test'));
  await page.getByText('22 to 28 March 2027').waitFor();
});
afterAll(() => world?.close());

/** Another place of the calendar in the page that is there, as its own buttons go there. */
async function open(view: keyof typeof say.views, date: string): Promise<void> {
  await page.goto(`/people/me/calendar?view=${view}&date=${date}`);
  await page.getByRole('button', { name: say.add, exact: true }).waitFor();
  if (view !== 'list') await page.locator('.cal').waitFor();
}

async function look(view: keyof typeof say.views, date: string): Promise<void> {
  await page.getByLabel(say.date).fill(date);
  await page.getByRole('radio', { name: say.views[view] }).check({ force: true });
  if (view !== 'list') await page.locator('.cal').waitFor();
}

const done = (text: string | RegExp) => page.locator('.toast').getByText(text).waitFor();
const undo = () => page.getByRole('button', { name: record.undo.act }).click();
const block = (title: string) => page.locator('.cal').getByRole('button', { name: title });
const sheet = (title: string) => page.getByRole('dialog', { name: title });

type Point = { x: number; y: number };
const spot = (date: string, hour: number) => spotOn(page, date, hour);
const drag = (from: Point, to: Point) => dragOn(page, from, to);

test('a holiday, a journey and both changes of clocks stand on the calendar, as a picture and as a list', async () => {
  await hours.put({
    holidays: [{ date: '2027-03-26', name: 'Good Friday' }],
    travels: [{ from: '2027-03-29', to: '2027-04-02', zone: 'Europe/Paris' }],
    overrides: [{ date: '2027-03-25', intervals: [{ start: '15:00', end: '18:00' }] }],
    timeOff: [{ start: '2027-03-28T00:30:00Z', end: '2027-03-28T02:00:00Z', note: 'Night train' }],
  });
  await open('list', '2027-03-24');
  expect(await page.locator('.cal-list').ariaSnapshot()).toMatchInlineSnapshot(`
    "- list:
      - listitem:
        - heading "Mon 22 Mar" [level=2]
        - list:
          - listitem: Open 07:00 to 11:00
      - listitem:
        - heading "Tue 23 Mar" [level=2]
        - list:
          - listitem: Closed
      - listitem:
        - heading "Wed 24 Mar" [level=2]
        - list:
          - listitem: Open 07:00 to 11:00
      - listitem:
        - heading "Thu 25 Mar" [level=2]
        - list:
          - listitem:
            - text: Open 15:00 to 18:00, this date only
            - button "Change Open 15:00 to 18:00, this date only, Thu 25 Mar": Change
      - listitem:
        - heading "Fri 26 Mar" [level=2]
        - list:
          - listitem: Closed
          - listitem: "Holiday: Good Friday"
      - listitem:
        - heading "Sat 27 Mar" [level=2]
        - list:
          - listitem: Open 10:00 to 14:00
      - listitem:
        - heading "Sun 28 Mar" [level=2]
        - list:
          - listitem: Closed
          - listitem: Clocks go forward 1 hour at 01:00
          - listitem:
            - text: "Time off 00:30 to 01:00: Night train"
            - 'button "Change Time off 00:30 to 01:00: Night train, Sun 28 Mar"': Change
          - listitem:
            - text: "Time off 02:00 to 03:00: Night train"
            - 'button "Change Time off 02:00 to 03:00: Night train, Sun 28 Mar"': Change"
  `);
  expect(await barriers(page)).toEqual([]);
  await picture(page, 'calendar-list');

  await look('week', '2027-03-24');
  await page.getByText('22 to 28 March 2027').waitFor();
  await block(say.holiday('Good Friday')).waitFor();
  await block(say.forward(say.hours(1), '01:00')).waitFor();
  await page.locator('.cal-missing').waitFor();
  // From half past midnight to three by the wall, of which an hour is missing.
  await block('00:30–01:00 Night train').waitFor();
  await block('02:00–03:00 Night train').waitFor();
  await picture(page, 'calendar-week');
  expect(await barriers(page)).toEqual([]);
  // On paper there is the week, and nothing that wants to be pressed.
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.getByRole('main').locator('button, a, select, input').filter({ visible: true }).count()).toBe(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  await block(say.holiday('Good Friday')).waitFor();
  await picture(page, 'calendar-paper');
  await page.emulateMedia({ media: null, colorScheme: null });

  await page.getByRole('button', { name: say.later, exact: true }).click();
  await block(say.travel('Paris')).waitFor();
  // Seven in Paris is six in London.
  const [{ y }, six] = [
    await boxOf(page.locator('.cal-lane[data-date="2027-03-29"] .cal-open')),
    await spot('2027-03-29', 6),
  ];
  expect(Math.abs(y - six.y)).toBeLessThan(6);
  await look('week', '2026-10-25');
  await block(say.back(say.hours(1), '02:00')).waitFor();
  await page.locator('.cal-twice').waitFor();
  // From half past one to half past one, which is an hour: the second time is asked for by name.
  await page.getByRole('button', { name: say.add, exact: true }).click();
  const form = sheet(say.form.add);
  await form.getByLabel(say.form.start).fill('2026-10-25T01:30');
  await form.getByLabel(say.form.end).fill('2026-10-25T01:30');
  const second = form.getByRole('radio', { name: say.form.passes[1]?.('UTC+0') ?? '' });
  await second.last().check({ force: true });
  expect(await barriers(page, [desktop])).toEqual([]);
  await picture(page, 'calendar-twice');
  await form.getByRole('button', { name: say.form.save }).click();
  await done(say.done.added.off);
  const hour = { start: '2026-10-25T00:30:00.000Z', end: '2026-10-25T01:30:00.000Z', note: '' };
  await expect.poll(hours.off).toContainEqual(hour);
  // Opened again it still is the second.
  await block(say.offShort('')).first().click();
  const change = sheet(say.form.off);
  expect(
    await change.getByRole('radio', { name: /UTC/ }).evaluateAll(all => all.map(it => it.matches(':checked'))),
  ).toEqual([true, false, false, true]);
  await page.keyboard.press('Escape');

  await look('month', '2027-03-24');
  await block(say.holiday('Good Friday')).waitFor();
  await picture(page, 'calendar-month');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: '25 March 2027' }).click();
  await block(say.own).waitFor();
  expect(await page.getByRole('radio', { name: say.views.day }).isChecked()).toBe(true);
  await picture(page, 'calendar-day');
  expect(await barriers(page)).toEqual([]);
  expect(person.faults.all()).toEqual([]);
});

test('by mouse: time off is drawn, moved, made longer and taken back; what cannot be kept is put back', async () => {
  await look('week', '2027-04-14');
  await drag(await spot('2027-04-14', 8), await spot('2027-04-14', 9.5));
  await sheet(say.form.add).getByLabel(say.form.note).fill('Dentist');
  expect(await barriers(page, [desktop])).toEqual([]);
  await picture(page, 'calendar-form');
  await sheet(say.form.add).getByRole('button', { name: say.form.save }).click();
  await done(say.done.added.off);
  const dentist = { start: '2027-04-14T07:00:00.000Z', end: '2027-04-14T08:45:00.000Z', note: 'Dentist' };
  await expect.poll(hours.off).toContainEqual(dentist);

  // Held in its middle, which is the middle of a quarter of an hour too.
  await drag(await spot('2027-04-14', 8.75), await spot('2027-04-15', 11.75));
  await done(/moved to Thu 15 Apr, 11:00 to 12:45/);
  const moved = { start: '2027-04-15T10:00:00.000Z', end: '2027-04-15T11:45:00.000Z', note: 'Dentist' };
  await expect.poll(hours.off).toContainEqual(moved);
  expect(await hours.off()).not.toContainEqual(dentist);

  const box = await boxOf(block('Dentist'));
  await drag({ x: box.x + box.width / 2, y: box.y + box.height - 3 }, await spot('2027-04-15', 13.5));
  await done(say.done.changed.off);
  await expect.poll(hours.off).toContainEqual({ ...moved, end: '2027-04-15T12:45:00.000Z' });
  await picture(page, 'calendar-undo');
  await undo();
  await expect.poll(hours.off).toContainEqual(moved);
  await block('11:00–12:45 Dentist').waitFor();

  // The server is away: said, and the calendar is as before.
  await person.faults.excuse(noNetwork, async () => {
    await page.route('**/practice/availability', route => route.abort());
    await drag(await spot('2027-04-15', 11.75), await spot('2027-04-16', 11.75));
    await page.getByText(/^Not saved, and put back/).waitFor();
    await page.unroute('**/practice/availability');
  });
  const back = await boxOf(block('11:00–12:45 Dentist'));
  expect(Math.abs(back.x - box.x)).toBeLessThan(3);
  expect(await hours.off()).toContainEqual(moved);
  expect(person.faults.all()).toEqual([]);
});

test('by keys alone: extra hours are added by form, reached, changed, removed and brought back', async () => {
  await look('week', '2027-04-21');
  await page.locator('.cal-scroll').focus();
  await byOneKey(page, new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format());
  await look('week', '2027-04-21');
  const press = (...keys: string[]) =>
    keys.reduce((last, key) => last.then(() => page.keyboard.press(key)), Promise.resolve());
  await page.getByRole('button', { name: say.add, exact: true }).focus();
  await press('Enter');
  const form = sheet(say.form.add);
  await form.waitFor();
  await form.getByRole('radio', { name: say.form.kinds.off }).focus();
  await press('ArrowRight');
  await form.getByLabel(say.form.start).fill('2027-04-21T15:00');
  await form.getByLabel(say.form.end).fill('2027-04-21T14:00');
  await press('Enter');
  await form.getByText(say.form.reversed).waitFor();
  await form.getByLabel(say.form.end).fill('2027-04-21T18:00');
  await press('Enter');
  await done(say.done.added.own);
  const usual = { start: '07:00', end: '11:00' };
  await expect.poll(() => hours.on('2027-04-21')).toEqual([usual, { start: '15:00', end: '18:00' }]);

  // The block in the picture is reached with Tab, and opened with Enter.
  await page.locator('.cal-scroll').focus();
  const block = page.getByRole('button', { name: `15:00–18:00 ${say.own}` });
  for (let tab = 0; tab < 6 && !(await block.evaluate(it => it === document.activeElement)); tab++) await press('Tab');
  await press('Enter');
  const change = sheet(say.form.own);
  await change.waitFor();
  await press('Escape');
  await change.waitFor({ state: 'detached' });
  expect(await block.evaluate(it => it === document.activeElement)).toBe(true);
  await press('Enter');
  await change.getByLabel(say.form.end).fill('2027-04-21T19:00');
  await press('Enter');
  await done(say.done.changed.own);
  await expect.poll(() => hours.on('2027-04-21')).toEqual([usual, { start: '15:00', end: '19:00' }]);

  // The list does the same; the last extra hours leave the usual ones.
  await look('list', '2027-04-21');
  await page.getByRole('button', { name: say.changeOf(say.ownTimes('15:00', '19:00'), 'Wed 21 Apr') }).focus();
  await press('Enter');
  await change.getByRole('button', { name: say.form.remove }).focus();
  await press('Enter');
  await done(say.done.removed.own);
  await expect.poll(() => hours.on('2027-04-21')).toBeUndefined();
  // The toast has the focus, so that Undo is one key away.
  await press('Enter');
  await expect.poll(() => hours.on('2027-04-21')).toEqual([usual, { start: '15:00', end: '19:00' }]);
  expect(person.faults.all()).toEqual([]);
});

test('a calendar from a file says what it meets; it and a service are removed and brought back', async () => {
  await look('week', '2027-05-05');
  await hours.put({ holidays: [{ date: '2027-05-03', name: 'May Day' }] });
  await page.reload();
  const busy = (n: number, day: string) => [
    'BEGIN:VEVENT',
    `UID:${n}`,
    'DTSTAMP:20261101T000000Z',
    `DTSTART:${day}T070000Z`,
    `DTEND:${day}T090000Z`,
    'END:VEVENT',
  ];
  const lines = ['20270503', '20270504', '20270505', '20270507'].flatMap((day, i) => busy(i, day));
  const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n');
  await page
    .getByLabel(say.others.file)
    .setInputFiles({ name: 'home.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
  const { conflicts } = say.others;
  await page.getByText(say.others.brought(4, 0)).waitFor();
  await page.getByText(conflicts.open(2, 2, conflicts.days(['Wed 5 May', 'Fri 7 May'], 0))).waitFor();
  await page.getByText(conflicts.changed(1, conflicts.what('Mon 3 May', say.holiday('May Day')))).waitFor();
  await page.locator('.cal-busy').first().waitFor();
  expect(await page.locator('.cal-busy').count()).toBe(4);
  await block(say.busyShort('home')).first().click();
  await sheet(say.busyShort('home')).getByText(say.form.ofCalendar).waitFor();
  await page.keyboard.press('Escape');
  await picture(page, 'calendar-conflicts');
  expect(await barriers(page, [desktop])).toEqual([]);

  await page.getByRole('button', { name: say.others.remove('home') }).click();
  await done(say.others.removed('home'));
  await page.locator('.cal-busy').first().waitFor({ state: 'detached' });
  expect(await hours.calendars()).toEqual([]);
  await undo();
  await page.locator('.cal-busy').first().waitFor();
  expect(await hours.calendars()).toEqual(['home 4']);
  await undoneFromAddress(page, hours, person.faults);

  const services = await hours.services();
  await page.getByRole('link', { name: own.parts.services, exact: true }).click();
  await page.getByRole('link', { name: 'Breath and voice' }).click();
  await page.getByRole('button', { name: own.services.delete }).click();
  await done(own.services.deleted('Breath and voice'));
  await page.getByRole('link', { name: 'Breath and pace' }).waitFor();
  expect(await page.getByRole('link', { name: 'Breath and voice' }).count()).toBe(0);
  expect(await hours.services()).toHaveLength(services.length - 1);
  expect(await barriers(page)).toEqual([]);
  await undo();
  await page.getByRole('link', { name: 'Breath and voice' }).waitFor();
  expect((await hours.services()).sort()).toEqual(services.sort());
  expect(person.faults.all()).toEqual([]);
});

test('a service becomes a series and a package, and a profile has a photo', async () => {
  await page.goto('/people/me/services');
  await page.getByRole('link', { name: 'Breath and voice' }).click();
  await page.getByText(own.services.bundles, { exact: true }).click();
  await page.getByLabel(own.services.series).fill('4');
  await page.getByText(own.services.package).click();
  await page.getByRole('button', { name: own.save, exact: true }).click();
  // A package without a price is not sent.
  await page.getByText(own.flaws.some).waitFor();
  await page.getByLabel(own.services.packageAmount).fill('300');
  expect(await barriers(page, [desktop])).toEqual([]);
  await page.getByRole('button', { name: own.save, exact: true }).click();
  await page.getByRole('heading', { name: own.services.title, level: 1 }).waitFor();
  await expect
    .poll(() => hours.service('Breath and voice'))
    .toMatchObject({ series: 4, package: { sessions: 5, days: 180, amount: 30_000 } });

  await page.getByRole('link', { name: own.parts.profile, exact: true }).click();
  const file = page.getByLabel(own.profile.choosePhoto);
  await file.setInputFiles({ name: 'no.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await page.getByText(own.profile.noPhoto).waitFor();
  await file.setInputFiles('public/icons/icon-192.png');
  await page.locator('img.portrait').waitFor();
  expect(await barriers(page, [desktop])).toEqual([]);
  await page.getByRole('button', { name: own.profile.removePhoto }).click();
  await page.locator('img.portrait').waitFor({ state: 'detached' });
  expect(person.faults.all()).toEqual([]);
});
