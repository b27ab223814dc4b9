/** Who a token is believed to be: real signatures against a real key set, forged ones, and an authority that is away. */
import { beforeAll, expect, test, vi } from 'vitest';
import { supabaseIdentity } from './supabase.ts';

const ada = '0a3c9a2e-5f64-4d3f-8a53-0c6f3b1b7e01';
const url = 'https://project.supabase.test';
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;

let keys: CryptoKeyPair;
let jwk: object;

const text = (value: string | Uint8Array) => Buffer.from(value).toString('base64url');

async function sign(claims: object, header: object = { alg: 'ES256', kid: 'one', typ: 'JWT' }, key = keys.privateKey) {
  const body = `${text(JSON.stringify(header))}.${text(JSON.stringify(claims))}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(body));
  return `${body}.${text(new Uint8Array(signature))}`;
}

const newKeys = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);

const claims = (more: object = {}) => ({
  sub: ada,
  role: 'authenticated',
  aud: 'authenticated',
  exp: inAnHour(),
  ...more,
});

/** Supabase Auth with one key; `/user` answers as told. Notes what it was asked. */
function authority(user: () => Response, now = Date.now) {
  const asked: string[] = [];
  const identity = supabaseIdentity({
    url,
    key: 'publishable',
    now,
    fetch: async input => {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      asked.push(path);
      return path === '/auth/v1/.well-known/jwks.json' ? Response.json({ keys: [jwk] }) : user();
    },
  });
  return { identity, asked };
}

const no = (status: number) => () => Response.json({ code: status, msg: 'no' }, { status });

beforeAll(async () => {
  keys = await newKeys();
  jwk = { ...(await crypto.subtle.exportKey('jwk', keys.publicKey)), alg: 'ES256', kid: 'one', use: 'sig' };
});

test('a token signed with the key of the project is believed on the spot', async () => {
  const { identity, asked } = authority(no(500));
  expect(await identity.verify(await sign(claims()))).toEqual({ id: ada });
  expect(asked.filter(path => path === '/auth/v1/user')).toEqual([]);
});

test('a token says which sign-in it belongs to, on the spot and when asked about', async () => {
  const { identity } = authority(() => Response.json({ id: ada, role: 'authenticated', aud: 'authenticated' }));
  const session = '5d7f2c10-96e1-4b7a-9a61-3f0d2a8c4e02';
  for (const [session_id, caller] of [
    [session, { id: ada, session }],
    ["' or true --", { id: ada }],
    [7, { id: ada }],
  ] as const) {
    const token = await sign(claims({ session_id }));
    expect(await identity.verify(token)).toStrictEqual(caller);
    expect(await identity.verifyNow(token)).toStrictEqual(caller);
  }
});

test('a signature found good is not looked at again for five minutes, and never after its token has expired', async () => {
  const verify = vi.spyOn(crypto.subtle, 'verify');
  let now = Date.now();
  const { identity } = authority(no(500), () => now);
  const begun = now;
  const long = await sign(claims());
  const short = await sign(claims({ exp: Math.floor(begun / 1_000) + 60 }));
  const [head, , signature] = long.split('.');
  const looked = async (token: string, caller: object | null) => {
    verify.mockClear();
    expect(await identity.verify(token)).toEqual(caller);
    return verify.mock.calls.length;
  };
  expect([await looked(long, { id: ada }), await looked(long, { id: ada })]).toEqual([1, 0]);
  expect([await looked(short, { id: ada }), await looked(short, { id: ada })]).toEqual([1, 0]);
  // Nothing of a known token helps another one.
  const forged = `${head}.${text(JSON.stringify(claims({ sub: crypto.randomUUID() })))}.${signature}`;
  expect([await looked(forged, null), await looked(forged, null)]).toEqual([1, 1]);
  now = begun + 61_000;
  vi.useFakeTimers({ now, toFake: ['Date'] });
  expect([await looked(short, null), await looked(long, { id: ada })]).toEqual([0, 0]);
  vi.useRealTimers();
  now = begun + 300_000;
  expect(await looked(long, { id: ada })).toBe(1);
  verify.mockRestore();
});

test('wrong, expired and foreign tokens are nobody', async () => {
  const { identity } = authority(no(403));
  const good = await sign(claims());
  const [head, , signature] = good.split('.');
  for (const [what, token] of [
    ['expired', await sign(claims({ exp: inAnHour() - 7200 }))],
    ['of another key', await sign(claims(), undefined, (await newKeys()).privateKey)],
    ['with changed claims', `${head}.${text(JSON.stringify(claims({ sub: crypto.randomUUID() })))}.${signature}`],
    ['without signature', `${text('{"alg":"none","kid":"one"}')}.${text(JSON.stringify(claims()))}.`],
    ['of an unknown algorithm', await sign(claims(), { alg: 'XX999', kid: 'one' })],
    ['of an algorithm that does not fit the key', await sign(claims(), { alg: 'RS256', kid: 'one' })],
    ['of an unknown key', await sign(claims(), { alg: 'ES256', kid: 'two' })],
    ['with a symmetric algorithm', await sign(claims(), { alg: 'HS256', kid: 'one' })],
    ['of a server', await sign(claims({ role: 'service_role' }))],
    ['of nobody', await sign(claims({ role: 'anon', sub: undefined }))],
    ['with a subject that is no account', await sign(claims({ sub: "' or true --" }))],
    ['that is none', 'a.b.c'],
    ['that is empty', ''],
  ] as const) {
    expect(await identity.verify(token), `a token ${what}`).toBe(null);
  }
});

test('tokens that cannot be checked here are asked about', async () => {
  const { identity, asked } = authority(() => Response.json({ id: ada, role: 'authenticated', aud: 'authenticated' }));
  const token = await sign(claims(), { alg: 'HS256' });
  expect(await identity.verify(token)).toEqual({ id: ada });
  // And each time: the answer was about that moment.
  expect(await identity.verify(token)).toEqual({ id: ada });
  expect(asked).toEqual(['/auth/v1/user', '/auth/v1/user']);
});

test('verifyNow always asks, so that a person stopped a moment ago is refused', async () => {
  const stopped = authority(no(403));
  const token = await sign(claims());
  expect(await stopped.identity.verify(token)).toEqual({ id: ada });
  expect(await stopped.identity.verifyNow(token)).toBe(null);
  const fine = authority(() => Response.json({ id: ada, role: 'authenticated', aud: 'authenticated' }));
  expect(await fine.identity.verifyNow(token)).toEqual({ id: ada });
});

test('an authority that is away or overrun is not a no', async () => {
  const token = await sign(claims());
  for (const status of [429, 500, 503]) {
    await expect(authority(no(status)).identity.verifyNow(token), `${status}`).rejects.toThrow();
    await expect(
      authority(no(status)).identity.verify(await sign(claims(), { alg: 'HS256' })),
      `${status}`,
    ).rejects.toThrow();
  }
  // The client tells the console too; we log once, where the request id is.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const away = supabaseIdentity({
    url: 'https://away.supabase.test',
    key: 'k',
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  });
  await expect(away.verifyNow(token)).rejects.toThrow();
  await expect(away.verify(token)).rejects.toThrow();
});
