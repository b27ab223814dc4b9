/** Own patterns in a real IndexedDB: kept, ordered, deleted and taken back; a device of the last version keeps everything. */
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { simple } from '../../domain/breath/library.ts';
import { database } from './database.ts';
import {
  deletePattern,
  duplicatePattern,
  findPattern,
  movePattern,
  ownPatterns,
  restorePattern,
  savePattern,
} from './patterns.ts';

const named = (id: string, name = id) =>
  simple(id, name, { by: 'minutes', minutes: 5 }, [
    ['in', 4],
    ['out', 6],
  ]);
const order = async () => (await ownPatterns()).map(({ id }) => id);

afterEach(async () => {
  await database.patterns.clear();
});

test('the newest comes first; saving again changes it in its place', async () => {
  for (const id of ['a', 'b', 'c']) await savePattern(named(id));
  expect(await order()).toEqual(['c', 'b', 'a']);
  await savePattern(named('b', 'Changed'));
  expect((await ownPatterns()).map(({ name }) => name)).toEqual(['c', 'Changed', 'a']);
});

test('moved up, down, beyond the ends', async () => {
  for (const id of ['a', 'b', 'c']) await savePattern(named(id));
  await movePattern('a', 0);
  expect(await order()).toEqual(['a', 'c', 'b']);
  await movePattern('a', 99);
  expect(await order()).toEqual(['c', 'b', 'a']);
  await movePattern('b', -4);
  expect(await order()).toEqual(['b', 'c', 'a']);
});

test('a duplicate stands below its original and is its own pattern', async () => {
  for (const id of ['a', 'b']) await savePattern(named(id));
  await duplicatePattern('b', { id: 'b2', name: 'B, copy' });
  expect(await order()).toEqual(['b', 'b2', 'a']);
  expect(await findPattern('b2')).toEqual(named('b2', 'B, copy'));
});

test('a deletion can be taken back to the same place', async () => {
  for (const id of ['a', 'b', 'c']) await savePattern(named(id));
  const row = await deletePattern('b');
  expect(await order()).toEqual(['c', 'a']);
  if (row) await restorePattern(row);
  expect(await order()).toEqual(['c', 'b', 'a']);
});

test('the library is found first, then own patterns, then nothing; a broken row is not shown', async () => {
  await savePattern(named('box', 'Not the box'));
  expect((await findPattern('box'))?.name).toBe('Box breathing');
  expect(await findPattern('nobody')).toBeUndefined();
  await database.patterns.put({ id: 'z', place: 9, pattern: { ...named('z'), blocks: [] } });
  expect(await findPattern('z')).toBeUndefined();
  expect(await order()).toEqual(['box']);
});

test('a database of the first version opens with all it had, and has room for patterns', async () => {
  database.close();
  await Dexie.delete('tideline');
  const old = new Dexie('tideline');
  old.version(1).stores({
    entries: 'id, startedAt, day, [owner+day]',
    days: '[owner+day], day',
    outbox: 'id, owner',
    meta: 'key',
  });
  await old.table('meta').put({ key: 'account', value: 'somebody' });
  await old.table('days').put({ owner: '', day: '2026-11-22', seconds: 64, breaths: 4, sessions: 1 });
  old.close();
  await database.open();
  expect(await database.meta.get('account')).toEqual({ key: 'account', value: 'somebody' });
  expect(await database.days.count()).toBe(1);
  await savePattern(named('a'));
  expect(await order()).toEqual(['a']);
});
