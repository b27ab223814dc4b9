/** Two ways to ask who is calling: by the token alone, and by asking the authority now. */
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Ports } from '../ports.ts';
import { answerFor } from './problem.ts';
import type { ApiEnv } from './request.ts';
import { signedIn } from './who.ts';

test('a person stopped a moment ago passes by their token, but not where the authority is asked', async () => {
  const ports = {
    identity: { verify: async () => ({ id: 'ada' }), verifyNow: async () => null },
    log: () => {},
  } as unknown as Ports;
  const app = new Hono<ApiEnv>();
  app.onError(answerFor(ports));
  app.get('/diary', signedIn(ports), c => c.text(c.get('caller').id));
  app.get('/keys', signedIn(ports, 'now'), c => c.text(c.get('caller').id));
  const headers = { authorization: 'Bearer a.b.c' };
  expect(await (await app.request('/diary', { headers })).text()).toBe('ada');
  expect((await app.request('/keys', { headers })).status).toBe(401);
});
