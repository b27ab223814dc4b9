/** Journey: sign in with Google and with Apple, through the chooser that stands in for them, with PKCE. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sync } from '../../web/words/en/sync.ts';
import { words } from '../../web/words/words.ts';
import { breathe, openPractice, openSignIn, sessionsShown, signedIn, turnSyncOn } from './acts.ts';
import { barriers, picture } from './look.ts';
import { openWorld, type World } from './world.ts';

const say = words.account.signIn;
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test.each(['google', 'apple'] as const)('sign in with %s', async provider => {
  const { page, faults } = await world.person();
  const challenges: string[] = [];
  const verifiers: string[] = [];
  page.on('request', request => {
    const url = new URL(request.url());
    if (url.pathname === '/auth/v1/authorize' && request.method() === 'GET') {
      expect(url.searchParams.get('provider')).toBe(provider);
      expect(url.searchParams.get('code_challenge_method')).toMatch(/^s256$/i);
      challenges.push(url.searchParams.get('code_challenge') ?? '');
    }
    if (url.pathname === '/auth/v1/token' && url.searchParams.get('grant_type') === 'pkce')
      verifiers.push(String(request.postDataJSON().code_verifier));
  });

  await page.goto('/');
  await breathe(page);
  await page.getByRole('button', { name: words.breath.summary.done }).click();
  await openSignIn(page);
  if (provider === 'google') {
    await picture(page, 'sign-in');
    expect(await barriers(page)).toEqual([]);
  }
  await page.getByRole('button', { name: say[provider] }).click();
  await page.getByRole('heading', { name: /^Sign in with (Google|Apple)$/ }).waitFor();
  await picture(page, `chooser-${provider}`);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: /^ada@tideline\.test/ }).click();
  await signedIn(page, 'ada@tideline.test');

  // One challenge, one verifier, and they belong together (RFC 7636, 4.6). No token and no code stays in the address bar.
  expect(challenges).toHaveLength(1);
  expect(verifiers.map(v => createHash('sha256').update(v).digest('base64url'))).toEqual(challenges);
  expect(page.url()).toBe(`${world.url}/settings`);
  await turnSyncOn(page);
  await openPractice(page);
  // The account is the same one, so the second way in finds the first one's session.
  await expect.poll(() => sessionsShown(page)).toHaveLength(provider === 'google' ? 1 : 2);
  expect(faults.all()).toEqual([]);
});

test('whoever turns back at the chooser is told so, can begin again, and comes back to where they were sent from', async () => {
  const { page, faults } = await world.person();
  await page.goto('/settings/sync');
  await page.getByRole('link', { name: sync.signIn }).click();
  await page.getByRole('button', { name: say.google }).click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await page.getByText(words.account.signInProblems.elsewhere).waitFor();
  await picture(page, 'sign-in-cancelled');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('link', { name: say.back }).click();
  await page.getByLabel(say.email).waitFor();
  const choose = async (email: RegExp) => {
    await page.getByRole('button', { name: say.google }).click();
    await page.getByRole('button', { name: email }).click();
  };
  await choose(/^ada@tideline\.test/);
  await page.getByRole('heading', { name: sync.title, level: 1 }).waitFor();
  expect(page.url()).toBe(`${world.url}/settings/sync`);

  // With a query as well; but never to what a browser takes for another site.
  for (const [back, arrives] of [
    ['/people?text=singers', '/people?text=singers'],
    ['//evil.example/people', '/settings'],
  ]) {
    await page.goto('/sign-in');
    await page.evaluate(state => history.replaceState(state, ''), { back });
    await choose(/^ada@tideline\.test/);
    await expect.poll(() => page.url()).toBe(`${world.url}${arrives}`);
  }
  expect(faults.all()).toEqual([]);
});

test('settings without an account, and the mailbox of this machine', async () => {
  const { page, faults } = await world.person();
  await page.goto('/settings');
  await page.getByRole('link', { name: words.account.settings.signIn }).waitFor();
  await picture(page, 'settings');
  expect(await barriers(page)).toEqual([]);
  await page.goto('/mail');
  await page.getByRole('heading').first().waitFor();
  await picture(page, 'mail');
  expect(await barriers(page)).toEqual([]);
  expect(faults.all()).toEqual([]);
});
