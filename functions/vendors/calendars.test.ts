/** Calendars from addresses: public https only, by every spelling, on every redirect, to the very address that was judged. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expected, startServer, worldOf } from '../../tests/calendars/server.ts';
import { openCalendars } from './calendars.ts';
import { isPublicAddress } from './public-address.ts';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

const spellings = [
  'http://calendar.example/',
  'webcal://calendar.example/',
  'file:///etc/passwd',
  'https://calendar.example:8443/',
  'https://user:secret@calendar.example/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://x.localhost/',
  'https://metadata.google.internal/',
  'https://router/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://127.0.0.1./',
  'https://0x7f.1/',
  'https://0x7f000001/',
  'https://2130706433/',
  'https://0177.0.0.1/',
  'https://0/',
  'https://①②⑦.0.0.1/',
  'https://127。0。0。1/',
  'https://%31%32%37.0.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[0:0:0:0:0:ffff:7f00:1]/',
  'https://[64:ff9b::127.0.0.1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fd00::1]/',
  'https://[::1%25lo]/',
  'https://calendar.example\\@127.0.0.1/',
  'not an address',
  '',
];

test.each(spellings)('%s is never asked', async url => {
  const asked: string[] = [];
  const { read } = openCalendars({
    patience: 2_000,
    isPublic: isPublicAddress,
    resolve: async host => {
      asked.push(host);
      return ['10.0.0.1'];
    },
  });
  expect(await read(url)).toEqual({ ok: false, problem: 'calendar-address' });
  expect(asked.filter(name => name !== 'calendar.example')).toEqual([]);
});

test('on Node each is read, or refused by name, within its time', async () => {
  const { read } = openCalendars(worldOf(server.ca, server.port));
  const outcomes = [];
  for (const [url] of expected) {
    const answer = await read(url);
    outcomes.push([url, answer.ok ? answer.value : answer.problem]);
  }
  expect(outcomes).toEqual(expected);
});

test('in Deno it is the same', { timeout: 180_000 }, async context => {
  const run = promisify(execFile);
  const deno = ['-y', 'deno@2.9.6'];
  const there = await run('npx', [...deno, '--version'], { timeout: 120_000 }).catch((error: Error) => error);
  if (there instanceof Error) return context.skip(`Deno cannot be had: ${there.message.split('\n')[0]}`);
  const options = ['--config=functions/deno.json', '--node-modules-dir=manual', '--cached-only', '--no-prompt'];
  const rights = ['--allow-env', '--allow-read', '--allow-net=127.0.0.1'];
  const { stdout } = await run('npx', [...deno, 'run', ...options, ...rights, 'tests/calendars/in-deno.ts'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, CA: server.ca, CALENDAR_PORT: String(server.port), NO_COLOR: '1' },
    timeout: 150_000,
  });
  expect(JSON.parse(stdout)).toEqual(expected);
});
