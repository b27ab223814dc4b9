/** Databases as earlier versions made them, row for row, opened by this one: nothing is lost, and totals are the fold. */
import { Dexie } from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { simple } from '../../domain/breath/library.ts';
import { foldDays } from '../../domain/practice/day.ts';
import { entry as schema } from '../../domain/practice/entry.ts';
import { database, type KeptEntry, saveEntry } from './database.ts';
import { monthDays, newestDays } from './history.ts';
import { practisedDays } from './look-back.ts';
import { labelOf, type Pack, packUp } from './packs.ts';
import { editEntry } from './record/edit.ts';
import { daySessions } from './record/sessions.ts';
import { daysAsTheyAre, daysAsTheyMustBe, emptyDatabase, entriesById, session, wrongWeeks } from './test-entries.ts';
import { earlierImports, takeBack } from './transfer/bring.ts';
import { keyring, setKeyring } from './vault/keyring.ts';
import { prepareKeys } from './vault/keys.ts';
import { turnOff, turnOn, unlock } from './vault/lock.ts';
import { shut } from './vault/test-lock.ts';
import type { KeptDay } from './weeks.ts';

type Stores = Record<string, string>;
/** Frozen: what those versions declared. They are never to be changed, only added to. */
const first: Stores = {
  entries: 'id, startedAt, day, owner',
  days: '[owner+day], day, owner',
  outbox: 'id, owner',
  meta: 'key',
};
const firstLater: Stores = {
  entries: 'id, startedAt, day, [owner+day]',
  days: '[owner+day], day',
  outbox: 'id, owner',
  meta: 'key',
};
const second: Stores = { patterns: 'id, place' };
const third: Stores = {
  entries: 'id, startedAt, [day+startedAt], imported',
  imports: 'id, at',
  goals: 'id',
  trials: 'id, startedAt',
};
const fourth: Stores = {
  entries: 'id, startedAt, [day+startedAt]',
  outbox: null as unknown as string,
  marks: 'key, owner',
  things: 'key, owner',
  parcels: 'id, owner, key',
  letters: 'id',
};
/** Sessions in packs. */
const fifth: Stores = { entries: null as unknown as string, packs: 'id', labels: 'id, &*ids' };
/** What a session was before rounds, moods before, tags and origins. */
const oldEntry = (n: number, owner: string, told: object = {}) => ({ ...session(n), ...told, owner });
const entries = [
  oldEntry(0, ''),
  oldEntry(1, '', { mood: 4, note: 'before the call' }),
  oldEntry(2, 'ada'),
  oldEntry(3, 'ada', { note: 'x'.repeat(2000) }),
  // The same day for another owner, and a day of its own.
  oldEntry(4, 'mara', { day: '2026-11-01' }),
  oldEntry(60, ''),
];
/** Day totals were three numbers. */
const smallDays = (() => {
  const days = new Map<string, { owner: string; day: string; seconds: number; breaths: number; sessions: number }>();
  for (const { owner, day, seconds, breaths } of entries) {
    const key = `${owner} ${day}`;
    const at = days.get(key) ?? { owner, day, seconds: 0, breaths: 0, sessions: 0 };
    days.set(key, {
      ...at,
      seconds: Math.round((at.seconds + seconds) * 10) / 10,
      breaths: at.breaths + breaths,
      sessions: at.sessions + 1,
    });
  }
  return [...days.values()];
})();
/** From the third version on they are as they are today. */
const owners = ['', 'ada', 'mara'];
const totalsOf = (of: typeof entries) =>
  owners.flatMap(owner => foldDays(of.filter(entry => entry.owner === owner)).map(total => ({ ...total, owner })));
const wholeDays = totalsOf(entries);
/** And from the fourth on whoever was signed in has left theirs to the device. */
const since4 = entries.map(of => (of.owner === 'ada' ? { ...of, owner: '' } : of));
const daysSince4 = totalsOf(since4);
/** What waited: the first three versions kept it in a table of its own. */
const outbox = [
  { id: session(0).id, owner: '', action: 'put', since: 1, after: 0 },
  { id: session(2).id, owner: 'ada', action: 'put', since: 2, after: 0, refused: 'invalid' },
  { id: session(9).id, owner: 'ada', action: 'delete', since: 3, after: 20_003 },
];
const meta = [
  { key: 'account', value: 'ada' },
  { key: 'sync:ada', value: { cursor: 7, last: 1, problem: null } },
];
const pattern = simple('own', 'My own', { by: 'minutes', minutes: 5 }, [
  ['in', 4],
  ['out', 6],
]);
const patterns = [{ id: 'own', place: 0, pattern }];

async function madeBy(version: number, ...stores: Stores[]) {
  database.close();
  await Dexie.delete('tideline');
  const old = new Dexie('tideline');
  stores.forEach((of, i) => {
    old.version(Math.min(i + 1, version)).stores(of);
  });
  await old.open();
  if (version < 5) await old.table('entries').bulkAdd(version < 4 ? entries : since4);
  else {
    await old.table('packs').bulkAdd(packUp(since4));
    await old.table('labels').bulkAdd((await old.table<Pack>('packs').toArray()).map(labelOf));
  }
  await old.table('days').bulkAdd(version < 3 ? smallDays : version < 4 ? wholeDays : daysSince4);
  if (version < 4) {
    await old.table('outbox').bulkAdd(outbox);
    await old.table('meta').bulkAdd(meta);
  }
  if (version > 1) await old.table('patterns').bulkAdd(patterns);
  expect(old.backendDB().version).toBe(version * 10);
  old.close();
}

afterEach(async () => {
  await database.open();
  await emptyDatabase();
  await database.patterns.clear();
});

test.each([
  ['1, as it first was', 1, [first]],
  ['1, as it was released', 1, [firstLater]],
  ['2', 2, [firstLater, second]],
  ['3', 3, [firstLater, second, third]],
  ['4', 4, [firstLater, second, third, fourth]],
  ['5', 5, [firstLater, second, third, fourth, fifth]],
] as const)('version %s', async (_, version, stores) => {
  await madeBy(version, ...stores);
  await database.open();
  // Sync was unsealed and is off now; what another account left here stays that account's.
  expect(await entriesById()).toEqual(since4);
  for (const { owner: _, ...entry } of await database.entries.toArray()) expect(schema.parse(entry)).toEqual(entry);
  expect(await database.marks.count()).toBe(0);
  for (const gone of ['outbox', 'entries', 'days'])
    expect([...database.backendDB().objectStoreNames]).not.toContain(gone);
  expect(await database.meta.toArray()).toEqual([]);
  expect(await database.patterns.toArray()).toEqual(version > 1 ? patterns : []);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  expect(await wrongWeeks()).toEqual([]);

  // Every index that today's screens ask is there, and it goes on.
  expect((await newestDays(10)).days.map(({ total }) => total.day)).toEqual(['2026-12-01', '2026-11-02', '2026-11-01']);
  expect((await daySessions({ day: '2026-11-01', limit: 5 })).sessions).toHaveLength(2);
  expect(await monthDays('2026-11')).toMatchObject([{ sessions: 2 }, { sessions: 2 }]);
  await saveEntry(session(5));
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('what version 3 brought from a file is still known, and taken back whole', async () => {
  await madeBy(3, firstLater, second, third);
  const old = new Dexie('tideline');
  await old.open();
  await old.table('imports').add({ id: 'file', at: 1, origin: 'csv', name: 'a.csv', sessions: 2 });
  for (const n of [0, 60]) await old.table('entries').update(session(n).id, { imported: 'file' });
  old.close();
  await database.open();
  expect(await earlierImports()).toMatchObject([{ id: 'file', sessions: 2 }]);
  expect(await takeBack('file')).toBe(2);
  expect(await database.entries.count()).toBe(entries.length - 2);
  expect(await earlierImports()).toEqual([]);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('a migration that is cut off leaves the old database whole, and is made the next time', async () => {
  await madeBy(2, firstLater, second);
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args: Parameters<typeof put>) {
    // In the middle of the day totals.
    if (this.name === 'days') this.transaction.abort();
    return put.apply(this, args);
  };
  await expect(database.open()).rejects.toThrow();
  IDBObjectStore.prototype.put = put;
  database.close();
  const asItWas = await new Dexie('tideline').open();
  expect(asItWas.verno).toBe(2);
  expect(await asItWas.table('days').count()).toBe(wholeDays.length);
  asItWas.close();
  await database.open();
  expect(await database.entries.count()).toBe(entries.length);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});

test('sealed by version 4, and a part of it not yet: read with its keys, changed, sealed anew and opened', async () => {
  setKeyring({ sealer: null, sealing: false });
  await database.open();
  await emptyDatabase();
  expect(await turnOn({ prepared: await prepareKeys('five quiet breaths by the sea') })).toMatchObject({ ok: true });
  const { sealer } = keyring();
  const vault = await database.meta.get('vault');
  if (!sealer || !vault) throw new Error('no lock');
  const sealed = ({ id, owner, startedAt, day, ...rest }: KeptEntry) => {
    const place = { table: 'entries', owner, id };
    return {
      id,
      owner,
      startedAt,
      day,
      sealed: sealer.seal(place, JSON.stringify({ id, owner, startedAt, day, ...rest })),
    };
  };
  const sealedTotal = (total: KeptDay) => {
    const { owner, day } = total;
    return { owner, day, sealed: sealer.seal({ table: 'days', owner, id: day }, JSON.stringify(total)) };
  };
  // A Monday and a Tuesday.
  const mine = [2, 3, 4, 5].map(n => ({ ...session(n, { note: `note ${n}` }), owner: '' }));
  await madeBy(4, firstLater, second, third, fourth);
  const old = new Dexie('tideline');
  await old.open();
  for (const table of ['entries', 'days', 'patterns']) await old.table(table).clear();
  // Cut off while everything was sealed: the last is plain.
  await old.table('entries').bulkAdd([...mine.slice(0, 3).map(sealed), ...mine.slice(3)]);
  const totals = foldDays(mine).map(total => ({ ...total, owner: '' }));
  await old.table('days').bulkAdd([...totals.slice(0, 1).map(sealedTotal), ...totals.slice(1)]);
  await old.table('meta').put({ ...vault, value: { ...(vault.value as object), sweep: 'sealed' } });
  old.close();
  // As after a start: there is a lock, and no key.
  shut();
  await database.open();
  expect(await database.entries.count()).toBe(4);
  await expect(database.entries.toArray()).rejects.toMatchObject({ name: 'VaultLocked' });
  await expect(database.days.toArray()).rejects.toMatchObject({ name: 'VaultLocked' });
  expect(await practisedDays()).toEqual(totals.map(({ day }) => day));

  expect(await unlock({ passphrase: 'five quiet breaths by the sea' })).toMatchObject({ ok: true });
  expect(await entriesById()).toEqual(mine);
  expect(await daysAsTheyAre()).toEqual(totals);
  expect(await database.entries.get(session(3).id)).toEqual(mine[1]);
  await editEntry(session(3).id, { note: 'later' }, 1);
  await saveEntry(session(6));
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
  expect(await wrongWeeks()).toEqual([]);
  expect((await entriesById()).map(({ note }) => note)).toEqual(['note 2', 'later', 'note 4', 'note 5', undefined]);
  expect(await turnOff('five quiet breaths by the sea')).toMatchObject({ ok: true });
  expect((await entriesById()).map(({ note }) => note)).toEqual(['note 2', 'later', 'note 4', 'note 5', undefined]);
  for (const pack of await database.packs.toArray())
    expect(Object.keys(pack).sort()).toEqual(['id', 'owner', 'sessions']);
  for (const week of await database.weeks.toArray())
    expect(Object.keys(week).sort()).toEqual(['days', 'owner', 'practised', 'week']);
  expect(await daysAsTheyAre()).toEqual(await daysAsTheyMustBe());
});
