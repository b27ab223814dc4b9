import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrations.ts';
import { StartRefused } from './refusal.ts';
import { openPglite, type Store } from './store.ts';

let store: Store;
let folder: string;
const said: string[] = [];
const go = () =>
  migrate(
    store,
    folder,
    () => new StartRefused('newer'),
    line => said.push(line),
  );
const file = (name: string, sql: string) => writeFile(join(folder, 'migrations', name), sql);
const marks = () =>
  store.asOwner(async owner =>
    (await owner.query<{ mark: string }>('select mark from marks order by at')).map(row => row.mark),
  );

beforeAll(async () => {
  store = await openPglite(null);
});
afterAll(() => store.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tideline-migrations-'));
  await mkdir(join(folder, 'migrations'));
  said.length = 0;
  await store.asOwner(owner =>
    owner.script(`drop schema if exists supabase_migrations, auth cascade; create schema auth;
      create table auth.users (id int); drop table if exists marks; create table marks (at serial, mark text)`),
  );
  return () => rm(folder, { recursive: true, force: true });
});

test('no migrations are no trouble', async () => {
  await rm(join(folder, 'migrations'), { recursive: true });
  await go();
});

test('each file once, in order, then the seed once', async () => {
  await file('20260102_second.sql', `insert into marks (mark) values ('second'); set search_path = ''; set role none;`);
  await file('20260101_first.sql', `insert into marks (mark) values ('first')`);
  await file('notes.sql', 'this is not SQL');
  await writeFile(join(folder, 'seed.sql'), `insert into marks (mark) values ('seed')`);
  await go();
  await go();
  expect(await marks()).toEqual(['first', 'second', 'seed']);
  await file('20260103_third.sql', `insert into marks (mark) values ('third')`);
  await go();
  expect(await marks()).toEqual(['first', 'second', 'seed', 'third']);
});

test('the seed stays out of a database that has accounts', async () => {
  await writeFile(join(folder, 'seed.sql'), `insert into marks (mark) values ('seed')`);
  await store.asOwner(owner => owner.script('insert into auth.users values (1)'));
  await go();
  expect(await marks()).toEqual([]);
});

test('a migration that fails leaves nothing of itself, says its name, and can be mended', async () => {
  await file('1_good.sql', `insert into marks (mark) values ('good')`);
  await file('2_bad.sql', `insert into marks (mark) values ('bad'); select * from nowhere`);
  await expect(go()).rejects.toThrow('The migration 2_bad.sql does not apply: relation "nowhere" does not exist.');
  expect(await marks()).toEqual(['good']);
  await file('2_bad.sql', `insert into marks (mark) values ('mended')`);
  await go();
  expect(await marks()).toEqual(['good', 'mended']);
  expect(said).toEqual([]);
});

test('a file changed after it was applied is pointed at; one we do not know is of a newer version', async () => {
  await file('1_one.sql', 'select 1');
  await go();
  await file('1_one.sql', 'select 2');
  await go();
  expect(said).toEqual([expect.stringMatching(/^1_one\.sql has changed since it was applied/)]);
  await rm(join(folder, 'migrations', '1_one.sql'));
  await expect(go()).rejects.toThrow('newer');
});
