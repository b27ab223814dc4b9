/** What every answer of the API has, whatever was asked: ids, headers, CORS, and a problem for what is not there. */
import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { appOrigin, ask, type Case, isProblem } from './world.ts';

export const doorCases: Case[] = [
  {
    name: '/health is alive, /ready asks the database and names what is off',
    async run(world) {
      deepEqual((await ask(world, '/health')).body, { alive: true });
      deepEqual((await ask(world, '/ready')).body, { ready: true, off: ['mail'] });
    },
  },
  {
    name: 'every answer has our own request id, good or bad, and never the one that was sent',
    async run(world) {
      const headers = { 'x-request-id': 'mine' };
      const ids = new Set<string | null>();
      for (const path of ['/health', '/nowhere', '/sessions', '/sessions/push']) {
        ids.add((await ask(world, path, { headers })).headers.get('x-request-id'));
      }
      equal(ids.size, 4);
      for (const id of ids) notEqual(id, 'mine');
    },
  },
  {
    name: 'every answer stays out of caches and frames',
    async run(world) {
      for (const path of ['/health', '/nowhere', '/sessions']) {
        const { headers } = await ask(world, path);
        equal(headers.get('cache-control'), 'no-store');
        equal(headers.get('x-content-type-options'), 'nosniff');
        equal(headers.get('content-security-policy'), "default-src 'none'; frame-ancestors 'none'");
      }
    },
  },
  {
    name: 'what is not there is a problem, by path and by method',
    async run(world) {
      for (const path of ['/', '/nowhere', '/sessions/', '/sessions/push/x', '/%00', '/..%2f', '/health%20']) {
        isProblem(await ask(world, path), 404, 'not-found');
      }
      for (const [path, method, allow] of [
        ['/health', 'POST', 'GET'],
        ['/sessions', 'PATCH', 'GET, DELETE'],
        ['/sessions/push', 'GET', 'POST'],
        ['/sessions/push', 'PATCH', 'POST'],
        ['/sessions', 'OPTIONS', 'GET, DELETE'],
        ['/account/keys', 'DELETE', 'GET, PUT'],
        ['/account/devices', 'POST', 'GET'],
        ['/account/handover', 'GET', 'PUT'],
        ['/account/handover/take', 'PUT', 'POST'],
        ['/account/devices/0123456789abcdef', 'GET', 'PUT, DELETE'],
      ] as const) {
        const answer = await ask(world, path, { method });
        isProblem(answer, 405, 'method-not-allowed');
        equal(answer.headers.get('allow'), allow);
      }
    },
  },
  {
    name: 'our own origin may call, and is told so exactly',
    async run(world) {
      const headers = { origin: appOrigin };
      const asked = { ...headers, 'access-control-request-method': 'POST' };
      const before = await ask(world, '/sessions/push', { method: 'OPTIONS', headers: asked });
      equal(before.status, 204);
      equal(before.headers.get('access-control-allow-origin'), appOrigin);
      equal(before.headers.get('access-control-allow-credentials'), null);
      const allowed = before.headers.get('access-control-allow-headers') ?? '';
      for (const name of ['authorization', 'tideline-device']) equal(allowed.includes(name), true);
      for (const path of ['/health', '/nowhere', '/sessions']) {
        const answer = await ask(world, path, { headers });
        equal(answer.headers.get('access-control-allow-origin'), appOrigin);
        equal(answer.headers.get('vary')?.toLowerCase().includes('origin'), true);
      }
    },
  },
  {
    name: 'a foreign origin may not even ask, and reads nothing',
    async run(world) {
      for (const [path, method] of [
        ['/sessions/push', 'OPTIONS'],
        ['/health', 'GET'],
        ['/nowhere', 'GET'],
      ] as const) {
        const answer = await ask(world, path, { method, headers: { origin: 'https://elsewhere.example' } });
        isProblem(answer, 403, 'origin-refused');
        equal(answer.headers.get('access-control-allow-origin'), null);
      }
    },
  },
];
