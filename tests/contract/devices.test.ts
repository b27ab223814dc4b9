/** The list of devices with tokens as Auth really gives them: bound to a sign-in, through every renewal of it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stack } from '../../local/stack.ts';
import { type Device, signIn, smallStack } from './client.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await smallStack();
});
afterAll(() => stack?.close());

const tokenOf = async ({ auth }: Device) => (await auth.getSession()).data.session?.access_token ?? '';

async function ask(method: string, path: string, token: string, device?: string, body?: object) {
  const answer = await fetch(`${stack.url}/functions/v1/api${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(device && { 'tideline-device': device }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, type: (await answer.json()).type as string | undefined };
}

const problem = (name: string) => ({ status: 403, type: `tag:tideline,2026:problem/${name}` });

test('a device stays itself when its token is renewed; revoked, it is out until it signs in again', async () => {
  const [phone, laptop] = [await signIn(stack, 'ada@tideline.test'), await signIn(stack, 'ada@tideline.test')];
  const [one, two, three] = ['1'.repeat(16), '2'.repeat(16), '3'.repeat(16)];
  const register = async (device: Device, id: string) =>
    ask('PUT', `/account/devices/${id}`, await tokenOf(device), undefined, { name: 'QWRh' });
  const sync = async (device: Device, id?: string) => ask('GET', '/sessions', await tokenOf(device), id);

  expect(await sync(phone)).toMatchObject({ status: 200 });
  expect(await register(phone, one)).toMatchObject({ status: 200 });
  expect(await register(laptop, two)).toMatchObject({ status: 200 });
  await phone.auth.refreshSession();
  expect(await sync(phone, one)).toMatchObject({ status: 200 });
  expect(await sync(phone)).toEqual(problem('device-needed'));
  expect(await sync(phone, two), 'the name of another does not help').toEqual(problem('device-needed'));

  expect(await ask('DELETE', `/account/devices/${one}`, await tokenOf(laptop), two)).toMatchObject({ status: 200 });
  await phone.auth.refreshSession();
  expect(await sync(phone, one)).toEqual(problem('device-revoked'));
  expect(await sync(phone, two)).toEqual(problem('device-revoked'));
  expect(await register(phone, three)).toEqual(problem('device-revoked'));
  expect(await sync(laptop, two)).toMatchObject({ status: 200 });

  const anew = await signIn(stack, 'ada@tideline.test');
  expect(await register(anew, three)).toMatchObject({ status: 200 });
  expect(await sync(anew, three)).toMatchObject({ status: 200 });
});
