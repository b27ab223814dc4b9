/** Journeys of practitioners and of those who look for one, in one world with the people of the sample data. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DirectoryPage } from '../../domain/practitioner/directory.ts';
import { calendar } from '../../web/words/en/own-calendar.ts';
import { own } from '../../web/words/en/own-practice.ts';
import { people as say } from '../../web/words/en/people.ts';
import { words } from '../../web/words/words.ts';
import { signInByMail } from './acts.ts';
import { barriers, desktop, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type World } from './world.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test('somebody looks for a practitioner on a phone: by words, filters and time, in both zones, and without a network', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await page.goto('/');
  await page.getByRole('link', { name: words.shell.places.people }).click();
  await page.getByText(say.found(6, false)).waitFor();
  // Whoever waits to be verified is not there.
  const list = page.getByRole('main').getByRole('listitem');
  const texts = (await list.allTextContents()).join(' ');
  expect(texts).toContain('from JP¥1,200');
  expect(texts).not.toContain('Noor');
  await picture(page, 'people');
  expect(await barriers(page)).toEqual([]);

  await page.getByLabel(say.search).fill('singers');
  await page.getByText(say.found(1, false)).waitFor();
  await page.getByText(say.filter, { exact: true }).click();
  await page.getByLabel(say.technique).selectOption('kapalabhati');
  await page.getByText(say.none).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: say.clear }).click();
  await page.getByLabel(say.search).fill('');
  await page.getByText(say.found(6, false)).waitFor();
  await page.getByLabel(say.price).fill('50');
  await page.getByLabel(say.currency).selectOption('GBP');
  await page.getByText(say.none).waitFor();
  await page.getByLabel(say.price).fill('');
  // Who is online and free within a day, in the order of time: never all of them, by the hours of the sample data.
  const everybody = await page.request.get('/functions/v1/api/practitioners?order=next');
  const { practitioners } = (await everybody.json()) as DirectoryPage;
  const tomorrow = Date.now() + 86_400_000;
  const soon = practitioners.filter(({ online, nextFree }) => online && Date.parse(nextFree ?? '') < tomorrow);
  expect(soon.length).toBeLessThan(6);
  await page.getByText(say.online, { exact: true }).click();
  await page.getByLabel(say.within).selectOption('1');
  await page.getByText(say.filtersOn(2)).waitFor();
  await page.getByText(soon.length > 0 ? say.found(soon.length, false) : say.none).waitFor();
  expect(await list.locator('.people-who > strong').allTextContents()).toEqual(soon.map(({ name }) => name));
  expect(new URL(page.url()).search).toContain('online=true&days=1');
  await page.getByRole('button', { name: say.clear }).click();
  await page.getByLabel(say.language).selectOption('ja');
  await page.getByText(say.found(1, false)).waitFor();
  expect(new URL(page.url()).searchParams.get('language')).toBe('ja');

  await page.getByRole('link', { name: /Kenji Watanabe/ }).click();
  await page.getByRole('heading', { name: 'Kenji Watanabe', level: 1 }).waitFor();
  await page
    .getByText(/^\d\d:\d\d in Tokyo$/)
    .first()
    .waitFor();
  // The same instant on both walls: Tokyo is nine hours ahead of a winter in London.
  const [mine = '', theirs = ''] =
    ((await page.locator('.time').first().textContent()) ?? '').match(/\d\d:\d\d/g) ?? [];
  expect((Number(theirs.slice(0, 2)) - Number(mine.slice(0, 2)) + 24) % 24).toBe(9);
  await picture(page, 'person');
  expect(await barriers(page)).toEqual([]);

  // Without a network: what was here before is shown again, what was not says so and can be asked again.
  await faults.excuse(noNetwork, async () => {
    // Not only offline: an answer of a moment ago would still be in the browser's cache.
    await page.route('**/api/practitioners?*', route => route.abort());
    await page.goBack();
    await page.getByText(say.old).waitFor();
    await page.getByLabel(say.language).selectOption('fr');
    await page.getByText(say.trouble.network).waitFor();
    await page.unroute('**/api/practitioners?*');
    await page.getByRole('button', { name: say.again }).click();
    await page.getByText(say.found(2, false)).waitFor();
  });
  expect(faults.all()).toEqual([]);
});

test('a practitioner opens a practice from nothing to a bookable time; it is refused, mended and verified', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  const admin = await world.person({ rate: 1, viewport: desktop });
  await page.goto('/people');
  await page.getByRole('link', { name: say.yours }).click();
  await page.getByText(own.signIn.needed).waitFor();
  expect(await barriers(page)).toEqual([]);
  await signInByMail(page, 'ines@tideline.test');

  // Opening: what is missing is said beside its field, an address that is taken by the server.
  await page.goto('/people/me');
  const form = own.profile;
  await page.getByLabel(form.name).fill('Inês Duarte');
  expect(await page.getByLabel(form.slug).inputValue()).toBe('ines-duarte');
  await page.getByLabel(form.slug).fill('mara-lind');
  await faults.excuse(/409/, async () => {
    await page.getByRole('button', { name: own.open.go }).click();
    await page.getByText(words.problems['address-taken']).waitFor();
  });
  await page.getByLabel(form.slug).fill('x');
  await page.getByRole('button', { name: own.open.go }).click();
  await page.getByText(own.flaws.taken).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(form.slug).fill('ines-duarte');
  await page.getByLabel(form.headline).fill('Slow breathing after a long day');
  await page.getByLabel(form.addLanguage).selectOption('pt');
  await page.getByText('Coherent', { exact: true }).click();
  await page.getByRole('button', { name: own.open.go }).click();
  await page.getByRole('heading', { name: own.steps.title }).waitFor();
  await picture(page, 'own-practice-begun');
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('link', { name: own.steps.profile }).click();
  await page.getByLabel(form.about).fill('Ten years of teaching.\nMostly evenings.');
  await page.getByRole('button', { name: own.save, exact: true }).click();
  await page.getByText(own.saved).waitFor();
  expect(await barriers(page)).toEqual([]);

  // A service: nothing is sent while a field is wrong.
  await page.getByRole('link', { name: own.parts.services, exact: true }).click();
  await page.getByText(own.services.none).waitFor();
  await page.getByRole('link', { name: own.services.add }).click();
  await page.getByRole('button', { name: own.save, exact: true }).click();
  await page.getByText(own.flaws.some).waitFor();
  await page.getByLabel(own.services.name, { exact: true }).fill('First session');
  await page.getByLabel(own.services.amount, { exact: true }).fill('62.50');
  for (const part of [
    own.services.more,
    own.services.bundles,
    own.services.questions,
    own.services.safety,
    own.services.cancel,
  ])
    await page.getByText(part, { exact: true }).click();
  await page.getByLabel(own.services.notice).fill('1');
  await page.getByRole('button', { name: own.services.addQuestion }).click();
  await page.getByLabel(own.services.question(1)).fill('What brings you here?');
  await picture(page, 'own-service');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: own.save, exact: true }).click();
  await page.getByText('50 min, €62.50').waitFor();

  // Hours: Monday to Friday by copying, in Lisbon.
  await page.getByRole('link', { name: own.parts.hours, exact: true }).click();
  await page.getByLabel(own.hours.zone).selectOption('Europe/Lisbon');
  await page.getByRole('button', { name: own.hours.add('Monday') }).click();
  await page.getByLabel(own.hours.to('Monday')).fill('13:00');
  await page.getByRole('button', { name: own.hours.copy }).click();
  await page.getByRole('button', { name: own.hours.add('Saturday') }).click();
  await page.getByLabel(own.hours.from('Saturday')).fill('22:00');
  await page.getByLabel(own.hours.to('Saturday')).fill('01:00');
  await page.getByText(own.hours.overnight).waitFor();
  await picture(page, 'own-hours');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: own.save, exact: true }).click();
  await page.getByText(own.saved).waitFor();

  // There is a bookable time now, which only she sees.
  await page.getByRole('link', { name: own.parts.me, exact: true }).click();
  await page.getByRole('heading', { name: own.first }).waitFor();
  await page.getByText(own.firstHidden).waitFor();
  await page.getByText(/^\w{3} \d+ \w{3}, \d\d:\d\d$/).waitFor();

  // A paper, and asking.
  await page.getByRole('link', { name: own.parts.verification, exact: true }).click();
  const submit = page.getByRole('button', { name: own.verification.submit });
  expect(await submit.isDisabled()).toBe(true);
  const paper = {
    name: 'Certificate.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nnot much of a paper'),
  };
  const html = { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<!doctype html>') };
  await faults.excuse(/415/, async () => {
    await page.getByLabel(own.verification.file).setInputFiles(html);
    await page.getByText(words.problems['file-type']).waitFor();
  });
  await page.getByLabel(own.verification.file).setInputFiles(paper);
  await page.getByText(own.verification.added(paper.name)).waitFor();
  expect(await barriers(page)).toEqual([]);
  await submit.click();
  await page.getByText(own.states.submitted).waitFor();

  // The admin refuses with a reason, which she reads and mends.
  await admin.page.goto('/');
  await signInByMail(admin.page, 'root@tideline.test');
  await admin.page.goto('/people/admin');
  await admin.page.getByRole('link', { name: 'Noor Haddad' }).waitFor();
  await picture(admin.page, 'review-queue');
  expect(await barriers(admin.page)).toEqual([]);
  await admin.page.getByRole('link', { name: 'Inês Duarte' }).click();
  await admin.page.getByRole('button', { name: own.review.acts.refuse }).click();
  await admin.page.getByText(own.review.reasonNeeded).waitFor();
  await admin.page.getByLabel(own.review.reason).fill('The certificate cannot be read. Please bring another copy.');
  expect(await barriers(admin.page)).toEqual([]);
  await admin.page.getByRole('button', { name: own.review.acts.refuse }).click();
  await admin.page.getByText(own.review.now.refused).waitFor();

  await page.reload();
  await page.getByText('The certificate cannot be read.').first().waitFor();
  await picture(page, 'verification-refused');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: own.verification.remove(paper.name) }).click();
  await page.getByText(own.verification.noPapers).waitFor();
  await page.getByLabel(own.verification.file).setInputFiles({ ...paper, name: 'Certificate, sharper.pdf' });
  await page.getByText(own.verification.added('Certificate, sharper.pdf')).waitFor();
  await submit.click();
  await page.getByText(own.states.submitted).waitFor();

  await admin.page.reload();
  await admin.page.getByRole('button', { name: own.review.acts.verify }).click();
  await admin.page.getByText(own.review.now.verified).waitFor();

  // Suspended with a reason, she is not found; restored, she is as she was.
  await admin.page.getByLabel(own.review.reason).fill('Somebody says that the certificate is not yours.');
  await admin.page.getByRole('button', { name: own.review.acts.suspend }).click();
  await admin.page.getByText(own.review.now.suspended).waitFor();
  await page.goto('/people/me');
  await page.getByText(own.states.suspended).waitFor();
  await page.goto('/people?text=ines');
  await page.getByText(say.none).waitFor();
  await admin.page.getByRole('button', { name: own.review.acts.restore }).click();
  await admin.page.getByText(own.review.now.verified).waitFor();

  // Now anybody finds her and her times.
  await page.goto('/people/me');
  await page.getByText(own.states.verified).waitFor();
  await picture(page, 'own-practice');
  expect(await barriers(page)).toEqual([]);
  const visitor = await world.person({ rate: 1 });
  await visitor.page.goto('/people?text=ines');
  await visitor.page.getByRole('link', { name: /Inês Duarte/ }).click();
  await visitor.page.getByText(/Times in London|London first/).waitFor();
  expect(await visitor.page.locator('.time').count()).toBeGreaterThan(10);
  for (const person of [{ faults }, admin, visitor]) expect(person.faults.all()).toEqual([]);
});

test('the calendar of a practice: a week as a list, and a calendar from a file', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await page.goto('/');
  await signInByMail(page, 'kenji@tideline.test');
  await page.goto('/people/me/calendar');
  await page.getByRole('button', { name: calendar.later, exact: true }).click();
  await page.getByText(calendar.open('19:00', '21:30')).first().waitFor();
  expect(await page.getByText(calendar.closed, { exact: true }).count()).toBe(1);

  // Next week's Monday, from six in the morning in Tokyo, in a file of another calendar.
  const day = mondayAfter(new Date());
  const ics = (...lines: string[]) =>
    Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...lines, 'END:VCALENDAR', ''].join('\r\n'));
  const event = [
    'BEGIN:VEVENT',
    'UID:1',
    'DTSTAMP:20261101T000000Z',
    'SUMMARY:<b>Dentist</b>',
    `DTSTART;TZID=Asia/Tokyo:${day.replaceAll('-', '')}T060000`,
    `DTEND;TZID=Asia/Tokyo:${day.replaceAll('-', '')}T073000`,
    'END:VEVENT',
  ];
  const file = page.getByLabel(calendar.others.file);
  await file.setInputFiles({ name: 'home.ics', mimeType: 'text/calendar', buffer: Buffer.from('no calendar') });
  await page.getByText(calendar.others.unreadable).waitFor();
  await file.setInputFiles({ name: 'home.ics', mimeType: 'text/calendar', buffer: ics(...event) });
  await page.getByText(calendar.others.brought(1, 0)).waitFor();
  await page.getByText(calendar.busyTimes('06:00', '07:30', calendar.busyShort('home'))).waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain('Dentist');

  await picture(page, 'own-calendar');
  expect(await barriers(page)).toEqual([]);

  // An address inside the house is refused; a calendar that is removed is busy no more.
  await faults.excuse(/4\d\d/, async () => {
    await page.getByLabel(calendar.others.url).fill('https://127.0.0.1/basic.ics');
    await page.getByRole('button', { name: calendar.others.byUrl }).click();
    await page.getByText(words.problems['calendar-address']).waitFor();
  });
  await page.getByRole('button', { name: calendar.others.remove('home') }).click();
  await page.getByText(calendar.busyTimes('06:00', '07:30', calendar.busyShort('home'))).waitFor({ state: 'detached' });
  expect(faults.all()).toEqual([]);
});

/** The Monday after this week, as its date. */
function mondayAfter(now: Date): string {
  const days = 7 - ((now.getDay() + 6) % 7);
  return new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + days)).toISOString().slice(0, 10);
}

test('open times stand in a frame on a foreign page, and nothing else of the app does', async () => {
  const foreign = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://foreign').searchParams.get('path');
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Elsewhere</title><iframe title="times" src="${world.url}${path}" width="380" height="600"></iframe>`,
    );
  });
  await new Promise<void>(done => foreign.listen(0, '127.0.0.1', done));
  const { port } = foreign.address() as AddressInfo;
  const { page, faults } = await world.person({ rate: 1 });
  try {
    await page.goto(`http://localhost:${port}/?path=/embed/kenji-watanabe`);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { name: 'Kenji Watanabe' }).waitFor();
    await frame.locator('.time').first().waitFor();
    const [away] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('link', { name: say.page.outside }).click(),
    ]);
    await away.getByRole('heading', { name: 'Kenji Watanabe', level: 1 }).waitFor();
    expect(new URL(away.url()).pathname).toBe('/people/kenji-watanabe');
    expect(faults.all()).toEqual([]);

    // The same browser, which now has the service worker, still refuses every other page.
    for (const path of ['/people/kenji-watanabe', '/settings', '/embed', '/embed/a/b', '/embed/x%2F..']) {
      await faults.excuse(/frame-ancestors|chrome-error/, async () => {
        await page.goto(`http://localhost:${port}/?path=${path}`);
        await expect.poll(() => page.frames()[1]?.url(), { message: path }).toMatch(/^chrome-error:/);
      });
    }
  } finally {
    foreign.close();
  }
});
