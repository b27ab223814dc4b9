/** Journey: keeping in step when things go wrong: answers lost, ids taken, a session run out, signing out without a network. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Entry } from '../../domain/practice/entry.ts';
import { practice } from '../../web/words/en/practice.ts';
import { words } from '../../web/words/words.ts';
import { breathe, openPractice, openSettings, sessionsShown, signedIn, signInByMail } from './acts.ts';
import { entriesOf, rowsOf } from './device.ts';
import { barriers, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type World } from './world.ts';

const say = words.account.settings;
/** supabase-js prints what it could not fetch, besides telling us. */
const noServer = new RegExp(`${noNetwork.source}|Failed to fetch`);
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

/** What the server holds for whoever is signed in on this page. */
async function onServer(page: Page): Promise<string[]> {
  const answer = await page.request.get('/functions/v1/api/sessions', { headers: await bearer(page) });
  const { sessions } = (await answer.json()) as { sessions: { id: string; payload: unknown }[] };
  return sessions.filter(({ payload }) => payload !== null).map(({ id }) => id);
}

async function bearer(page: Page) {
  const token = await page.evaluate(
    () => JSON.parse(localStorage.getItem('tideline.session') ?? '{}').access_token as string,
  );
  return { authorization: `Bearer ${token}` };
}

test('an answer that is lost costs nothing: the push is repeated, and stored once', async () => {
  const { page, context, faults } = await world.person();
  await page.goto('/');
  await signInByMail(page, 'ada@tideline.test');
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
    await openSettings(page);
    await page.getByText(words.account.unanswered.network).waitFor();
    await page.getByText(/^1 change, since /).waitFor();
    await picture(page, 'settings-waiting');
    expect(await barriers(page)).toEqual([]);
    expect(await onServer(page)).toHaveLength(1);
    await context.unroute('**/functions/v1/api/sessions/push');
  });
  await page.getByRole('button', { name: say.syncNow }).click();
  await page.getByText(say.nothingWaits, { exact: true }).waitFor();
  expect(await onServer(page)).toEqual((await entriesOf(page)).map(({ id }) => id));
  expect(faults.all()).toEqual([]);
});

test('a session whose id is taken stays on this device and says so; the others go through', async () => {
  const mara = await world.person();
  await mara.page.goto('/');
  await signInByMail(mara.page, 'mara@tideline.test');
  const root = await world.person();
  await practise(root.page);
  await practise(root.page);
  const [first, second] = await entriesOf(root.page);
  const { owner: _, ...entry } = first as Entry & { owner: string };
  const taken = await mara.page.request.post('/functions/v1/api/sessions/push', {
    headers: await bearer(mara.page),
    data: { sessions: [{ id: entry.id, payload: { form: 'plain', entry } }] },
  });
  expect(taken.status()).toBe(200);

  // Chromium prints every answer of 400 and more.
  await root.faults.excuse(/status of 409/, () => signInByMail(root.page, 'root@tideline.test'));
  await root.page.getByText(say.refusedCount(1)).waitFor();
  await picture(root.page, 'settings-refused');
  expect(await barriers(root.page)).toEqual([]);
  expect(await onServer(root.page)).toEqual([second?.id]);
  await openPractice(root.page);
  await expect.poll(() => sessionsShown(root.page)).toHaveLength(2);
  expect((await sessionsShown(root.page)).join()).toContain(practice.notSent);
  expect([...root.faults.all(), ...mara.faults.all()]).toEqual([]);
});

test('a session that ran out asks for a new sign-in and loses nothing', async () => {
  const { page, faults } = await world.person();
  await page.goto('/');
  await signInByMail(page, 'ada@tideline.test');
  const before = (await entriesOf(page)).length;
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('tideline.session') ?? '{}');
    const dead = { ...session, access_token: 'dead', refresh_token: 'dead', expires_at: 1 };
    localStorage.setItem('tideline.session', JSON.stringify(dead));
  });
  // Until the person has signed in again, sync may try the dead token at any moment, and Chromium prints the answer.
  await faults.excuse(/status of 40[01]/, async () => {
    await practise(page);
    await openSettings(page);
    await page.getByRole('link', { name: say.signInAgain }).waitFor();
    await picture(page, 'settings-sign-in-again');
    expect(await barriers(page)).toEqual([]);
    expect(await entriesOf(page)).toHaveLength(before + 1);
    expect(await rowsOf(page, 'marks')).toHaveLength(1);

    await page.getByRole('link', { name: say.signInAgain }).click();
    await page.getByLabel(words.account.signIn.email).fill('ada@tideline.test');
    await page.getByRole('button', { name: words.account.signIn.send }).click();
    await page.getByLabel(words.account.signIn.code, { exact: true }).waitFor();
    const mails = (await (await page.request.get('/mail.json')).json()) as { to: string; code: string }[];
    const code = mails.find(({ to }) => to === 'ada@tideline.test')?.code ?? '';
    // As a mail program copies it.
    await page.getByLabel(words.account.signIn.code, { exact: true }).fill(` ${code.slice(0, 3)} ${code.slice(3)} `);
    await signedIn(page, 'ada@tideline.test');
  });
  await expect.poll(() => onServer(page)).toHaveLength(before + 1);
  expect(faults.all()).toEqual([]);
});

test('signing out without a network is a choice; what was not sent stays, and goes with the next sign-in', async () => {
  const { page, context, faults } = await world.person();
  await practise(page);
  await signInByMail(page, 'mara@tideline.test');
  const sent = (await entriesOf(page)).length;

  await context.setOffline(true);
  await faults.excuse(noServer, async () => {
    await practise(page);
    await openSettings(page);
    await page.getByRole('button', { name: say.signOut }).click();
    await page.getByText(say.unsent(1)).waitFor();
    await picture(page, 'settings-sign-out');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: say.wait }).click();
    await page.getByRole('button', { name: say.signOut }).click();
    await page.getByRole('button', { name: say.signOutKeeping }).click();
    await page.getByRole('link', { name: say.signIn }).waitFor();
    expect(await entriesOf(page)).toHaveLength(1);

    // Signing in needs a network: it says so, and what was typed is still there.
    await page.getByRole('link', { name: say.signIn }).click();
    await page.getByLabel(words.account.signIn.email).fill('mara@tideline.test');
    await page.getByRole('button', { name: words.account.signIn.send }).click();
    await page.getByText(words.account.signInProblems.network).waitFor();
    await picture(page, 'sign-in-offline');
    expect(await barriers(page)).toEqual([]);
    await page.reload();
    expect(await page.getByLabel(words.account.signIn.email).inputValue()).toBe('mara@tideline.test');
  });
  await context.setOffline(false);
  await page.goto('/');
  await signInByMail(page, 'mara@tideline.test');
  await expect.poll(() => entriesOf(page)).toHaveLength(sent + 1);
  await expect.poll(() => onServer(page)).toHaveLength(sent + 1);

  await page.getByRole('button', { name: say.signOut }).click();
  await page.getByRole('link', { name: say.signIn }).waitFor();
  expect(await entriesOf(page)).toEqual([]);
  expect(await rowsOf(page, 'days')).toEqual([]);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('tideline.session'))).toBeNull();
  expect(faults.all()).toEqual([]);
});
