/** Keeping a finished session, in the browser's real IndexedDB: whole or not at all, once, and never silently lost. */
import { Dexie } from 'dexie';
import { beforeEach, expect, test } from 'vitest';
import { dropAside, putAside, waitingAside } from './aside.ts';
import { database, nobody, openDatabase, saveEntry } from './database.ts';
import { deleteEntry } from './history.ts';
import { keep, somethingKept } from './keep.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, session } from './test-entries.ts';

const { entries, weeks, marks, meta } = database;

beforeEach(async () => {
  localStorage.clear();
  await database.open();
  await emptyDatabase();
});

test('a session, its day total and its mark are written together', async () => {
  await saveEntry(session(0));
  await saveEntry(session(1));
  expect(await entries.toArray()).toEqual([
    { ...session(0), owner: nobody },
    { ...session(1), owner: nobody },
  ]);
  expect(await daysAsTheyAre()).toMatchObject([
    {
      owner: nobody,
      day: '2026-11-01',
      seconds: session(0).seconds + session(1).seconds,
      breaths: session(0).breaths + session(1).breaths,
      sessions: 2,
    },
  ]);
  // Nothing waits while nothing is synced.
  expect(await marks.count()).toBe(0);
});

test('saving it again changes nothing', async () => {
  await saveEntry(session(0));
  await Promise.all([saveEntry(session(0)), saveEntry(session(0))]);
  expect(await entries.count()).toBe(1);
  expect(await daysAsTheyAre()).toMatchObject([{ sessions: 1, breaths: session(0).breaths }]);
});

test('a finished session is acknowledged only when the browser says that it is on the disk', async () => {
  // Dexie takes hold of it when it opens.
  database.close();
  const begun: IDBTransaction[] = [];
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...args: Parameters<typeof begin>) {
    const transaction = begin.apply(this, args);
    begun.push(transaction);
    return transaction;
  };
  await database.open();
  await saveEntry(session(0));
  IDBDatabase.prototype.transaction = begin;
  const writing = begun.filter(({ mode }) => mode === 'readwrite');
  expect(writing.map(({ durability }) => durability)).toEqual(['strict']);
  expect([...(writing[0]?.objectStoreNames ?? [])]).toEqual(
    expect.arrayContaining(['weeks', 'packs', 'labels', 'marks']),
  );
});

test('the browser is asked to keep it after the first session, once', async () => {
  // What the tests before asked, in its turn, is answered by then.
  await navigator.storage.persisted();
  await navigator.storage.persist();
  localStorage.clear();
  let asked = 0;
  const { persist, persisted } = StorageManager.prototype;
  StorageManager.prototype.persisted = async () => false;
  StorageManager.prototype.persist = async () => {
    asked++;
    return false;
  };
  await database.opened();
  expect(asked).toBe(0);
  await saveEntry(session(0));
  await expect.poll(() => asked).toBe(1);
  await saveEntry(session(1));
  await new Promise(resolve => setTimeout(resolve, 50));
  expect(asked).toBe(1);
  Object.assign(StorageManager.prototype, { persist, persisted });
});

test('the account that is synced owns it', async () => {
  await meta.put({ key: 'syncing', value: 'ada' });
  await saveEntry(session(0));
  expect(await entries.toArray()).toMatchObject([{ owner: 'ada' }]);
  expect(await marks.toArray()).toMatchObject([{ owner: 'ada' }]);
  expect(await daysAsTheyAre()).toMatchObject([{ owner: 'ada' }]);
});

test('when one part cannot be written nothing is, and the session comes back at the next start', async () => {
  const refuse = () => {
    throw new Error('the disk is full');
  };
  weeks.hook('creating', refuse);
  await expect(keep(session(0))).rejects.toThrow('the disk is full');
  weeks.hook('creating').unsubscribe(refuse);
  expect(await entries.count()).toBe(0);
  expect(await daysAsTheyAre()).toEqual([]);

  await openDatabase();
  expect(await entries.toArray()).toMatchObject([session(0)]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  await openDatabase();
  expect(await entries.count()).toBe(1);
});

test('what waits aside whole is not replaced by a checkpoint of it, but by what was said of it since', () => {
  putAside(session(0));
  putAside({ ...session(0), seconds: 31, breaths: 1 });
  expect(waitingAside()).toEqual([session(0)]);
  putAside({ ...session(0), mood: 4 });
  expect(waitingAside()).toEqual([{ ...session(0), mood: 4 }]);
});

test('what could be saved at the second try does not come back after it was deleted', async () => {
  const refuse = () => {
    throw new Error('the disk is full');
  };
  weeks.hook('creating', refuse);
  await expect(keep(session(0))).rejects.toThrow();
  weeks.hook('creating').unsubscribe(refuse);
  await keep(session(0));
  await deleteEntry(session(0).id, 0);
  await openDatabase();
  expect(await entries.count()).toBe(0);
});

test('a newer version in another tab is given way to: this one stops writing, and loses nothing', async () => {
  await saveEntry(session(0));
  const name = database.name;
  const newer = indexedDB.open(name, 1000);
  await new Promise<void>((resolve, reject) => {
    newer.onsuccess = () => resolve();
    newer.onerror = () => reject(newer.error);
    // Only if this tab did not close: the newer version would wait for ever.
    newer.onblocked = () => reject(new Error('blocked'));
  });
  newer.result.close();
  expect(database.isOpen()).toBe(false);
  await expect(keep(session(1))).rejects.toThrow();
  expect(database.isOpen()).toBe(false);
  // The old version, started anew over the newer data, gives way as well.
  await expect(database.open()).rejects.toThrow();
  expect(database.isOpen()).toBe(false);
  // The next start of the newer version will bring it in.
  expect(waitingAside()).toEqual([session(1)]);
  expect(await somethingKept()).toBe(true);
  dropAside(session(1).id);
  await Dexie.delete(name);
  expect(await somethingKept()).toBe(false);
});
