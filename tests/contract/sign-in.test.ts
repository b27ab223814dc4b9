/** Real supabase-js against the gateway: what the app does to sign in, stay signed in, and leave. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openConnections } from '../../functions/vendors/postgres.ts';
import { startPostgres } from '../../local/postgres.ts';
import type { Stack } from '../../local/stack.ts';
import { codeFor, device, fieldsOf, signIn, smallStack, throughChooser } from './client.ts';

describe('on PGlite', () => against(() => smallStack()));

const server = await startPostgres();
afterAll(() => (server.ok ? server.value.close() : undefined));
describe.skipIf(!server.ok)(server.ok ? 'on PostgreSQL' : `on PostgreSQL, skipped: ${server.problem}`, () =>
  against(() => smallStack(server.ok ? { postgres: server.value.url } : {})),
);

test('a PostgreSQL with an Auth of its own is left alone', async context => {
  if (!server.ok) return context.skip(server.problem);
  const url = await server.value.database();
  const { pool, close } = openConnections(url, { max: 1 });
  await pool.query('create schema auth; create table auth.schema_migrations (version text)');
  await expect(smallStack({ postgres: url })).rejects.toThrow(/belongs to a Supabase project with an Auth of its own/);
  const made = await pool.query(`select from information_schema.schemata where schema_name like 'supabase%'`);
  expect(made.rowCount).toBe(0);
  await close();
});

function against(start: () => Promise<Stack>) {
  let stack: Stack;
  beforeAll(async () => {
    stack = await start();
  });
  afterAll(() => stack?.close());
  const callback = () => `${stack.url}/auth/callback`;

  test('a demo account signs in with the mailed code', async () => {
    const client = device(stack.url);
    const asked = await client.auth.signInWithOtp({ email: 'ada@tideline.test' });
    expect(asked.error).toBeNull();
    const mail = stack.mails().find(({ to }) => to === 'ada@tideline.test');
    expect(mail?.subject).toBe(`Your Tideline code: ${mail?.code}`);
    expect(mail?.text).not.toContain('http');

    const token = codeFor(stack, 'ada@tideline.test');
    const { data, error } = await client.auth.verifyOtp({ email: 'ada@tideline.test', token, type: 'email' });
    expect(error).toBeNull();
    expect(data.user).toMatchObject({ id: '7c2f5a1e-0d3b-4f6a-9b1e-2a6d4c8e1f01', email: 'ada@tideline.test' });
    const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/;
    for (const time of [data.user?.created_at, data.user?.last_sign_in_at, data.user?.email_confirmed_at]) {
      expect(time).toMatch(iso);
    }
  });

  test('a new address becomes an account, with metadata as an object', async () => {
    const { auth } = await signIn(stack, 'New.Person@example.org');
    const { data } = await auth.getUser();
    expect(data.user?.email).toBe('new.person@example.org');
    expect(data.user?.app_metadata).toMatchObject({ provider: 'email', providers: ['email'] });
  });

  test('a wrong code, a used code and another person’s code are refused', async () => {
    const { auth } = device(stack.url);
    const email = 'codes@example.org';
    await auth.signInWithOtp({ email });
    const token = codeFor(stack, email);
    const wrong = token === '000000' ? '000001' : '000000';
    const refusal = (code: string, address = email) => auth.verifyOtp({ email: address, token: code, type: 'email' });
    expect((await refusal(wrong)).error).toMatchObject({ status: 403, code: 'otp_expired' });
    expect((await refusal(token, 'mara@tideline.test')).error).toMatchObject({ code: 'otp_expired' });
    expect((await refusal(token)).error).toBeNull();
    expect((await refusal(token)).error).toMatchObject({ code: 'otp_expired' });
  });

  test('getUser, getClaims, refresh; after signing out the token is worth nothing', async () => {
    const { auth } = await signIn(stack, 'mara@tideline.test');
    const before = (await auth.getSession()).data.session;
    expect((await auth.getClaims()).data?.claims).toMatchObject({ email: 'mara@tideline.test', role: 'authenticated' });
    const { data: refreshed, error } = await auth.refreshSession();
    expect(error).toBeNull();
    expect(refreshed.session?.refresh_token).not.toBe(before?.refresh_token);
    const token = refreshed.session?.access_token ?? '';
    expect((await auth.getUser(token)).data.user?.email).toBe('mara@tideline.test');

    expect((await auth.signOut()).error).toBeNull();
    expect((await device(stack.url).auth.getUser(token)).error?.name).toBe('AuthSessionMissingError');
    const stale = await device(stack.url).auth.refreshSession({ refresh_token: before?.refresh_token ?? '' });
    expect(stale.error).not.toBeNull();
  });

  test('many sign-ins at once do not fall into each other’s transactions', async () => {
    const people = Array.from({ length: 6 }, (_, i) => `crowd${i}@example.org`);
    const signedIn = await Promise.all(people.map(email => signIn(stack, email)));
    const users = await Promise.all(signedIn.map(({ auth }) => auth.getUser()));
    expect(users.map(({ data }) => data.user?.email)).toEqual(people);
  });

  test('the chooser completes PKCE, and finds the same account as the mailed code', async () => {
    const client = device(stack.url);
    const landed = await throughChooser(client, { provider: 'google', redirectTo: callback() }, 'Ada@tideline.test');
    expect(landed.origin + landed.pathname).toBe(callback());
    const { data, error } = await client.auth.exchangeCodeForSession(landed.searchParams.get('code') ?? '');
    expect(error).toBeNull();
    expect(data.user?.id).toBe('7c2f5a1e-0d3b-4f6a-9b1e-2a6d4c8e1f01');
    expect(data.user?.app_metadata.providers).toEqual(['email', 'google']);
    expect((await client.auth.getUser()).data.user?.identities).toHaveLength(2);

    const apple = device(stack.url);
    const second = await throughChooser(apple, { provider: 'apple', redirectTo: callback() }, 'apple@example.org');
    const made = await apple.auth.exchangeCodeForSession(second.searchParams.get('code') ?? '');
    expect(made.data.user?.app_metadata).toMatchObject({ provider: 'apple', providers: ['apple'] });
  });

  test('a code is refused with a wrong verifier, and a second time', async () => {
    const client = device(stack.url);
    const landed = await throughChooser(client, { provider: 'google', redirectTo: callback() }, 'pkce@example.org');
    const code = landed.searchParams.get('code') ?? '';
    const exchange = (code_verifier: string) =>
      fetch(`${stack.url}/auth/v1/token?grant_type=pkce`, {
        method: 'POST',
        body: JSON.stringify({ auth_code: code, code_verifier }),
      });
    const wrong = await exchange('a'.repeat(56));
    expect([wrong.status, (await wrong.json()).error_code]).toEqual([400, 'bad_code_verifier']);
    // Another device, with a verifier of its own, cannot use it either.
    const thief = device(stack.url);
    await thief.auth.signInWithOAuth({ provider: 'google', options: { skipBrowserRedirect: true } });
    expect((await thief.auth.exchangeCodeForSession(code)).error?.code).toBe('bad_code_verifier');

    expect((await client.auth.exchangeCodeForSession(code)).error).toBeNull();
    await client.auth.signInWithOAuth({ provider: 'google', options: { skipBrowserRedirect: true } });
    expect((await client.auth.exchangeCodeForSession(code)).error?.code).toBe('flow_state_not_found');
  });

  test('the chooser refuses to lead to another site, and requests without a challenge', async () => {
    const client = device(stack.url);
    const own = await client.auth.signInWithOAuth({
      provider: 'google',
      options: { redirectTo: callback(), skipBrowserRedirect: true },
    });
    const address = new URL(own.data.url ?? '');
    const good = await fetch(address);
    expect(good.status).toBe(200);
    expect(await good.clone().text()).toContain('root@tideline.test');
    const fields = fieldsOf(await good.text());

    for (const elsewhere of [
      'https://evil.example/',
      'http://127.0.0.1:1/',
      `${stack.url}@evil.example/`,
      'javascript:1',
    ]) {
      address.searchParams.set('redirect_to', elsewhere);
      expect((await fetch(address)).status, elsewhere).toBe(400);
      const form = new URLSearchParams([
        ...fields.filter(([name]) => name !== 'redirect_to'),
        ['email', 'ada@tideline.test'],
      ]);
      form.set('redirect_to', elsewhere);
      const posted = await fetch(new URL('/auth/v1/authorize', stack.url), {
        method: 'POST',
        body: form,
        redirect: 'manual',
      });
      expect([posted.status, posted.headers.get('location')], elsewhere).toEqual([400, null]);
    }
    for (const [name, value] of [
      ['code_challenge', ''],
      ['code_challenge_method', 'plain'],
      ['provider', 'github'],
    ] as const) {
      const bad = new URL(own.data.url ?? '');
      bad.searchParams.set(name, value);
      expect((await fetch(bad)).status, name).toBe(400);
    }
    const foreign = await fetch(new URL('/auth/v1/authorize', stack.url), {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams([...fields, ['email', 'ada@tideline.test']]),
      redirect: 'manual',
    });
    expect(foreign.status).toBe(400);
  });

  test('what the product does not use is shut', async () => {
    const { auth } = device(stack.url);
    expect((await auth.signUp({ email: 'a@example.org', password: 'long enough 1' })).error?.status).toBe(404);
    expect((await auth.signInWithPassword({ email: 'ada@tideline.test', password: 'x' })).error?.status).toBe(400);
    expect((await auth.signInAnonymously()).error?.status).toBe(404);
    const data = await fetch(`${stack.url}/rest/v1/profiles`);
    expect(data.status).toBe(404);
    expect(data.headers.get('content-type')).toBe('application/problem+json');
    expect(await data.json()).toMatchObject({ type: 'tag:tideline,2026:problem/not-found', status: 404 });
    const large = await fetch(`${stack.url}/auth/v1/otp`, { method: 'POST', body: 'x'.repeat(100_000) });
    expect(large.status).toBe(413);
  });
}
