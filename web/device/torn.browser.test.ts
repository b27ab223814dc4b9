/** After a full disk nothing is opened before there is room, and then the log is replaced. tests/faults has the full disk itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { putAside, waitingAside } from './aside.ts';
import { database } from './database.ts';
import { emptyDatabase, session } from './test-entries.ts';
import { isTorn } from './torn.ts';

beforeEach(() => database.opened());
afterEach(async () => {
  vi.restoreAllMocks();
  await database.opened();
});

/** As the browser does with every connection after a full disk. */
const closeIt = () => database.backendDB().dispatchEvent(new Event('close'));

test('a connection that the browser closes is mended before anything else, and comes back by itself', async () => {
  await database.meta.put({ key: 'sync:kept', value: 1 });
  closeIt();
  expect(database.isOpen()).toBe(false);
  expect(isTorn()).toBe(true);
  await expect.poll(isTorn).toBe(false);
  expect(await database.meta.get('sync:kept')).toEqual({ key: 'sync:kept', value: 1 });
  expect(await database.letters.count()).toBe(0);
});

test('without room it stays closed and says so, to the next start too; with room it opens', async () => {
  const opening = vi.spyOn(indexedDB, 'open');
  const full = new DOMException('no room', 'QuotaExceededError');
  const writing = vi.spyOn(FileSystemFileHandle.prototype, 'createWritable').mockRejectedValue(full);
  closeIt();
  await expect(database.opened()).rejects.toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
  await expect(database.meta.get('device')).rejects.toThrow(expect.objectContaining({ name: 'DatabaseClosedError' }));
  expect(opening).not.toHaveBeenCalled();
  expect(localStorage.getItem('tideline.torn')).not.toBeNull();
  writing.mockRestore();
  await database.opened();
  await expect.poll(isTorn).toBe(false);
});

test('where files are refused altogether, nothing is said about the disk', async () => {
  vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('no', 'SecurityError'));
  closeIt();
  await database.opened();
  await expect.poll(isTorn).toBe(false);
});

test('closed again while it is being mended: nobody waits for ever', async () => {
  closeIt();
  await expect.poll(() => database.isOpen()).toBe(true);
  closeIt();
  await expect.poll(isTorn).toBe(false);
  await expect.poll(() => database.opened().then(() => database.letters.count())).toBe(0);
});

test('what waited aside is brought in when it has come back', async () => {
  putAside(session(0));
  closeIt();
  await expect.poll(waitingAside).toEqual([]);
  expect(await database.entries.get(session(0).id)).toMatchObject(session(0));
  await emptyDatabase();
});
