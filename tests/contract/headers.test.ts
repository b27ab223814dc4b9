/** The security headers on every class of answer, and how files of the app are cached, packed and cut. */
import { rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '../../local/headers.ts';
import { smallStack } from './client.ts';

let stack: Awaited<ReturnType<typeof smallStack>>;
const script = `export const long = '${'tide '.repeat(500)}';`;

beforeAll(async () => {
  stack = await smallStack(
    {},
    {
      'assets/index-a1b2c3d4.js': script,
      'sw.js': 'self.skipWaiting',
      'manifest.webmanifest': '{}',
      'wave.mp3': Uint8Array.from({ length: 1000 }, (_, i) => i % 256),
    },
  );
  await writeFile(join(stack.folder, 'outside.txt'), 'not yours');
});
afterAll(() => stack.close());
const get = (path: string, init?: RequestInit) => fetch(stack.url + path, init);

/** Sent as written: fetch would tidy it up. */
const raw = (request: string) =>
  new Promise<string>((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(new URL(stack.url).port), '127.0.0.1', () => socket.write(request));
    socket.setEncoding('utf8').on('data', text => (answer += text));
    socket.on('close', () => resolve(answer)).on('error', reject);
  });

const classes: [string, number, () => Promise<Response>][] = [
  ['the page', 200, () => get('/')],
  ['a page of the app’s own router', 200, () => get('/breathe/box-4')],
  ['the page that Google and Apple lead back to', 200, () => get('/auth/callback?code=x')],
  ['a hashed file', 200, () => get('/assets/index-a1b2c3d4.js')],
  ['a part of a sound', 206, () => get('/wave.mp3', { headers: { range: 'bytes=0-9' } })],
  ['a part that is not there', 416, () => get('/wave.mp3', { headers: { range: 'bytes=5000-' } })],
  ['the service worker', 200, () => get('/sw.js')],
  ['a missing file', 404, () => get('/assets/gone-00000000.js')],
  ['a method that is not offered', 405, () => get('/', { method: 'DELETE' })],
  ['the mailbox', 200, () => get('/mail')],
  ['the mailbox as data', 200, () => get('/mail.json')],
  ['the chooser, refusing', 400, () => get('/auth/v1/authorize?provider=google')],
  ['Auth, refusing', 403, () => get('/auth/v1/user', { headers: { authorization: 'Bearer a.b.c' } })],
  ['Auth, shut', 404, () => get('/auth/v1/admin/users')],
  ['the API', 200, () => get('/functions/v1/api/health')],
  ['the API, refusing', 401, () => get('/functions/v1/api/sessions')],
  ['the API, unknown', 404, () => get('/functions/v1/api/nowhere')],
  ['another function', 404, () => get('/functions/v1/other')],
  ['the Data API', 404, () => get('/rest/v1/profiles')],
];

test.each(classes)('%s (%i)', async (_name, status, ask) => {
  const answer = await ask();
  expect(answer.status).toBe(status);
  for (const [name, value] of Object.entries(securityHeaders({ https: false }))) {
    const got = answer.headers.get(name);
    // The API is never a page, and says so in stricter words of its own.
    const stricter =
      name === 'content-security-policy' ? /^default-src 'none'; frame-ancestors 'none'$/ : /^no-referrer$/;
    if (got !== value) expect(got, name).toMatch(stricter);
  }
  expect(answer.headers.get('cache-control')).toMatch(/no-store|no-cache|immutable/);
});

test('a torn request and a foreign host name are refused, with headers', async () => {
  expect(await raw('NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [\s\S]*content-security-policy: default-src 'none'/);
  const foreign = await raw('GET /mail.json HTTP/1.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n');
  expect(foreign).toMatch(/^HTTP\/1.1 421 [\s\S]*content-security-policy: default-src 'none'/);
  expect(foreign).not.toContain('[]');
});

test('the policy names our one Trusted Types policy, and allows nothing inline', () => {
  const policy = securityHeaders({ https: true })['content-security-policy'] ?? '';
  expect(policy).toContain("require-trusted-types-for 'script'; trusted-types tideline");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  expect(securityHeaders({ https: true })).toHaveProperty('strict-transport-security');
  expect(securityHeaders({ https: false })).not.toHaveProperty('strict-transport-security');
});

test('a page of open times may stand in a frame of anybody, and no other page', async () => {
  const framing = async (path: string) =>
    /frame-ancestors ([^;]+)/.exec((await get(path)).headers.get('content-security-policy') ?? '')?.[1];
  expect(await framing('/embed/mara-lind')).toBe('*');
  expect(await framing('/embed/mara-lind?minutes=60')).toBe('*');
  for (const path of [
    '/',
    '/embed',
    '/embed/',
    '/embed/a/b',
    '/embed/mara-lind/..%2Fsettings',
    '/embed/Mara',
    '/people/mara-lind',
    '//embed/mara-lind',
  ])
    expect(await framing(path), path).toBe("'none'");
});

test('hashed files for ever, the rest asked for anew and answered 304', async () => {
  const asset = await get('/assets/index-a1b2c3d4.js');
  expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(asset.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const path of ['/', '/index.html', '/sw.js', '/manifest.webmanifest']) {
    const first = await get(path);
    expect(first.headers.get('cache-control'), path).toBe('no-cache');
    const again = await get(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status, path).toBe(304);
  }
});

test('packed as the browser asks', async () => {
  const packed = async (encoding: string) => {
    const answer = await raw(
      `GET /assets/index-a1b2c3d4.js HTTP/1.0\r\nhost: ${new URL(stack.url).host}\r\naccept-encoding: ${encoding}\r\n\r\n`,
    );
    return { encoding: /content-encoding: (\w+)/i.exec(answer)?.[1], length: answer.length };
  };
  const plain = await packed('identity');
  expect(plain.encoding).toBeUndefined();
  expect(plain.length).toBeGreaterThan(script.length);
  expect(await packed('gzip, br;q=0')).toMatchObject({ encoding: 'gzip' });
  const brotli = await packed('gzip, deflate, br');
  expect(brotli.encoding).toBe('br');
  expect(brotli.length).toBeLessThan(script.length / 2);
  expect(await (await get('/assets/index-a1b2c3d4.js')).text()).toBe(script);
});

test('ranges of a sound', async () => {
  const part = async (range: string) => {
    const answer = await get('/wave.mp3', { headers: { range } });
    return [answer.status, answer.headers.get('content-range'), [...new Uint8Array(await answer.arrayBuffer())].length];
  };
  expect(await part('bytes=10-19')).toEqual([206, 'bytes 10-19/1000', 10]);
  expect(await part('bytes=-100')).toEqual([206, 'bytes 900-999/1000', 100]);
  expect(await part('bytes=990-2000')).toEqual([206, 'bytes 990-999/1000', 10]);
  expect(await part('bytes=1-0')).toEqual([416, 'bytes */1000', 0]);
  expect(await part('bytes=0-1,5-6')).toEqual([200, null, 1000]);
});

test('nothing outside the folder, whatever the path', async () => {
  const host = `host: ${new URL(stack.url).host}\r\nconnection: close\r\n\r\n`;
  for (const path of [
    '/../outside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/..%5coutside.txt',
    '/%00.txt',
    '/%zz.txt',
  ]) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\n${host}`);
    expect(answer, path).toMatch(/^HTTP\/1.1 (400|404) /);
    expect(answer).not.toContain('not yours');
  }
});

test('a page from before a deploy still gets its parts', async () => {
  const dist = join(stack.folder, 'dist');
  await get('/');
  await rm(join(dist, 'assets', 'index-a1b2c3d4.js'));
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Tideline, new</title>');
  expect(await (await get('/')).text()).toContain('new');
  const old = await get('/assets/index-a1b2c3d4.js');
  expect(await old.text()).toBe(script);
  expect(old.headers.get('cache-control')).toContain('immutable');
});
