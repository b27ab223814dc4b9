/** The lock, in the browser's real database: what is sealed, what opens it, and what stays readable. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { database, saveEntry } from '../database.ts';
import { newestDays } from '../history.ts';
import { editEntry } from '../record/edit.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, entriesById, session } from '../test-entries.ts';
import { keyring, setKeyring } from './keyring.ts';
import { codeMatches, prepareKeys } from './keys.ts';
import { changePassphrase, lockFacts, newRecoveryCode, rotate, turnOff, turnOn, unlock, waitLeft } from './lock.ts';
import { sealedTables } from './sealed-rows.ts';
import { getVault, setVault } from './state.ts';
import { shut } from './test-lock.ts';

const { entries } = database;
const well = { ok: true, value: undefined };
const passphrase = 'five quiet breaths by the sea';
const kept = [
  session(0, { note: 'MARKER before the call' }),
  session(1, { mood: 4 }),
  session(2, { tags: ['MARKER'] }),
];

beforeEach(async () => {
  await database.open();
  await emptyDatabase();
  for (const table of sealedTables) await database.table(table).clear();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  for (const entry of kept) await saveEntry(entry);
});
afterEach(async () => {
  setKeyring({ sealer: null, sealing: false });
  await emptyDatabase();
  setVault('open');
});

/** Rows as they lie on the disk. */
const raw = (table: string) =>
  new Promise<Record<string, unknown>[]>((resolve, reject) => {
    const request = database.backendDB().transaction(table).objectStore(table).getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const mine = kept.map(entry => ({ ...entry, owner: '' }));

test('turned on, everything is sealed and reads as before; locked, nothing reads and nothing is written', async () => {
  const prepared = await prepareKeys(passphrase);
  expect(codeMatches(prepared, prepared.code.toLowerCase())).toBe(true);
  expect(codeMatches(prepared, prepared.code.slice(1))).toBe(false);
  const said: [number, number][] = [];
  expect(await turnOn({ prepared }, (done, total) => said.push([done, total]))).toEqual(well);
  expect(said.at(-1)?.[0]).toBe(said.at(-1)?.[1]);
  expect(getVault()).toBe('unlocked');
  for (const row of await raw('packs')) expect(Object.keys(row).sort()).toEqual(['id', 'owner', 'sealed']);
  for (const row of await raw('labels')) expect(Object.keys(row).sort()).toEqual(['id', 'ids', 'owner', 'starts']);
  for (const row of await raw('weeks'))
    expect(Object.keys(row).sort()).toEqual(['owner', 'practised', 'sealed', 'week']);
  expect(await entriesById()).toEqual(mine);
  await saveEntry(session(3));
  await editEntry(session(3).id, { mood: 2 }, 1);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());

  shut();
  await expect(newestDays(10)).rejects.toMatchObject({ name: 'VaultLocked' });
  await expect(saveEntry(session(4))).rejects.toMatchObject({ name: 'VaultLocked' });
  expect(await entries.count()).toBe(4);
  expect(await lockFacts()).toMatchObject({ on: true, keys: true, unfinished: false });
  expect(await unlock({ passphrase })).toEqual(well);
  expect(getVault()).toBe('unlocked');
  expect(await newestDays(10)).toMatchObject({ days: [{ sessions: [{ mood: 2 }, {}] }, {}] });
});

test('a wrong passphrase opens nothing, and from the fourth on it takes its time; the code opens as well', async () => {
  const prepared = await prepareKeys(passphrase);
  await turnOn({ prepared });
  shut();
  for (const wait of [0, 0, 0, 5]) {
    expect(await unlock({ passphrase: 'five quiet breaths' })).toEqual({ ok: false, problem: 'wrong' });
    expect(Math.ceil((await waitLeft()) / 1000)).toBe(wait);
  }
  expect(await unlock({ passphrase })).toEqual({ ok: false, problem: 'too-soon' });
  expect(keyring().sealer).toBeNull();
  await database.meta.toCollection().modify(row => {
    if (row.key === 'vault') Object.assign(row.value as object, { tries: { wrong: 4, until: 0 } });
  });
  expect(await unlock({ code: `${prepared.code.slice(0, -1)}?` })).toEqual({ ok: false, problem: 'wrong' });
  expect(await unlock({ code: prepared.code.replaceAll('-', ' ') })).toEqual(well);
  expect(await waitLeft()).toBe(0);
});

test('off again, all of it is plain and the keys are gone; only with the passphrase', async () => {
  await turnOn({ prepared: await prepareKeys(passphrase) });
  expect(await turnOff('something else')).toEqual({ ok: false, problem: 'wrong' });
  expect(await turnOff(passphrase)).toEqual(well);
  expect((await raw('packs')).flatMap(({ sessions }) => sessions)).toEqual(kept);
  expect(await lockFacts()).toMatchObject({ on: false, keys: false });
  expect(getVault()).toBe('open');
  expect(keyring()).toEqual({ sealer: null, sealing: false });
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('while the device syncs its keys stay, turn the lock on with the passphrase, and stay when it goes', async () => {
  await database.meta.put({ key: 'syncing', value: 'ada' });
  await turnOn({ prepared: await prepareKeys(passphrase) });
  await turnOff(passphrase);
  expect(await lockFacts()).toMatchObject({ on: false, keys: true });
  expect(await turnOn({ prepared: await prepareKeys('another') })).toEqual({ ok: false, problem: 'failed' });
  expect(await turnOn({ passphrase })).toEqual(well);
  expect((await raw('packs')).every(row => 'sealed' in row)).toBe(true);
});

test('another passphrase, another code, another key: the old ones open nothing, and what was sealed opens', async () => {
  const first = await prepareKeys(passphrase);
  await turnOn({ prepared: first });
  expect(await changePassphrase({ passphrase }, 'a second one')).toEqual(well);
  shut();
  expect(await unlock({ passphrase })).toEqual({ ok: false, problem: 'wrong' });
  expect(await unlock({ passphrase: 'a second one' })).toEqual(well);
  const second = await newRecoveryCode('a second one');
  shut();
  expect(await unlock({ code: first.code })).toEqual({ ok: false, problem: 'wrong' });
  expect(second.ok && (await unlock({ code: second.value.code }))).toEqual(well);

  const before = (await raw('packs')).map(({ sealed }) => sealed);
  const third = await rotate('a second one');
  if (!third.ok) throw new Error(third.problem);
  expect((await raw('packs')).map(({ sealed }) => (sealed as Uint8Array)[2])).toEqual([2, 2]);
  expect((await raw('packs')).map(({ sealed }) => sealed)).not.toEqual(before);
  expect(keyring().sealer?.ring.keys.size).toBe(1);
  expect(await entriesById()).toEqual(mine);
  shut();
  expect(await unlock({ code: third.value.code })).toEqual(well);
  expect(await entriesById()).toEqual(mine);
});
