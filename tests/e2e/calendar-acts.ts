/** What journeys on the calendar of a practice need: the practice as the server has it, and a finger. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Availability } from '../../domain/practitioner/availability.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import { problemUri } from '../../domain/problem.ts';
import { calendar } from '../../web/words/en/own-calendar.ts';
import { own } from '../../web/words/en/own-practice.ts';
import { record } from '../../web/words/en/record.ts';
import { whyNot } from '../../web/words/en/why-not.ts';
import { goodProfile } from '../booking/practice.ts';
import { signInByMail } from './acts.ts';
import { barriers, picture } from './look.ts';
import type { Faults } from './watch.ts';

/** What the database has, asked for with the token that the page itself used last. */
export function hoursOf(of: Page) {
  let authorization = '';
  of.on('request', request => {
    if (request.url().includes('/api/practice')) authorization = request.headers().authorization ?? authorization;
  });
  const at = '/functions/v1/api/practice';
  const get = async <T>(path: string): Promise<T> => {
    const answer = await of.request.get(`${at}/${path}`, { headers: { authorization } });
    expect(answer.status()).toBe(200);
    return (await answer.json()) as T;
  };
  const read = () => get<{ revision: number; availability: Availability }>('availability');
  return {
    off: async () => (await read()).availability.timeOff,
    on: async (date: string) => (await read()).availability.overrides.find(own => own.date === date)?.intervals,
    calendars: async () =>
      (await get<{ calendars: { name: string; busy: number }[] }>('calendars')).calendars.map(
        ({ name, busy }) => `${name} ${busy}`,
      ),
    services: async () =>
      (await get<{ services: { id: string; service: Service }[] }>('services')).services.map(
        ({ id, service }) => `${service.title} ${id}`,
      ),
    service: async (title: string) =>
      (await get<{ services: { service: Service }[] }>('services')).services.find(
        ({ service }) => service.title === title,
      )?.service,
    /** Any other question or change, as the page would send it. */
    async send(method: string, path: string, data: object) {
      const answer = await of.request.fetch(path ? `${at}/${path}` : at, { method, headers: { authorization }, data });
      expect(answer.status(), await answer.text()).toBe(200);
    },
    async put(change: Partial<Availability>) {
      const { revision, availability } = await read();
      const data = { replaces: revision, availability: { ...availability, ...change } };
      const answer = await of.request.put(`${at}/availability`, { headers: { authorization }, data });
      expect(answer.status()).toBe(200);
    },
  };
}

/** Signs in somebody new and opens their practice, which nobody else sees: services and hours by the API, as quickly as can be. */
export async function openPractice(
  page: Page,
  name: string,
  services: readonly Service[],
  availability: Availability,
): Promise<ReturnType<typeof hoursOf>> {
  const hours = hoursOf(page);
  await page.goto('/');
  await signInByMail(page, `${name}@tideline.test`);
  await page.goto('/people/me');
  await page.getByRole('button', { name: own.open.go }).waitFor();
  await hours.send('PUT', '', { ...goodProfile, slug: name });
  for (const service of services) await hours.send('PUT', `services/${crypto.randomUUID()}`, service);
  await hours.send('PUT', 'availability', { replaces: 0, availability });
  return hours;
}

/** A finger, as the browser's own protocol has it. */
export async function finger(page: Page) {
  const client = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const draggable = page.locator('.cal-mirror, .cal-held').first();
  const slide = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    for (const part of [0.2, 0.5, 0.8, 1])
      await send('touchMove', { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part });
    await send('touchEnd');
  };
  return {
    /** Rests until what is under it can be dragged, and goes there. */
    async drag(from: { x: number; y: number }, to: { x: number; y: number }) {
      await send('touchStart', from);
      await draggable.waitFor({ state: 'attached' });
      await slide(from, to);
    },
    async tap(at: { x: number; y: number }) {
      await send('touchStart', at);
      await send('touchEnd');
    },
    /** Rests until what is under it has handles, and lets go. */
    async hold(at: { x: number; y: number }) {
      await send('touchStart', at);
      await page.locator('.cal-held').first().waitFor({ state: 'attached' });
      await send('touchEnd');
      await page.locator('.cal-mirror').waitFor({ state: 'detached' });
    },
    /** By a handle of what is held, from beside it: a finger is no mouse. */
    async resize(edge: 'first' | 'last', to: { x: number; y: number }) {
      const box = await boxOf(page.locator('.cal-held'));
      const from = { x: to.x, y: edge === 'first' ? box.y - 8 : box.y + box.height + 8 };
      await send('touchStart', from);
      await slide(from, to);
    },
    async swipe(from: { x: number; y: number }, by: number) {
      await send('touchStart', from);
      for (const part of [0.2, 0.5, 1]) await send('touchMove', { x: from.x, y: from.y + by * part });
      await send('touchEnd');
    },
  };
}

/** One key each, as in other calendars: dates, views, adding, and the list of them all, where they can be switched off. */
export async function byOneKey(page: Page, today: string): Promise<void> {
  const place = () => new URL(page.url()).search;
  // What is heard when it changes: the view, then the dates.
  const heading = page.getByRole('heading', { level: 2 }).and(page.locator('[aria-live=polite][aria-atomic=true]'));
  const press = async (key: string, search: string) => {
    await page.keyboard.press(key);
    await expect.poll(place, { message: key }).toBe(search);
    const view = new URLSearchParams(search).get('view') as keyof typeof calendar.views;
    await expect.poll(() => heading.textContent()).toMatch(new RegExp(`^${calendar.views[view]}, .*20\\d\\d$`));
  };
  await press('d', '?view=day&date=2027-04-21');
  await press('j', '?view=day&date=2027-04-22');
  await press('m', '?view=month&date=2027-04-22');
  await press('k', '?view=month&date=2027-03-01');
  await press('l', '?view=list&date=2027-03-01');
  await press('t', `?view=list&date=${today}`);
  await press('w', `?view=week&date=${today}`);
  // With another key they belong to the browser, in a field to what is typed, and under a sheet to nobody.
  await press('Control+m', `?view=week&date=${today}`);
  const add = page.getByRole('dialog', { name: calendar.form.add });
  await press('c', `?view=week&date=${today}`);
  await add.getByLabel(calendar.form.note).pressSequentially('tdjwmc?');
  expect(await add.getByLabel(calendar.form.note).inputValue()).toBe('tdjwmc?');
  await page.keyboard.press('Escape');
  await add.waitFor({ state: 'detached' });
  await page.getByLabel(whyNot.at).press('m');

  const keys = page.getByRole('dialog', { name: calendar.keys.title });
  await page.getByRole('button', { name: calendar.add, exact: true }).focus();
  await press('?', `?view=week&date=${today}`);
  await keys.getByText(calendar.keys.acts.earlier).waitFor();
  await picture(page, 'calendar-keys');
  expect(await barriers(page)).toEqual([]);
  const use = keys.getByRole('switch', { name: calendar.keys.on });
  await use.press('m');
  await use.press('Space');
  await page.keyboard.press('Escape');
  await keys.waitFor({ state: 'detached' });
  await press('m', `?view=week&date=${today}`);
  await page.getByRole('button', { name: calendar.keys.title }).press('Enter');
  await use.press('Space');
  await keys.getByRole('button', { name: calendar.form.close }).press('Enter');
  await press('m', `?view=month&date=${today}`);
}

/**
 * The one calendar that is there, `home`, is removed and brought back as one from an address. No public address can be
 * reached from here, so it is played between the page and the server; what it brings the server keeps.
 */
export async function undoneFromAddress(page: Page, hours: ReturnType<typeof hoursOf>, faults: Faults): Promise<void> {
  const url = 'https://calendar.example/secret.ics';
  const asked: unknown[] = [];
  let away = false;
  const list = '**/practice/calendars';
  await page.route(list, async route => {
    const answer = await route.fetch();
    const { calendars } = (await answer.json()) as { calendars: object[] };
    await route.fulfill({ response: answer, json: { calendars: calendars.map(of => ({ ...of, url })) } });
  });
  await page.route(`${list}/*/address`, async route => {
    const request = route.request();
    asked.push(request.postDataJSON());
    const refused = { type: problemUri('calendar-unreachable'), title: '-', status: 422, requestId: '-' };
    if (away) return route.fulfill({ status: 422, contentType: 'application/problem+json', json: refused });
    const one = { name: 'home', busy: [['2027-05-05T07:00:00Z', '2027-05-05T08:00:00Z']] };
    const file = request.url().replace(/\/address$/, '');
    await route.fulfill({ response: await route.fetch({ url: file, postData: JSON.stringify(one) }) });
  });
  const removed = async () => {
    await page.getByRole('button', { name: calendar.others.remove('home') }).click();
    await page.locator('.toast').getByText(calendar.others.removed('home')).waitFor();
    await expect.poll(hours.calendars).toEqual([]);
    await page.getByRole('button', { name: record.undo.act }).click();
  };
  await page.reload();
  await page.getByRole('button', { name: calendar.others.refresh('home') }).waitFor();
  await removed();
  // What the address says today, not what it said before.
  await expect.poll(hours.calendars).toEqual(['home 1']);
  await page.locator('.cal-busy').first().waitFor();
  expect(asked).toEqual([{ name: 'home', url }]);

  // It does not answer any more: the practitioner is busy then all the same, and is told.
  away = true;
  await faults.excuse(/422/, async () => {
    await removed();
    await page.getByText(calendar.others.backWithout('home')).waitFor();
  });
  expect(asked).toHaveLength(2);
  expect(await hours.calendars()).toEqual(['home 1']);
  await page.locator('.cal-busy').first().waitFor();
  await page.unroute(`${list}/*/address`);
  await page.unroute(list);
}

/** In the quarter of an hour that begins at this hour. */
export async function spotOn(page: Page, date: string, hour: number): Promise<{ x: number; y: number }> {
  const lane = page.locator(`.cal-lane[data-date="${date}"]`);
  const box = await boxOf(lane);
  const first = Number((await page.locator('.cal-hour').first().textContent())?.slice(0, 2));
  const shown = await page.locator('.cal-hour').count();
  // The browser rounds what a mouse says, and half a pixel must not be a quarter of an hour.
  const y = box.y + (box.height * (hour + 0.125 - first)) / shown;
  return { x: Math.round(box.x + box.width / 2), y: Math.round(y) };
}

export async function boxOf(of: Locator) {
  const box = await of.boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return box;
}

export async function dragOn(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y);
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}
