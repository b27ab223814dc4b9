/**
 * A practitioner asks why a time is not free, for every reason there is before sessions can be booked. Booked, held, taken
 * seats, full days and full weeks come with bookings; the question always looks around its moment, so `not-asked` is for
 * other callers of the rules. Those are in domain/booking/why.test.ts.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, mondayOf } from '../../domain/practice/calendar.ts';
import { noHours } from '../../domain/practitioner/availability.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import { fullDay, wallDay } from '../../web/words/dates.ts';
import { calendar } from '../../web/words/en/own-calendar.ts';
import { own } from '../../web/words/en/own-practice.ts';
import { whyNot as say } from '../../web/words/en/why-not.ts';
import { goodService } from '../booking/practice.ts';
import { openPractice } from './calendar-acts.ts';
import { barriers, picture } from './look.ts';
import { sharedWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

/** On the wall of London, where this practice is. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now());
/** Monday in one to two weeks, and days after it. */
const day = (n: number) => addDays(mondayOf(today), 14 + n);
const said = (date: string, time?: string) => {
  const spoken = wallDay(new Date(`${date}T00:00:00Z`));
  return time ? `${spoken}, ${time}` : spoken;
};

const single: Service = {
  ...{ ...goodService, title: 'Single', options: [{ minutes: 60, amount: 8_000 }], limits: {} },
  ...{ bufferBeforeMin: 0, bufferAfterMin: 15, stepMin: 30, minNoticeMin: 48 * 60, bookingWindow: { rollingDays: 40 } },
};
const course: Service = {
  ...{ ...single, title: 'Course', series: 3, bufferAfterMin: 0 },
  bookingWindow: { fromDate: day(7), toDate: day(14) },
};

test('why a time is not free: every reason in a sentence with its times, and where to change it', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  const busy = (date: string, from: string, to: string) => [`${date}T${from}:00Z`, `${date}T${to}:00Z`];
  // A clock of its own, which never changes, so that what is typed here is UTC.
  const availability = {
    ...noHours('Africa/Abidjan'),
    weekly: [{ days: [1, 2, 3, 4, 5, 6], start: '09:00', end: '12:00' }],
    holidays: [{ date: day(1), name: 'Midsummer' }],
    overrides: [
      { date: day(2), intervals: [{ start: '15:00', end: '18:00' }] },
      { date: day(5), intervals: [] },
    ],
    timeOff: [
      { start: `${day(3)}T10:00:00Z`, end: `${day(3)}T10:30:00Z`, note: 'Dentist' },
      { start: `${day(17)}T09:30:00Z`, end: `${day(17)}T10:30:00Z`, note: '' },
    ],
  };
  const hours = await openPractice(page, 'why-not-free', [single, course], availability);
  await hours.send('PUT', `calendars/${crypto.randomUUID()}`, { name: 'Home', busy: [busy(day(4), '10:00', '11:00')] });
  await page.goto('/people/me/calendar');

  const answer = page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /booked/ });
  const ask = async (date: string, time: string) => {
    await page.getByLabel(say.at).fill(`${date}T${time}`);
    await page.getByLabel(say.at).press('Enter');
    await answer.filter({ hasText: said(date, time) }).waitFor();
    return (await answer.allInnerTexts())
      .join('\n')
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean);
  };
  const no = (date: string, time: string) => say.of(said(date, time));
  const { change, reasons } = say;
  const toService = change.service('Single');
  const between = calendar.between;

  await page.getByLabel(say.service).selectOption({ label: 'Single, 60 min' });
  // Free, and each reason alone.
  const monday = day(0);
  expect(await ask(monday, '09:00')).toEqual([say.free(said(monday, '09:00'))]);
  expect(await ask(addDays(mondayOf(today), -7), '09:00')).toEqual([
    no(addDays(mondayOf(today), -7), '09:00'),
    reasons.over(),
  ]);
  const open = say.hoursThen([between('09:00', '12:00')]);
  expect(await ask(monday, '20:00')).toEqual([no(monday, '20:00'), reasons.closed(open), change.hours]);
  expect(await ask(day(6), '09:00')).toEqual([no(day(6), '09:00'), reasons.notThatDay(), change.hours]);
  expect(await ask(day(1), '09:00')).toEqual([no(day(1), '09:00'), say.holiday('Midsummer'), change.day]);
  expect(await ask(day(2), '09:00')).toEqual([
    no(day(2), '09:00'),
    say.ownHours([between('15:00', '18:00')]),
    change.day,
  ]);
  expect(await ask(day(5), '09:00')).toEqual([no(day(5), '09:00'), say.closedDay, change.day]);
  expect(await ask(monday, '11:30')).toEqual([
    no(monday, '11:30'),
    reasons['too-short'](60, '12:30', '12:00'),
    change.hours,
  ]);
  expect(await ask(monday, '09:10')).toEqual([
    no(monday, '09:10'),
    reasons['off-grid'](30) + say.nearest('09:00', '09:30'),
    toService,
  ]);
  expect(await ask(day(3), '10:00')).toEqual([
    no(day(3), '10:00'),
    reasons.busy(say.off('Dentist'), between(said(day(3), '10:00'), '10:30')),
    change.day,
  ]);
  const home = between(said(day(4), '10:00'), '11:00');
  expect(await ask(day(4), '10:30')).toEqual([no(day(4), '10:30'), reasons.busy(say.otherCalendar, home), change.day]);
  // It would end at ten, and fifteen minutes after it are kept free.
  expect(await ask(day(4), '09:00')).toEqual([
    no(day(4), '09:00'),
    say.tooClose(say.otherCalendar, home, 0, 15),
    toService,
  ]);
  const far = addDays(today, 60);
  expect((await ask(far, '09:00'))[1]).toBe(reasons['too-far'](40, fullDay(addDays(today, 40))));
  // In two days it is two days from now only later: a Sunday is closed besides.
  const [first, notice] = await ask(addDays(today, 1), '09:00');
  expect(first).toBe(no(addDays(today, 1), '09:00'));
  expect(notice).toMatch(
    /^This service asks for 2 days of notice: from now, nothing before \w{3} \d+ \w{3}, \d\d:\d\d\.$/,
  );

  // Several at once, as on a list.
  expect(await ask(day(3), '10:10')).toHaveLength(5);
  await picture(page, 'why-not-free');

  // A service with dates of its own, weekly three times.
  await page.getByLabel(say.service).selectOption({ label: 'Course, 60 min' });
  const toCourse = change.service('Course');
  expect(await ask(monday, '09:00')).toEqual([no(monday, '09:00'), reasons['before-dates'](fullDay(day(7))), toCourse]);
  expect(await ask(day(21), '09:00')).toEqual([
    no(day(21), '09:00'),
    reasons['after-dates'](fullDay(day(14))),
    toCourse,
  ]);
  expect(await ask(day(10), '09:00')).toEqual([
    no(day(10), '09:00'),
    reasons.series(2, said(day(17), '09:00')),
    reasons.busy(say.off(''), between(said(day(17), '09:30'), '10:30')),
    change.day,
  ]);
  await picture(page, 'why-not-free-series');
  expect(await barriers(page)).toEqual([]);

  // The way out leads to the day in question, not to the one that was typed.
  await page.getByRole('button', { name: change.day }).click();
  await expect.poll(() => new URL(page.url()).searchParams.get('date')).toBe(day(17));
  const title = page.getByRole('heading', { name: calendar.views.list });
  expect(await title.evaluate(it => it === document.activeElement)).toBe(true);
  await page.getByText(calendar.off('09:30', '10:30', '')).waitFor();

  // The one date that a clock leaves out: Samoa went from 29 to 31 December 2011.
  await hours.put({ zone: 'Pacific/Apia' });
  await page.reload();
  await page.getByLabel(say.service).selectOption({ label: 'Course, 60 min' });
  expect(await ask('2011-12-23', '09:00')).toContain(say.noWeek);

  await page.getByRole('link', { name: toCourse }).click();
  expect(await page.getByLabel(own.services.name, { exact: true }).inputValue()).toBe('Course');
  expect(faults.all()).toEqual([]);
});
