/** `npm run dev`: the sources by hot reload, under the policy of production with one nonce an answer and one socket more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { type Stack, startStack } from '../../local/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ port: 0, data: 'memory', mode: 'dev' });
});
afterAll(() => stack?.close());

test('every script and style of the page carries the nonce of its own answer', async () => {
  const load = async () => {
    const answer = await fetch(`${stack.url}/practice`);
    const policy = answer.headers.get('content-security-policy') ?? '';
    return { policy, nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? '', html: await answer.text() };
  };
  const [first, second] = [await load(), await load()];
  expect(first.nonce).not.toBe(second.nonce);
  for (const { policy, nonce, html } of [first, second]) {
    const tags = html.match(/<(script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(1);
    for (const tag of tags) expect(tag).toContain(`nonce="${nonce}"`);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain(stack.url.replace('http', 'ws'));
  }
});

test('sources, API, mailbox and missing files are told apart', async () => {
  const source = await fetch(`${stack.url}/main.tsx`);
  expect(source.headers.get('content-type')).toMatch(/javascript/);
  expect((await fetch(`${stack.url}/functions/v1/api/ready`)).status).toBe(200);
  expect(await (await fetch(`${stack.url}/mail`)).text()).toContain('No mail yet');
  const missing = await fetch(`${stack.url}/nothing.js`);
  expect(missing.status).toBe(404);
  expect(missing.headers.get('x-content-type-options')).toBe('nosniff');
});

test('the reload socket opens on the same port', async () => {
  const client = await (await fetch(`${stack.url}/@vite/client`)).text();
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1];
  const socket = new WebSocket(`${stack.url.replace('http', 'ws')}/?token=${token}`, 'vite-hmr');
  const hello = await new Promise<string>((resolve, reject) => {
    socket.on('message', data => resolve(String(data))).on('error', reject);
  });
  socket.close();
  expect(JSON.parse(hello)).toEqual({ type: 'connected' });
});
