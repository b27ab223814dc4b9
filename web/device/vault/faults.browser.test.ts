/** A database that somebody meddled with, and browsers that end in the middle: refused with a reason, and the rest readable. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import type { Goal } from '../../../domain/practice/goal.ts';
import type { Trial } from '../../../domain/practice/trial.ts';
import { database, type KeptImport, saveEntry } from '../database.ts';
import { deleteEntry, newestDays } from '../history.ts';
import { practisedDays } from '../look-back.ts';
import { editEntry } from '../record/edit.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from '../test-entries.ts';
import { changeVault, vaultKept } from './kept.ts';
import { keyring, setKeyring } from './keyring.ts';
import { prepareKeys } from './keys.ts';
import { lockFacts, rotate, turnOff, turnOn, unlock } from './lock.ts';
import { random, sealerOf } from './sealer.ts';
import { setVault } from './state.ts';
import { sweep } from './sweep.ts';
import { finishSweep } from './sweeper.ts';
import { shut, withoutLock } from './test-lock.ts';
import { unreadable } from './unreadable.ts';

const { entries } = database;
const passphrase = 'five quiet breaths by the sea';
/** A day each, so that each lies in a pack of its own. */
const kept = [0, 2, 4, 6, 8, 10].map(n => session(n, { note: `note ${n}` }));

beforeEach(async () => {
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  await database.open();
  await emptyDatabase();
  for (const entry of kept) await saveEntry(entry);
});
afterEach(withoutLock);

interface Raw {
  readonly id: string;
  readonly sealed?: Uint8Array;
}

/** Past the lock. */
const inStore = <T>(name: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest) =>
  new Promise<T>((resolve, reject) => {
    const request = ask(database.backendDB().transaction(name, mode).objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
const raw = () => inStore<Raw[]>('packs', 'readonly', store => store.getAll());
const meddle = (row: object) => inStore('packs', 'readwrite', store => store.put(row));
/** The nth as it lies there without a lock. */
const plainly = (n: number, { id }: Raw) => ({ id, owner: '', sessions: [kept[n]] });

const lockIt = async () =>
  expect(await turnOn({ prepared: await prepareKeys(passphrase) })).toMatchObject({ ok: true });
const ids = async () => (await entries.toArray()).map(({ id }) => id);
const without = (...gone: number[]) => kept.filter((_, n) => !gone.includes(n)).map(({ id }) => id);

test('a bit changed, two packs swapped, one moved to another day, another person’s key: each is skipped and counted, the rest reads', async () => {
  await lockIt();
  const before = unreadable();
  const rows = await raw();
  const [a, b, c, d, e] = rows as [Raw, Raw, Raw, Raw, Raw];
  const changed = new Uint8Array(a.sealed ?? []);
  changed[40] = (changed[40] ?? 0) ^ 4;
  await meddle({ ...a, sealed: changed });
  await meddle({ ...b, sealed: c.sealed });
  await meddle({ ...c, sealed: b.sealed });
  await inStore('packs', 'readwrite', store => store.delete(d.id));
  await meddle({ ...d, id: d.id.replace('2026-11-04', '2026-11-20') });
  const foreign = sealerOf({ newest: 1, keys: new Map([[1, random(32)]]) });
  const place = { table: 'packs', owner: '', id: e.id };
  await meddle({ ...e, sealed: foreign.seal(place, JSON.stringify(plainly(4, e))) });
  expect(await ids()).toEqual(without(0, 1, 2, 3, 4));
  expect(unreadable()).toBe(before + 5);
  const [first = '', last = ''] = [kept[0]?.id, kept[5]?.id];
  expect(await entries.get(first)).toBeUndefined();
  expect(await entries.bulkGet([first, last])).toMatchObject([undefined, kept[5]]);
  // Written anew, it is whole again.
  await entries.put({ ...session(0), owner: '' });
  expect(await entries.count()).toBe(kept.length);
  expect(unreadable()).toBe(before + 4);
  expect(await ids()).toEqual(without(1, 2, 3, 4));
});

test('another person’s row, one cut short and one of a newer format: skipped and counted, the rest reads', async () => {
  await lockIt();
  const [a, b, c] = (await raw()) as [Raw, Raw, Raw];
  await meddle({ ...a, owner: 'ben' });
  await meddle({ ...b, sealed: b.sealed?.slice(0, -1) });
  await meddle({ ...c, sealed: Uint8Array.of(2, ...(c.sealed?.slice(1) ?? [])) });
  expect(await ids()).toEqual(without(0, 1, 2));
  expect(unreadable()).toBeGreaterThanOrEqual(3);
});

test('in every table: two rows that changed places are closed, the third is read', async () => {
  const { packs, weeks, patterns, goals, trials, imports, things } = database;
  const three = [0, 1, 2];
  await saveEntry(session(30));
  await goals.bulkPut(three.map(n => ({ id: `goal-${n}`, kind: { by: 'days', days: 3 }, from: '2026-11-01' }) as Goal));
  await patterns.bulkPut(three.map(n => ({ id: `own-${n}`, place: n, pattern: { ...box, id: `own-${n}` } })));
  await trials.bulkPut(three.map(n => ({ id: `trial-${n}`, startedAt: kept[n]?.startedAt }) as Trial));
  await imports.bulkPut(
    three.map(n => ({ id: `file-${n}`, at: n, origin: 'tideline', name: `${n}`, sessions: n }) as KeptImport),
  );
  await things.bulkPut(three.map(n => ({ key: `session:${n}`, owner: 'ada', known: [], told: [`${n}`] }) as const));
  await lockIt();
  for (const table of [packs, weeks, patterns, goals, trials, imports, things]) {
    const all = await inStore<Raw[]>(table.name, 'readonly', store => store.getAll());
    const [first, second, ...rest] = all;
    if (!first?.sealed || !second?.sealed || rest.length === 0) throw new Error(`three sealed rows of ${table.name}`);
    const { sealed: one } = first;
    await inStore(table.name, 'readwrite', store => store.put({ ...first, sealed: second.sealed }));
    await inStore(table.name, 'readwrite', store => store.put({ ...second, sealed: one }));
    const read = await table.toArray();
    expect([table.name, read.length]).toEqual([table.name, rest.length]);
  }
});

test('totals that cannot be opened: their week is counted anew from its sessions when one of them changes, and the others stay', async () => {
  await lockIt();
  const rows = await inStore<{ week: number; practised: number }[]>('weeks', 'readonly', store => store.getAll());
  // A Sunday, and five days of the week after it.
  expect(rows.map(({ practised }) => practised)).toEqual([0b100_0000, 0b1_1111]);
  for (const row of rows)
    await inStore('weeks', 'readwrite', store => store.put({ ...row, sealed: new Uint8Array(60) }));
  expect(await daysAsTheyAre()).toEqual([]);
  expect(await practisedDays()).toEqual(kept.map(({ day }) => day));
  const before = unreadable();
  await saveEntry(session(5));
  await editEntry(session(2).id, { seconds: 100 }, 1);
  expect(await daysAsTheyAre()).toEqual((await daysAsTheyMustBe()).slice(1));
  await deleteEntry(session(0).id, 1);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  expect(await inStore('weeks', 'readonly', store => store.getAllKeys())).toEqual([[rows[1]?.week, '']]);
  expect(unreadable()).toBe(before - 2);
});

test('a page is filled up past what cannot be opened, forwards, backwards and by a filter', async () => {
  await lockIt();
  for (const n of [1, 4]) {
    const row = (await raw())[n];
    if (row) await meddle({ ...row, sealed: new Uint8Array(60) });
  }
  const days = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id.slice(0, 10));
  const firstThree = await database.packs.orderBy('id').limit(3).toArray();
  expect(days(firstThree)).toEqual(['2026-11-01', '2026-11-03', '2026-11-04']);
  const lastThree = await database.packs.orderBy('id').reverse().limit(3).toArray();
  expect(days(lastThree)).toEqual(['2026-11-06', '2026-11-04', '2026-11-03']);
  const page = await newestDays(3);
  expect([page.days.flatMap(({ sessions }) => sessions).length, page.more]).toEqual([3, true]);
});

test('sealed with a key that left the ring: an old row put back after the key was renewed is refused', async () => {
  await lockIt();
  const [old] = await raw();
  expect((await rotate(passphrase)).ok).toBe(true);
  if (old) await meddle(old);
  expect(await ids()).toEqual(without(0));
});

test('cut off while everything is sealed: locked at the next start, mixed rows read, and the unlocking goes on with it', async () => {
  await lockIt();
  // As if the worker had been killed after a part.
  await changeVault(record => ({ ...record, sweep: 'sealed' }));
  const rows = await raw();
  for (const n of [1, 3]) await meddle(plainly(n, rows[n] as Raw));
  shut();
  database.close();
  await database.open();
  expect(await unlock({ passphrase })).toMatchObject({ ok: true });
  expect(await ids()).toEqual(without());
  await expect.poll(async () => (await lockFacts()).unfinished).toBe(false);
  expect((await raw()).every(row => row.sealed)).toBe(true);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('cut off while the key is renewed: rows of both keys read, and nothing is left of the old one in the end', async () => {
  await lockIt();
  const before = keyring().sealer?.ring;
  const rows = await raw();
  expect((await rotate(passphrase)).ok).toBe(true);
  const now = keyring().sealer?.ring;
  if (!before || !now) throw new Error('no keys');
  // Half of the rows as they were, and the record as it was in the middle.
  const { sealOlder } = await import('./open-ring.ts');
  await changeVault(record => ({ ...record, sweep: 'sealed', older: sealOlder(now, before) }));
  for (const row of rows.slice(0, 3)) await meddle(row);
  shut();
  expect(await unlock({ passphrase })).toMatchObject({ ok: true });
  expect(await ids()).toEqual(without());
  await expect.poll(async () => (await lockFacts()).unfinished).toBe(false);
  expect((await raw()).map(row => row.sealed?.[2])).toEqual(kept.map(() => 2));
  expect((await vaultKept())?.older).toBeUndefined();
});

test('cut off while the lock is turned off: open at the next start, and what was still sealed is opened', async () => {
  await lockIt();
  const rows = await raw();
  const record = await vaultKept();
  const ring = keyring().sealer?.ring;
  await turnOff(passphrase);
  const { ringBytes } = await import('./wrap.ts');
  if (!record || !ring) throw new Error('no keys');
  await database.meta.put({ key: 'vault', value: { ...record, lock: 'off', ring: ringBytes(ring), sweep: 'open' } });
  for (const row of rows.slice(0, 3)) await meddle(row);
  database.close();
  await database.open();
  expect(await ids()).toEqual(without());
  expect(await finishSweep()).toBe(true);
  expect((await raw()).some(row => row.sealed)).toBe(false);
  expect(await vaultKept()).toBeNull();
});

test('locked in the middle of sealing: it stops, and is taken up again', async () => {
  await lockIt();
  for (const [n, row] of (await raw()).entries()) await meddle(plainly(n, row));
  setKeyring({ sealer: null, sealing: true });
  await expect(sweep('sealed', () => {})).rejects.toMatchObject({ name: 'VaultLocked' });
  expect((await raw()).length).toBe(kept.length);
});

test('a flag that was lost with a killed browser: the database knows better, and nothing is written open', async () => {
  await lockIt();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
  database.close();
  await database.open();
  await expect(saveEntry(session(7))).rejects.toMatchObject({ name: 'VaultLocked' });
});

test('what is whose can be found and deleted without a key, so that signing out needs none', async () => {
  await entries.put({ ...session(20), owner: 'ben' });
  await lockIt();
  shut();
  await entries.deleteOf('');
  expect(await entries.ids()).toEqual([session(20).id]);
  expect(await raw()).toHaveLength(1);
});
