/** A server of calendars that behaves in every way, and what must come of asking it: the same on Node and in Deno. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';

/** With a certificate for calendar.example that only who is told so trusts. */
export async function startServer() {
  const folder = await mkdtemp(join(tmpdir(), 'tideline-calendars-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=calendar.example'],
    ...['-addext', 'subjectAltName=DNS:calendar.example', '-keyout', key, '-out', cert],
  ]);
  const ca = await readFile(cert, 'utf8');
  const server = createServer({ key: await readFile(key), cert: ca }, (asked, answer) => {
    const to = redirects[asked.url ?? ''];
    if (to !== undefined) answer.writeHead(302, { location: to }).end();
    else if (asked.url === '/large') answer.end('x'.repeat(1_100_000));
    else if (asked.url === '/slow') answer.write('BEGIN:');
    else if (asked.url === '/gzip') answer.writeHead(200, { 'content-encoding': 'gzip' }).end('x');
    else if (asked.url === '/ok' && asked.headers.host === 'calendar.example') answer.end(calendar);
    else answer.writeHead(404).end();
  });
  await rm(folder, { recursive: true });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return {
    ca,
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const redirects: Record<string, string> = {
  '/there': '/ok',
  '/loop': '/loop',
  '/to-private': 'https://10.0.0.1/ok',
  '/to-name': 'https://private.example/ok',
  '/to-numbers': 'https://0x7f.1/ok',
  '/to-http': 'http://calendar.example/ok',
  '/to-file': 'file:///etc/passwd',
};

const names: Record<string, string[]> = {
  'calendar.example': ['127.0.0.1'],
  'other.example': ['127.0.0.1'],
  'private.example': ['10.0.0.1'],
  'mixed.example': ['127.0.0.1', '10.0.0.1'],
  'nowhere.example': [],
};

/** Where 127.0.0.1 counts as public when a name leads to it; a name that changes its mind is asked once. */
export function worldOf(ca: string, port: number) {
  const asked = new Map<string, number>();
  return {
    ca,
    port,
    patience: 1_500,
    isPublic: (address: string) => address === '127.0.0.1',
    async resolve(host: string): Promise<readonly string[]> {
      const times = (asked.get(host) ?? 0) + 1;
      asked.set(host, times);
      if (host === 'rebinding.example') return times === 1 ? ['10.0.0.1'] : ['127.0.0.1'];
      return names[host] ?? Promise.reject(new Error('ENOTFOUND'));
    },
  };
}

const host = 'https://calendar.example';

/** The text itself, or the problem. */
export const expected: readonly (readonly [url: string, outcome: string])[] = [
  [`${host}/ok`, calendar],
  [`${host}/there`, calendar],
  [`${host}/loop`, 'calendar-unreachable'],
  [`${host}/to-private`, 'calendar-address'],
  [`${host}/to-name`, 'calendar-address'],
  [`${host}/to-numbers`, 'calendar-unreachable'],
  [`${host}/to-http`, 'calendar-address'],
  [`${host}/to-file`, 'calendar-address'],
  [`${host}/large`, 'calendar-too-large'],
  [`${host}/slow`, 'calendar-unreachable'],
  [`${host}/gzip`, 'calendar-unreadable'],
  [`${host}/missing`, 'calendar-unreachable'],
  // The certificate is not for this name.
  ['https://other.example/ok', 'calendar-unreachable'],
  ['https://private.example/ok', 'calendar-address'],
  ['https://mixed.example/ok', 'calendar-address'],
  ['https://rebinding.example/ok', 'calendar-address'],
  ['https://nowhere.example/ok', 'calendar-unreachable'],
  ['https://unknown.example/ok', 'calendar-unreachable'],
];
