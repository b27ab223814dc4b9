/** Keys of an account in place of this device's own: what is sealed here follows, what cannot be done now is refused. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { markBusy } from '../busy.ts';
import { database, saveEntry } from '../database.ts';
import { keep } from '../keep.ts';
import { emptyDatabase, entriesById, session } from '../test-entries.ts';
import { vaultKept } from './kept.ts';
import { keyring, setKeyring } from './keyring.ts';
import { keysOf, prepareKeys } from './keys.ts';
import { turnOn, unlock } from './lock.ts';
import { adoptRing, ringHere } from './ring.ts';
import { setVault } from './state.ts';
import { shut, withoutLock } from './test-lock.ts';

const well = { ok: true, value: undefined };
const own = 'five quiet breaths by the sea';
const theirs = 'six slow otters upstream';
const none = () => {};

beforeEach(async () => {
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  await database.open();
  await emptyDatabase();
  for (const n of [0, 1]) await saveEntry(session(n, { note: `note ${n}` }));
});
afterEach(withoutLock);

/** As another device of the account has them. */
const account = async () => ({ ...keysOf(await prepareKeys(theirs)), revision: 4 });
const notes = async () => (await entriesById()).map(({ note }) => note);

test('without keys here they are taken, and nothing is sealed for it; others may take their place', async () => {
  const first = await account();
  expect(await adoptRing(first, none)).toEqual(well);
  expect(await ringHere()).toEqual(first.ring);
  expect(await vaultKept()).toMatchObject({ lock: 'off', revision: 4 });
  const second = { ...(await account()), revision: 9 };
  expect(await adoptRing(second, none)).toEqual(well);
  expect(await ringHere()).toEqual(second.ring);
  expect(await vaultKept()).toMatchObject({ lock: 'off', revision: 9, wraps: second.wraps });
  expect(await notes()).toEqual(['note 0', 'note 1']);
});

test('with a lock all is sealed anew: the account’s passphrase opens it, the old one does not, and the letterbox works', async () => {
  expect(await turnOn({ prepared: await prepareKeys(own) })).toEqual(well);
  const keys = await account();
  expect(await adoptRing(keys, none)).toEqual(well);
  expect(keyring().sealer?.ring).toEqual(keys.ring);
  expect(keyring().sealer?.older).toBeUndefined();
  expect(await vaultKept()).toMatchObject({ lock: 'on', revision: 4, passkeys: [] });
  expect((await vaultKept())?.older).toBeUndefined();
  shut();
  expect(await unlock({ passphrase: own })).toEqual({ ok: false, problem: 'wrong' });
  await keep(session(2, { note: 'note 2' }));
  expect(await unlock({ passphrase: theirs })).toEqual(well);
  expect(await notes()).toEqual(['note 0', 'note 1', 'note 2']);
});

test('while a form is open, or the keys here are locked away, nothing is changed', async () => {
  await turnOn({ prepared: await prepareKeys(own) });
  const before = await vaultKept();
  const keys = await account();
  const done = markBusy('form');
  expect(await adoptRing(keys, none)).toEqual({ ok: false, problem: 'busy' });
  done();
  shut();
  expect(await adoptRing(keys, none)).toEqual({ ok: false, problem: 'failed' });
  expect(await vaultKept()).toEqual(before);
  expect(await unlock({ passphrase: own })).toEqual(well);
  expect(await notes()).toEqual(['note 0', 'note 1']);
});
