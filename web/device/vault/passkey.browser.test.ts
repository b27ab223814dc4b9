/** Passkeys with Chromium's virtual authenticator: made, used, cancelled, taken along, removed; and one without the extension. */
import type {} from '@vitest/browser-playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { database, saveEntry } from '../database.ts';
import { emptyDatabase, session } from '../test-entries.ts';
import { keyring, setKeyring } from './keyring.ts';
import { prepareKeys } from './keys.ts';
import { addPasskey, lockFacts, removePasskey, rotate, turnOn, unlock } from './lock.ts';
import { getVault, setVault } from './state.ts';
import { shut, withoutLock } from './test-lock.ts';

const passphrase = 'five quiet breaths by the sea';
const well = { ok: true, value: undefined };
let authenticator = '';

async function plugIn(hasPrf = true) {
  await cdp().send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    ctap2Version: 'ctap2_1',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
    hasPrf,
  } as const;
  ({ authenticatorId: authenticator } = await cdp().send('WebAuthn.addVirtualAuthenticator', { options }));
}

beforeEach(async () => {
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  await database.open();
  await emptyDatabase();
  await saveEntry(session(0));
  await turnOn({ prepared: await prepareKeys(passphrase) });
});
afterEach(async () => {
  await cdp().send('WebAuthn.disable');
  await withoutLock();
});

test('a passkey opens the lock; removed here, or taken from the authenticator, it does not', async () => {
  await plugIn();
  expect(await unlock({ passkey: true })).toEqual({ ok: false, problem: 'no-keys' });
  expect(await addPasskey('something else', 'phone')).toEqual({ ok: false, problem: 'wrong' });
  expect(await addPasskey(passphrase, 'phone')).toEqual(well);
  shut();
  expect(await unlock({ passkey: true })).toEqual(well);
  expect(getVault()).toBe('unlocked');
  expect(await database.entries.toArray()).toMatchObject([session(0)]);

  const { passkeys } = await lockFacts();
  expect(passkeys).toMatchObject([{ name: 'phone' }]);
  await cdp().send('WebAuthn.clearCredentials', { authenticatorId: authenticator });
  shut();
  expect(await unlock({ passkey: true })).toEqual({ ok: false, problem: 'cancelled' });
  expect(keyring().sealer).toBeNull();
  // The passphrase still does.
  expect(await unlock({ passphrase })).toEqual(well);
  expect(await removePasskey(passkeys[0]?.id ?? '')).toEqual(well);
  expect((await lockFacts()).passkeys).toEqual([]);
});

test('a new key takes the passkey along that its owner taps, and drops what nobody can tap', async () => {
  await plugIn();
  await addPasskey(passphrase, 'phone');
  expect((await rotate(passphrase)).ok).toBe(true);
  expect((await lockFacts()).passkeys).toMatchObject([{ name: 'phone' }]);
  shut();
  expect(await unlock({ passkey: true })).toEqual(well);
  await cdp().send('WebAuthn.clearCredentials', { authenticatorId: authenticator });
  expect((await rotate(passphrase)).ok).toBe(true);
  expect((await lockFacts()).passkeys).toEqual([]);
});

test('an authenticator without the extension cannot open a lock, and none is kept', async () => {
  await plugIn(false);
  expect(await addPasskey(passphrase, 'old key')).toEqual({ ok: false, problem: 'unsupported' });
  expect((await lockFacts()).passkeys).toEqual([]);
});
