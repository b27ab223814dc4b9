/** Own patterns in a real IndexedDB: kept, ordered, deleted and taken back. */
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
