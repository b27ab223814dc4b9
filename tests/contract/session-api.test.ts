/** The app's typed client against the real API: what it sends is taken, what it is told it understands. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuid7 } from '../../domain/time.ts';
import type { Stack } from '../../local/stack.ts';
import { type SyncApi, syncApi } from '../../web/api.ts';
import { signIn, smallStack } from './client.ts';

let stack: Stack;
const apis = new Map<string, SyncApi>();

beforeAll(async () => {
  stack = await smallStack();
  for (const name of ['ada', 'mara']) {
    const { auth } = await signIn(stack, `${name}@tideline.test`);
    const { data } = await auth.getSession();
    apis.set(name, syncApi({ url: stack.url, token: data.session?.access_token ?? '' }));
  }
});
afterAll(() => stack?.close());

const of = (name: string) => apis.get(name) as SyncApi;

/** The nth change of a day, sealed as far as the server can tell. */
const row = (n: number, text = 'c2VhbGVk') => ({
  id: uuid7(Date.UTC(2026, 10, 22, 8, n), new Uint8Array(10).fill(n)),
  payload: { key: 1, text },
});

test('what was pushed comes back the same, a repeated push is known, a tombstone wins', async () => {
  const sent = [row(1), row(2)];
  const stored = await of('ada').push(sent);
  expect(stored).toMatchObject({ ok: true, value: { sessions: [{ outcome: 'stored' }, { outcome: 'stored' }] } });
  expect(await of('ada').push(sent)).toMatchObject({
    value: { sessions: [{ outcome: 'known' }, { outcome: 'known' }] },
  });

  const pulled = await of('ada').pull(0);
  if (!pulled.ok) throw new Error(pulled.problem.type);
  expect(pulled.value.sessions.map(({ id, payload }) => ({ id, payload }))).toEqual(sent);
  expect(await of('ada').pull(pulled.value.cursor)).toMatchObject({ ok: true, value: { sessions: [], more: false } });

  await of('ada').push([{ id: row(1).id, payload: null }]);
  expect(await of('ada').pull(pulled.value.cursor)).toMatchObject({
    value: { sessions: [{ id: row(1).id, payload: null }] },
  });
});

test('an id that somebody else has is a conflict that names it, and nothing of the batch is written', async () => {
  const refused = await of('mara').push([row(7), row(2)]);
  expect(refused).toEqual({ ok: false, problem: { type: 'session-conflict', ids: [row(2).id] } });
  expect(await of('mara').pull(0)).toMatchObject({ value: { sessions: [] } });
});

test('keys, devices and a handover, each by its own door, and everything emptied', async () => {
  const { data } = await (await signIn(stack, 'grace@example.org')).auth.getSession();
  const [url, token, device] = [stack.url, data.session?.access_token ?? '', 'a'.repeat(16)];
  expect(await syncApi({ url, token }).keys()).toEqual({ ok: true, value: { revision: 0, ring: null } });
  expect(await syncApi({ url, token }).register(device, 'QWRh')).toMatchObject({ value: { id: device, name: 'QWRh' } });
  expect(await syncApi({ url, token }).push([row(4)])).toMatchObject({ problem: { type: 'device-needed' } });

  const api = syncApi({ url, token, device });
  const kept = await api.replaceKeys(0, 'cmluZw');
  if (!kept.ok) throw new Error(kept.problem.type);
  expect(await api.keys()).toEqual({ ok: true, value: { revision: kept.value.revision, ring: 'cmluZw' } });
  expect(await api.replaceKeys(0, 'b3RoZXI')).toMatchObject({ problem: { type: 'keys-changed' } });
  const proof = `${'p'.repeat(42)}A`;
  expect(await api.offerKeys(proof, 'cmluZw')).toMatchObject({ ok: true });
  expect(await api.takeKeys(proof)).toEqual({ ok: true, value: { ring: 'cmluZw' } });
  expect(await api.takeKeys(proof)).toMatchObject({ problem: { type: 'not-found' } });
  expect(await api.push([row(4)], 1)).toMatchObject({ ok: true });
  expect(await api.empty()).toMatchObject({ value: { sessions: 1, keyRings: 1, devices: 1, epoch: 2 } });
  expect(await api.push([row(4)], 1)).toMatchObject({ problem: { type: 'emptied' } });

  await api.register(device, 'QWRh');
  expect(await api.revoke(device)).toMatchObject({ value: { id: device } });
  expect(await api.devices()).toMatchObject({ problem: { type: 'device-revoked' } });
});

test('a wrong token, a wrong form and a body too large are known by name', async () => {
  expect(await syncApi({ url: stack.url, token: 'a.b.c' }).pull(0)).toEqual({
    ok: false,
    problem: { type: 'sign-in-needed', ids: [] },
  });
  expect(await of('ada').push([row(3, 'a+b=')])).toMatchObject({ problem: { type: 'invalid' } });
  expect(await of('ada').push([row(3, 'x'.repeat(3_000_000))])).toMatchObject({ problem: { type: 'body-too-large' } });
});

test('no answer is the network, an answer in another form is garbled', async () => {
  const portal = createServer((_, answer) => answer.end('<h1>Hotel Wi-Fi</h1>'));
  await new Promise<void>(done => portal.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  expect(await syncApi({ url, token: 'token' }).pull(0)).toMatchObject({ problem: { type: 'garbled' } });
  await new Promise(done => portal.close(done));
  expect(await syncApi({ url, token: 'token' }).pull(0)).toMatchObject({ problem: { type: 'network' } });
});
