/** Sync between devices, step by step: what one does the others hold, and what cannot be read or sent holds up nothing. */
import { beforeEach, expect, test } from 'vitest';
import { box } from '../../../domain/breath/library.ts';
import { pushLimit } from '../../../domain/practice/sync.ts';
import { database, saveEntry } from '../database.ts';
import { getFavourites, setFavourite } from '../favourites.ts';
import { goalsShown, setGoal } from '../goals.ts';
import { deleteEntry, undoDelete, undoTime } from '../history.ts';
import { deletePattern, ownPatterns, savePattern } from '../patterns.ts';
import { editEntry } from '../record/edit.ts';
import { changeSettings, getSettings, rememberHabit } from '../settings.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, entriesById, session } from '../test-entries.ts';
import { claim, leave, release } from './owner.ts';
import { syncFacts } from './status.ts';
import { account, TestDevice } from './test-device.ts';
import { TestServer } from './test-server.ts';

const { entries, marks, parcels, things } = database;
const key = (fill: number) => new Uint8Array(32).fill(fill);
const ring = { newest: 1, keys: new Map([[1, key(1)]]) };
let server: TestServer;
let time = Date.UTC(2026, 10, 25, 8);
const now = () => time++;
let one: TestDevice;
let two: TestDevice;

beforeEach(async () => {
  localStorage.clear();
  window.dispatchEvent(new StorageEvent('storage', { key: null }));
  await emptyDatabase();
  TestDevice.forget();
  server = new TestServer();
  one = new TestDevice(1, server, ring, now);
  two = new TestDevice(2, server, ring, now);
  for (const device of [two, one]) {
    await device.enter();
    await device.keepKeys();
    await claim(account, {});
  }
});

const kept = async () => (await entriesById()).map(({ owner: _, ...entry }) => entry);
const living = () => [...server.rows.values()].filter(({ payload }) => payload !== null).length;

test('what one saves, changes, deletes and brings back, the other holds', async () => {
  for (const n of [0, 1, 2]) await saveEntry(session(n));
  expect(await one.round()).toBeNull();
  expect(await two.round()).toBeNull();
  expect(await kept()).toEqual([0, 1, 2].map(n => session(n)));
  await editEntry(session(0).id, { note: 'from two', mood: 4 }, now());
  const deleted = await deleteEntry(session(1).id, now());
  await two.round();
  const there = await kept();
  await one.round();
  expect(await kept()).toEqual(there);
  expect(there).toHaveLength(2);
  await two.enter();
  if (deleted) await undoDelete(deleted, now());
  await two.round();
  await one.round();
  expect((await kept()).map(({ id }) => id)).toEqual([0, 1, 2].map(n => session(n).id));
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  // A row for each thing: what was said before became a tombstone.
  expect(living()).toBe(3);
  expect([await marks.count(), await parcels.count()]).toEqual([0, 0]);
});

test('two change the same session apart: of every field the later holds, on both', async () => {
  await saveEntry(session(0));
  await one.round();
  await two.round();
  await editEntry(session(0).id, { note: 'two' }, now());
  await one.enter();
  await editEntry(session(0).id, { mood: 5 }, now());
  for (const device of [one, two, one]) await device.round();
  expect(await kept()).toMatchObject([{ note: 'two', mood: 5 }]);
  const here = await kept();
  await two.enter();
  expect(await kept()).toEqual(here);
});

test('patterns, goals, settings, habits and favourites travel as well', async () => {
  await savePattern({ ...box, id: 'mine', name: 'Mine' });
  await setGoal({ kind: { by: 'days', days: 3 }, today: '2026-11-25', freshId: () => crypto.randomUUID() });
  setFavourite('mine', true);
  setFavourite('gone', true);
  changeSettings({ captions: true });
  rememberHabit('mine', { settle: 10 });
  await one.round();
  await two.enter();
  await setGoal({ kind: { by: 'days', days: 5 }, today: '2026-11-25', freshId: () => crypto.randomUUID() });
  setFavourite('six', true);
  await two.round();
  await one.round();
  for (const device of [one, two]) {
    await device.enter();
    expect((await ownPatterns()).map(({ name }) => name)).toEqual(['Mine']);
    expect((await goalsShown('2026-11-25')).map(({ goal }) => goal.kind)).toEqual([{ by: 'days', days: 5 }]);
    expect([...getFavourites()].sort()).toEqual(['gone', 'mine', 'six']);
    expect(getSettings()).toMatchObject({ captions: true, habits: { mine: { settle: 10 } } });
  }
  await deletePattern('mine');
  setFavourite('gone', false);
  changeSettings({ captions: false });
  await two.round();
  await one.round();
  expect(await ownPatterns()).toEqual([]);
  expect([...getFavourites()].sort()).toEqual(['mine', 'six']);
  expect(getSettings().captions).toBe(false);
});

test('a choice made while another one is on its way into localStorage is not lost', async () => {
  changeSettings({ captions: true });
  await one.round();
  await two.enter();
  changeSettings({ haptics: false });
  // It dies after the page was taken in and before it was written beside.
  const onItsWay = () => things.filter(({ pending }) => pending !== undefined).count();
  for (let dies = 1; (await onItsWay()) === 0; dies++) expect(await two.round({ dies })).toBe('died');
  changeSettings({ motion: 'still' });
  await two.round();
  await one.round();
  expect(getSettings()).toMatchObject({ captions: true, motion: 'still' });
});

test('batches keep to the limit, and pages bring it all', async () => {
  for (let n = 0; n < 2 * pushLimit + 5; n++) await saveEntry(session(n));
  await one.round();
  expect(server.pushes).toEqual([pushLimit, pushLimit, 5]);
  await two.round();
  expect(await entries.count()).toBe(2 * pushLimit + 5);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('a deletion that can still be taken back is not sent, unless the person is leaving', async () => {
  await saveEntry(session(0));
  await one.round();
  await deleteEntry(session(0).id, time);
  await one.round({ all: false });
  expect(await marks.count()).toBe(1);
  time += undoTime;
  await one.round({ all: false });
  await two.round();
  expect(await entries.count()).toBe(0);
});

test('an id that somebody else has is changed for another; a text the server does not take is set aside', async () => {
  for (let n = 0; n < 9; n++) await saveEntry(session(n));
  server.faults = ['fine', 'lost before'];
  await one.round();
  const [first, second] = await parcels.toArray();
  server.taken.add(first?.id ?? '');
  await parcels.update(second?.id ?? '', { instead: [first?.id ?? ''] });
  await one.round();
  expect(living()).toBe(9);
  await editEntry(session(3).id, { note: 'x' }, now());
  server.faults = ['fine', 'lost before'];
  await one.round();
  const [only] = await parcels.toArray();
  const text = btoa(String.fromCharCode(...(only?.sealed ?? [])))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  server.unacceptable.add(text.replaceAll('=', ''));
  expect(await one.round()).toBeNull();
  expect(await syncFacts(account)).toMatchObject({ waiting: 0, since: null, refused: 1 });
  await editEntry(session(3).id, { note: 'y' }, now());
  expect(await one.round()).toBeNull();
  expect(await syncFacts(account)).toMatchObject({ waiting: 0, refused: 0 });
});

test('damaged, moved, foreign: counted with the reason, the rest is read, and read again when it can be', async () => {
  for (const n of [0, 1, 2, 3]) await saveEntry(session(n));
  one.ring = { newest: 2, keys: new Map([...ring.keys, [2, key(2)]]) };
  await one.round();
  const ids = [...server.rows.keys()];
  const [a, b] = ids.map(id => server.rows.get(id));
  if (!a?.payload || !b?.payload) throw new Error('both are there');
  two.ring = one.ring;
  server.rows.set(ids[0] ?? '', { ...a, payload: b.payload });
  server.rows.set(ids[1] ?? '', { ...b, payload: { ...b.payload, text: `${b.payload.text.slice(0, -4)}AAAA` } });
  expect(await two.round()).toBeNull();
  expect((await kept()).map(({ id }) => id)).toEqual([2, 3].map(n => session(n).id));
  expect((await syncFacts(account)).unreadable).toBe(2);

  const three = new TestDevice(3, server, ring, now);
  server.rows.set(ids[0] ?? '', a);
  server.rows.set(ids[1] ?? '', b);
  await three.enter();
  await claim(account, {});
  expect(await three.round()).toBe('keys-changed');
  expect(await entries.count()).toBe(0);
  three.ring = one.ring;
  await claim(account, { build: '' });
  expect(await three.round()).toBeNull();
  expect(await entries.count()).toBe(4);
  expect((await syncFacts(account)).unreadable).toBe(0);
});

test('a server that hands out what was said before, under old rows or new: nothing goes back, nothing comes twice', async () => {
  for (const n of [0, 1]) await saveEntry(session(n));
  await one.round();
  const first = new Map(server.rows);
  await editEntry(session(0).id, { note: 'later' }, now());
  await deleteEntry(session(1).id, now());
  await one.round();
  await two.round();
  const there = await kept();
  expect(there).toMatchObject([{ id: session(0).id, note: 'later' }]);
  // The very rows again, alive and newest of all.
  let cursor = 1_000;
  for (const [id, { payload }] of first) server.rows.set(id, { payload, cursor: ++cursor });
  // And what they said under the names of others, and under new ones.
  const texts = [...first.values()].map(({ payload }) => payload);
  const [a = '', b = ''] = [...first.keys()];
  for (const [id, text] of [
    [b, texts[0]],
    [a.replace(/^0/, '1'), texts[1]],
  ] as const)
    server.rows.set(id, { payload: text ?? null, cursor: ++cursor });
  for (const device of [two, one]) {
    expect(await device.round()).toBeNull();
    expect(await kept()).toEqual(there);
    expect((await syncFacts(account)).unreadable).toBe(2);
    expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  }
});

test('an emptied server is not filled again unasked', async () => {
  await saveEntry(session(0));
  await one.round();
  server.empty();
  await saveEntry(session(1));
  expect(await one.round()).toBe('emptied');
  expect(server.rows.size).toBe(0);
  expect(await entries.count()).toBe(2);
});

test('signed out, nothing readable is left; what was not sent is sealed, and comes back with the next joining', async () => {
  for (const n of [0, 1]) await saveEntry(session(n, { note: 'marker-note' }));
  await one.round();
  await editEntry(session(0).id, { note: 'marker-later' }, now());
  await savePattern({ ...box, id: 'mine', name: 'marker-pattern' });
  setFavourite('marker-liked', true);
  await leave(account);
  const left = JSON.stringify(await Promise.all(database.tables.map(table => table.toArray())), (_, value) =>
    value instanceof Uint8Array ? new TextDecoder().decode(value) : value,
  );
  expect(`${left}${JSON.stringify({ ...localStorage })}`).not.toContain('marker');
  for (const n of [0, 1]) expect(left).not.toContain(session(n).id);
  // A session, a pattern and a favourite.
  expect(await parcels.count()).toBe(3);

  await claim(account, { build: '' });
  expect(await one.round()).toBeNull();
  expect(await kept()).toMatchObject([{ note: 'marker-later' }, { note: 'marker-note' }]);
  expect((await ownPatterns()).map(({ name }) => name)).toEqual(['marker-pattern']);
  expect(await parcels.count()).toBe(0);
  await two.round();
  expect(await kept()).toMatchObject([{ note: 'marker-later' }, { note: 'marker-note' }]);
});

test('turned off, changed, turned on again: what was changed and deleted meanwhile is sent', async () => {
  for (const n of [0, 1, 2]) await saveEntry(session(n));
  await one.round();
  await two.round();
  await one.enter();
  await release(account);
  await editEntry(session(0).id, { note: 'alone' }, now());
  await deleteEntry(session(1).id, now());
  await saveEntry(session(5));
  expect(await marks.count()).toBe(0);
  await claim(account, {});
  await one.round();
  await two.round();
  expect(await kept()).toMatchObject([{ note: 'alone' }, { id: session(2).id }, { id: session(5).id }]);
});

test('the same sessions on two devices before they met are one, and the server has them once', async () => {
  await one.enter();
  await release(account);
  await two.enter();
  await release(account);
  for (const device of [one, two]) {
    await device.enter();
    for (const n of [0, 1, 2]) await saveEntry(session(n));
    await claim(account, {});
    await device.round();
  }
  await one.round();
  expect(await entries.count()).toBe(3);
  expect(living()).toBeLessThanOrEqual(6);
  expect(await things.count()).toBe(3);
});

test('nothing is taken in for an account that has signed out while the answer was on its way', async () => {
  await saveEntry(session(0));
  await one.round();
  await two.enter();
  server.meanwhile = () => leave(account);
  expect(await two.round()).toBeNull();
  server.meanwhile = undefined;
  expect(await entries.count()).toBe(0);
});
