/** Bringing a history in while the lock is on: the worker seals what it writes, with the keys of that moment, and takes it back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { database, saveEntry } from '../database.ts';
import { newId } from '../ids.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, entriesById, session } from '../test-entries.ts';
import { setKeyring } from '../vault/keyring.ts';
import { prepareKeys } from '../vault/keys.ts';
import { rotate, turnOn, unlock } from '../vault/lock.ts';
import { setVault } from '../vault/state.ts';
import { type Carrier, errand, hireCarrier } from './carrier.ts';

const { entries, imports, patterns } = database;
const passphrase = 'five quiet breaths by the sea';
const brought = [1, 2, 3, 4].map(n => session(n, { note: `MARKER ${n}` }));
const file = new Blob([
  JSON.stringify({
    format: 'tideline',
    version: 1,
    sessions: brought,
    patterns: [{ ...box, id: 'mine', name: 'MARKER pattern' }],
    goals: [{ id: crypto.randomUUID(), kind: { by: 'days', days: 3 }, from: '2026-11-01' }],
  }),
]);
const choices = { zone: 'Europe/London' };
const from = () => ({ id: newId(), at: 1_790_000_000_000, name: 'MARKER.json' });

const opened = () => {
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
};
let carrier: Carrier | undefined;
beforeEach(async () => {
  opened();
  await database.open();
  await emptyDatabase();
  await saveEntry(session(0));
});
afterEach(async () => {
  carrier?.stop();
  await emptyDatabase();
  opened();
});

interface Raw {
  readonly sealed?: Uint8Array;
}

/** Every row of every table as it lies there, past the lock. */
async function raw(): Promise<Record<string, Raw[]>> {
  const names = ['packs', 'weeks', 'patterns', 'goals', 'imports'];
  const rows = names.map(async name => {
    const request = database.backendDB().transaction(name).objectStore(name).getAll();
    await new Promise(resolve => {
      request.onsuccess = resolve;
    });
    return [name, request.result as Raw[]] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}

async function allSealed(newest: number): Promise<void> {
  const tables = await raw();
  for (const [name, rows] of Object.entries(tables)) {
    expect([name, rows.length > 0]).toEqual([name, true]);
    expect([name, rows.map(row => row.sealed?.[2])]).toEqual([name, rows.map(() => newest)]);
  }
  const text = JSON.stringify(tables, (_, value) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );
  expect(text).not.toContain('MARKER');
}

/** A screen that brings files in is opened with the lock on. */
async function lockIt(): Promise<Carrier> {
  expect(await turnOn({ prepared: await prepareKeys(passphrase) })).toMatchObject({ ok: true });
  carrier = hireCarrier();
  return carrier;
}
const ids = async () => (await entriesById()).map(({ id }) => id);

test('what is brought in is sealed, counted, told from what is here, and can be taken back', async () => {
  const carrier = await lockIt();
  const read = await carrier.send('read', { file, choices });
  expect(read).toMatchObject({ ok: true, value: { fresh: 4, here: 0 } });
  const { kept } = await carrier.send('bring', from());
  expect(kept).toMatchObject({ sessions: 4 });
  await allSealed(1);
  expect(await ids()).toEqual([0, 1, 2, 3, 4].map(n => session(n).id));
  expect((await entries.get(session(2).id))?.note).toBe('MARKER 2');
  expect((await patterns.toArray()).map(({ pattern }) => pattern.name)).toEqual(['MARKER pattern']);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  // Known again, also by a worker that was hired since.
  const again = await errand('read', { file, choices });
  expect(again).toMatchObject({ ok: true, value: { fresh: 0, here: 4 } });

  expect(await carrier.send('takeBack', { id: kept?.id ?? '' })).toBe(4);
  expect(await ids()).toEqual([session(0).id]);
  expect([await imports.count(), await patterns.count()]).toEqual([0, 0]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  expect((await raw()).weeks?.every(row => row.sealed)).toBe(true);
});

test('new keys are not made while a file is looked at, and what it brings is sealed with those that are here', async () => {
  const carrier = await lockIt();
  await carrier.send('read', { file, choices });
  expect(await rotate(passphrase)).toEqual({ ok: false, problem: 'busy' });
  await carrier.send('bring', from());
  await allSealed(1);
  carrier.stop();
  expect((await rotate(passphrase)).ok).toBe(true);
  await allSealed(2);
});

test('locked between the preview and the keeping: nothing is kept, and after unlocking it goes on', async () => {
  const carrier = await lockIt();
  await carrier.send('read', { file, choices });
  setKeyring({ sealer: null, sealing: true });
  setVault('locked');
  await expect(carrier.send('bring', from())).rejects.toMatchObject({ name: 'ErrandFailed' });
  expect(await entries.count()).toBe(1);
  expect(await unlock({ passphrase })).toMatchObject({ ok: true });
  expect((await carrier.send('bring', from())).kept).toMatchObject({ sessions: 4 });
  await allSealed(1);
});

test('an export of what is sealed is readable, and the mark of the record is as without a lock', async () => {
  for (const entry of brought) await saveEntry(entry);
  const before = await errand('mark', { favourites: [] });
  const carrier = await lockIt();
  const { file: out, sessions } = await carrier.send('takeOut', {
    form: 'json',
    at: 1_790_000_000_000,
    besides: { favourites: [], settings: {}, conditions: [] },
  });
  expect(sessions).toBe(5);
  expect(await out.text()).toContain('MARKER 3');
  expect(await carrier.send('mark', { favourites: [] })).toBe(before);
});
