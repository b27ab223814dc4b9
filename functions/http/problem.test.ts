/** What happens when something breaks: one calm problem outside, one line with the reason inside, and never both mixed. */
import { expect, test } from 'vitest';
import { createApi } from '../api.ts';
import { type Database, DatabaseError, type Identity, type Ports } from '../ports.ts';

const ada = { id: '0a3c9a2e-5f64-4d3f-8a53-0c6f3b1b7e01' };
const works: Identity = { verify: async () => ada, verifyNow: async () => ada };
const never = (what: () => Promise<never>): Database => ({ transaction: what, statement: what });
const breaks = (error: unknown) => never(() => Promise.reject(error));

function world(ports: Partial<Ports>) {
  const log: Record<string, unknown>[] = [];
  const api = createApi({
    database: breaks(new Error('not used')),
    files: { put: async () => {}, get: async () => null, remove: async () => {} },
    calendars: { read: async () => ({ ok: false, problem: 'calendar-unreachable' }) },
    identity: works,
    now: () => new Date(0),
    newId: () => 'request-1',
    log: line => log.push(line),
    origins: [],
    off: [],
    ...ports,
  });
  const ask = (path: string) => api.request(path, { headers: { authorization: 'Bearer a.b.c' } });
  return { ask, log };
}

test('what nobody expected is 500 outside, and told once inside with the same request id', async () => {
  const { ask, log } = world({ database: breaks(new Error('secret: postgresql://user:password@host')) });
  const answer = await ask('/sessions');
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({
    type: 'tag:tideline,2026:problem/internal',
    status: 500,
    title: 'Something went wrong on our side',
    requestId: 'request-1',
  });
  expect(log).toHaveLength(1);
  expect(log[0]).toMatchObject({ level: 'error', requestId: 'request-1', method: 'GET', path: '/sessions' });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('a database that is away, full, shutting down or overrun is 503 and says when to ask again, any other refusal 500', async () => {
  for (const [code, status] of [
    ['08006', 503],
    ['53300', 503],
    ['57P01', 503],
    ['57014', 503],
    ['40P01', 503],
    ['42501', 500],
    ['42P01', 500],
  ] as const) {
    const { ask, log } = world({ database: breaks(new DatabaseError(code, 'no')) });
    const answer = await ask('/sessions');
    expect(answer.status, code).toBe(status);
    expect(answer.headers.has('retry-after'), code).toBe(status === 503);
    expect(log).toMatchObject([{ code }]);
  }
});

test('an authority that does not answer is 503, not a no', async () => {
  const away = () => Promise.reject(new Error('fetch failed'));
  const { ask, log } = world({ identity: { verify: away, verifyNow: away } });
  const answer = await ask('/sessions');
  expect(answer.status).toBe(503);
  expect((await answer.json()).type).toBe('tag:tideline,2026:problem/unavailable');
  expect(log).toHaveLength(1);
});

test('/ready says no when the database does, or does not answer within two seconds; /health stays', async () => {
  for (const database of [breaks(new DatabaseError('08006', 'no connection')), never(() => new Promise(() => {}))]) {
    const { ask, log } = world({ database, off: ['sync'] });
    const start = performance.now();
    const answer = await ask('/ready');
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({
      type: 'tag:tideline,2026:problem/unavailable',
      detail: 'Switched off: sync',
    });
    expect(log).toHaveLength(1);
    expect((await ask('/health')).status).toBe(200);
  }
});
