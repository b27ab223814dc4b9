/** The API in real Deno behind the gateway, on the same PGlite that Auth uses in process. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { uuid7 } from '../../domain/time.ts';
import { directoryApi } from '../../web/practitioner/directory-api.ts';
import { practiceApi } from '../../web/practitioner/practice-api.ts';
import { goodProfile } from '../booking/practice.ts';
import { type Device, signIn, smallStack } from './client.ts';

const started = await smallStack({ deno: true }).then(
  stack => ({ stack }),
  (error: Error) => ({ missing: error.message }),
);
const missing = 'missing' in started && started.missing.startsWith('Deno') ? started.missing : null;
if ('missing' in started && !missing) throw new Error(started.missing);

describe.skipIf(missing)(missing ? `in Deno, skipped: ${missing}` : 'in Deno', () => {
  const stack = 'stack' in started ? started.stack : null;
  if (!stack) return test('not reached', () => {});
  afterAll(() => stack.close());
  const api = `${stack.url}/functions/v1/api`;

  const tokenOf = async ({ auth }: Device) => (await auth.getSession()).data.session?.access_token ?? '';
  const push = (token: string, sessions: object[]) =>
    fetch(`${api}/sessions/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ sessions }),
    });
  const sealed = () => ({
    id: uuid7(Date.now(), randomBytes(10)),
    payload: { form: 'sealed', key: 1, text: randomBytes(30).toString('base64url') },
  });

  test('pushes and pulls, while others sign in on the same connection', async () => {
    const ada = await tokenOf(await signIn(stack, 'ada@tideline.test'));
    const batches = Array.from({ length: 8 }, () => [sealed(), sealed()]);
    const [pushed, people] = await Promise.all([
      Promise.all(batches.map(batch => push(ada, batch))),
      Promise.all(Array.from({ length: 6 }, (_, i) => signIn(stack, `beside${i}@example.org`))),
    ]);
    expect(pushed.map(({ status }) => status)).toEqual(batches.map(() => 200));
    expect((await people[5]?.auth.getUser())?.data.user?.email).toBe('beside5@example.org');
    const conflict = await push(ada, [sealed(), { ...sealed(), id: batches[0]?.[0]?.id }]);
    expect([conflict.status, conflict.headers.get('content-type')]).toEqual([409, 'application/problem+json']);

    const pulled = await fetch(`${api}/sessions`, { headers: { authorization: `Bearer ${ada}` } });
    const ids = (await pulled.json()).sessions.map((session: { id: string }) => session.id);
    expect(ids.sort()).toEqual(
      batches
        .flat()
        .map(({ id }) => id)
        .sort(),
    );
  });

  test('puts a paper into the store behind the gateway and reads it back; finds the practitioners of the sample data', async () => {
    const { auth } = await signIn(stack, 'new@example.org');
    const mine = practiceApi({ url: stack.url, token: await tokenOf({ auth } as Device) });
    expect(await mine.put({ ...goodProfile, slug: 'new-in-deno' })).toMatchObject({ ok: true });
    const [id, file] = [randomUUID(), new Blob(['%PDF-1.7\nPassport'])];
    expect(await mine.putPaper(id, { kind: 'identity', name: 'Passport' }, file)).toMatchObject({ ok: true });
    const kept = await mine.paper(id);
    expect(kept.ok && (await kept.value.text())).toBe(await file.text());
    expect(await mine.deletePaper(id)).toMatchObject({ ok: true });
    const found = await directoryApi(stack.url).find({ text: 'respirar dormir' });
    expect(found).toMatchObject({ value: { practitioners: [{ slug: 'lucia-moreno' }] } });
  });

  test('refuses as on Node, under the gateway’s headers', async () => {
    const ready = await fetch(`${api}/ready`);
    expect(await ready.json()).toMatchObject({ ready: true });
    const nobody = await push('a.b.c', [sealed()]);
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get('x-content-type-options')).toBe('nosniff');
    const nowhere = await fetch(`${api}/nowhere`);
    expect([nowhere.status, nowhere.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});
