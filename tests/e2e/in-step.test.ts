/** Journey: keeping in step when things go wrong: answers lost, a session run out, signing out without a network, other keys. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lock } from '../../web/words/en/lock.ts';
import { practice } from '../../web/words/en/practice.ts';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import {
  breathe,
  openSettings,
  passphrase,
  practiseWithNote,
  sessionsShown,
  signedIn,
  signInByMail,
  syncByMail,
} from './acts.ts';
import { entriesOf, readyOffline, rowsOf } from './device.ts';
import { button, codeShown, field, heading, isLocked, open, says, typeBack, unlockBy } from './lock-acts.ts';
import { barriers, look, picture } from './look.ts';
import { goRound, inStep, joinWith, passphraseField } from './sync-acts.ts';
import { placesWith } from './traces.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type Person, type World } from './world.ts';

const say = words.account.settings;
/** supabase-js prints what it could not fetch, besides telling us. */
const noServer = new RegExp(`${noNetwork.source}|Failed to fetch`);
/** However many they are. */
const unsent = new RegExp(`^\\d ${say.unsent(2).slice(2)}|^${say.unsent(1)}`);
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

async function practise(page: Page) {
  await page.goto('/');
  await breathe(page);
  await page.getByRole('button', { name: words.breath.summary.done }).click();
}

/** What the server holds for whoever is signed in on this page, asked as the device that this page is. */
function serverOf(page: Page) {
  let device = '';
  page.on('request', request => {
    device = request.headers()['tideline-device'] ?? device;
  });
  return async (): Promise<string[]> => {
    const token = await page.evaluate(
      () => JSON.parse(localStorage.getItem('tideline.session') ?? '{}').access_token as string,
    );
    const headers = { authorization: `Bearer ${token}`, 'tideline-device': device };
    const answer = await page.request.get('/functions/v1/api/sessions', { headers });
    const { sessions } = (await answer.json()) as { sessions: { id: string; payload: unknown }[] };
    return sessions.filter(({ payload }) => payload !== null).map(({ id }) => id);
  };
}

test('an answer that is lost costs nothing: the push is repeated, and stored once', async () => {
  const { page, context, faults } = await world.person();
  const onServer = serverOf(page);
  await page.goto('/');
  await syncByMail(page, 'ada@tideline.test');
  const before = await onServer();
  // The server does its work; the device never hears of it.
  let lost = 0;
  await context.route('**/functions/v1/api/sessions/push', async route => {
    await route.fetch();
    lost++;
    await route.abort('connectionreset');
  });
  await faults.excuse(noNetwork, async () => {
    await practise(page);
    await expect.poll(() => lost).toBeGreaterThan(0);
    await page.goto('/settings/sync');
    await page.getByText(words.account.unanswered.network).waitFor();
    await page.getByText(/^\d changes?, since /).waitFor();
    await picture(page, 'settings-waiting');
    expect(await barriers(page)).toEqual([]);
    expect((await onServer()).length).toBeGreaterThan(before.length);
    await context.unroute('**/functions/v1/api/sessions/push');
  });
  await page.getByRole('button', { name: sync.on.now }).click();
  await page.getByText(sync.on.nothing, { exact: true }).waitFor();
  const after = await onServer();
  await page.getByRole('button', { name: sync.on.now }).click();
  await page.getByText(sync.on.inStep).waitFor();
  expect(await onServer()).toEqual(after);
  expect((await rowsOf<{ told: string[] }>(page, 'things')).flatMap(({ told }) => told).sort()).toEqual(after.sort());
  expect(faults.all()).toEqual([]);
});

test('a session that ran out asks for a new sign-in and loses nothing', async () => {
  const { page, faults } = await world.person();
  const onServer = serverOf(page);
  await page.goto('/');
  await syncByMail(page, 'ada@tideline.test');
  const before = (await entriesOf(page)).length;
  const there = (await onServer()).length;
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('tideline.session') ?? '{}');
    const dead = { ...session, access_token: 'dead', refresh_token: 'dead', expires_at: 1 };
    localStorage.setItem('tideline.session', JSON.stringify(dead));
  });
  // Until the person has signed in again, sync may try the dead token at any moment, and Chromium prints the answer.
  // Signed in anew, the device is asked once who it is.
  await faults.excuse(/status of 40[013]/, async () => {
    await practise(page);
    await openSettings(page);
    await page.getByRole('link', { name: say.signInAgain }).waitFor();
    await picture(page, 'settings-sign-in-again');
    expect(await barriers(page)).toEqual([]);
    expect(await entriesOf(page)).toHaveLength(before + 1);
    expect([...(await rowsOf(page, 'marks')), ...(await rowsOf(page, 'parcels'))]).not.toEqual([]);

    await page.getByRole('link', { name: say.signInAgain }).click();
    await page.getByLabel(words.account.signIn.email).fill('ada@tideline.test');
    await page.getByRole('button', { name: words.account.signIn.send }).click();
    await page.getByLabel(words.account.signIn.code, { exact: true }).waitFor();
    const mails = (await (await page.request.get('/mail.json')).json()) as { to: string; code: string }[];
    const code = mails.find(({ to }) => to === 'ada@tideline.test')?.code ?? '';
    // As a mail program copies it.
    await page.getByLabel(words.account.signIn.code, { exact: true }).fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
    await signedIn(page, 'ada@tideline.test');
    await page.goto('/settings/sync');
    await inStep(page);
    await expect.poll(async () => (await onServer()).length).toBeGreaterThan(there);
  });
  expect(faults.all()).toEqual([]);
});

test('signing out offline is a choice; nothing of the first person is left for the next; what was not sent comes back with them', async () => {
  const { page, context, faults } = await world.person({ worker: true });
  const markers = ['marker-bittern', 'marker-wigeon', 'mara@tideline.test'];
  await practiseWithNote(page, 'marker-bittern');
  await syncByMail(page, 'mara@tideline.test');
  const sent = (await entriesOf(page)).length;
  await page.goto('/');
  await readyOffline(page);

  await faults.excuse(noServer, async () => {
    await context.setOffline(true);
    await practiseWithNote(page, 'marker-wigeon');
    await openSettings(page);
    await page.getByRole('button', { name: say.signOut }).click();
    await page.getByText(unsent).waitFor();
    await look(page, 'settings-sign-out');
    await page.getByRole('button', { name: say.wait }).click();
    await page.getByRole('button', { name: say.signOut }).click();
    await page.getByRole('button', { name: say.signOutKeeping }).click();
    await page.getByRole('link', { name: say.signIn }).waitFor();
    // In what is shown, in storages, caches and databases.
    expect(await placesWith(page, markers)).toEqual([]);
    expect(await rowsOf(page, 'things')).toEqual([]);
    expect(await rowsOf(page, 'parcels')).not.toEqual([]);

    // Signing in needs a network: it says so, and what was typed is still there.
    await page.getByRole('link', { name: say.signIn }).click();
    await page.getByLabel(words.account.signIn.email).fill('edith@example.org');
    await page.getByRole('button', { name: words.account.signIn.send }).click();
    await page.getByText(words.account.signInProblems.network).waitFor();
    await look(page, 'sign-in-offline');
    await page.reload();
    expect(await page.getByLabel(words.account.signIn.email).inputValue()).toBe('edith@example.org');
    await context.setOffline(false);
  });
  await page.goto('/');
  await signInByMail(page, 'edith@example.org');
  await page.goto('/practice');
  await page.getByText(practice.empty.title).waitFor();
  expect(await placesWith(page, markers)).toEqual([]);
  await openSettings(page);
  await page.getByRole('button', { name: say.signOut }).click();
  await syncByMail(page, 'mara@tideline.test');
  await expect.poll(() => entriesOf(page)).toHaveLength(sent + 1);
  await expect.poll(() => rowsOf(page, 'parcels')).toEqual([]);
  await page.goto('/practice');
  await page.getByText('marker-wigeon').first().waitFor();

  await openSettings(page);
  await page.getByRole('button', { name: say.signOut }).click();
  await page.getByRole('link', { name: say.signIn }).waitFor();
  expect(await placesWith(page, markers)).toEqual([]);
  expect(await rowsOf(page, 'weeks')).toEqual([]);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('tideline.session'))).toBeNull();
  expect(faults.all()).toEqual([]);
});

test('another passphrase holds on every device after its next sync; new keys are asked for once', async () => {
  const next = 'six slow otters upstream';
  const [one, other] = [await world.person(), await world.person()];
  for (const { page } of [one, other]) {
    await page.goto('/');
    await syncByMail(page, 'vera@example.org');
    await page.goto('/settings/lock');
    await button(page, lock.off.start).click();
    await passphraseField(page).fill(passphrase);
    await button(page, lock.off.go).click();
    await heading(page, lock.setUp.done).waitFor();
  }
  /** A page that is loaded anew is locked. */
  const opened = async ({ page }: Person, path: string, by: string) => {
    await page.goto(path);
    await isLocked(page);
    await unlockBy(page, by);
  };
  await button(one.page, lock.setUp.toSettings).click();
  await open(one.page, lock.on.passphrase.name, lock.on.change);
  await field(one.page, lock.passphrase.now).fill(passphrase);
  await field(one.page, lock.passphrase.new).fill(next);
  await button(one.page, lock.on.passphrase.go).click();
  await says(one.page, lock.on.passphrase.done);
  await opened(one, '/settings/sync', next);
  await goRound(one.page);
  // Until it has heard of it, the other one opens with what it knew.
  await opened(other, '/settings/sync', passphrase);
  await goRound(other.page);
  await opened(other, '/settings/sync', passphrase);
  await says(other.page, lock.problems.wrong);
  await unlockBy(other.page, next);
  await heading(other.page, sync.on.state).waitFor();

  await opened(one, '/settings/lock', next);
  await open(one.page, lock.on.keys.name, lock.on.keys.open);
  await passphraseField(one.page).fill(next);
  await button(one.page, lock.on.keys.go).click();
  await typeBack(one.page, await codeShown(one.page));
  await says(one.page, lock.on.keys.done);
  await practiseWithNote(one.page, 'marker-new-keys');
  await opened(one, '/settings/sync', next);
  await goRound(one.page);
  await practiseWithNote(other.page, 'marker-old-keys');
  await opened(other, '/settings/sync', next);
  await heading(other.page, sync.newKeys.title).waitFor();
  await look(other.page, 'sync-new-keys');
  await joinWith(other.page, passphrase, sync.newKeys.go);
  await says(other.page, sync.join.problems.wrong);
  await joinWith(other.page, next, sync.newKeys.go);
  await heading(other.page, sync.newKeys.title).waitFor({ state: 'hidden' });
  await inStep(other.page);
  await goRound(one.page);
  for (const person of [one, other]) {
    await opened(person, '/practice', next);
    await expect.poll(() => sessionsShown(person.page)).toHaveLength(2);
    for (const note of ['marker-new-keys', 'marker-old-keys']) await says(person.page, note);
  }
  expect([...one.faults.all(), ...other.faults.all()]).toEqual([]);
});
