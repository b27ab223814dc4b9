/** No table without row level security and grants by name. What the catalog then says is tested beside the database. */
import { expect, test } from 'vitest';
import { type Role, roles } from '../../domain/account/role.ts';
import { allFiles, read } from './sources.ts';
import { tablesOf } from './tables.ts';

const migrations = allFiles()
  .filter(path => /^supabase\/migrations\/.+\.sql$/.test(path))
  .map(read)
  .join('\n;\n');

test('every table of the migrations is locked by row and granted by name', () => {
  const tables = tablesOf(migrations);
  expect(tables.length).toBeGreaterThan(2);
  expect(tables.filter(table => !(table.rowSecurity && table.granted))).toEqual([]);
});

test('the database and the rules know the same roles', () => {
  const [, list = ''] = /create type public\.account_role as enum \(([^)]*)\)/.exec(migrations) ?? [];
  const inTables = list.split(',').map(name => name.trim().replaceAll("'", ''));
  expect(inTables).toEqual(roles satisfies readonly Role[]);
});

test('a table that is not is found', () => {
  const open = tablesOf('create table public.notes (id uuid);');
  expect(open).toEqual([{ name: 'public.notes', rowSecurity: false, granted: false }]);
  const commented = tablesOf('create table notes (id uuid); -- alter table notes enable row level security;');
  expect(commented[0]?.rowSecurity).toBe(false);
  const inBody = tablesOf('create table notes (id uuid); do $$ begin grant select on notes to authenticated; end $$;');
  expect(inBody[0]?.granted).toBe(false);
});

test('a table that is, is not', () => {
  const sql = `create table if not exists "public"."notes" (id uuid);
    alter table notes enable row level security;
    grant select (id), insert on table public.notes to authenticated;`;
  expect(tablesOf(sql)).toEqual([{ name: 'public.notes', rowSecurity: true, granted: true }]);
  const closed = `create table private.log (id uuid); alter table private.log enable row level security;
    revoke all on private.log from anon, authenticated;`;
  expect(tablesOf(closed)).toEqual([{ name: 'private.log', rowSecurity: true, granted: true }]);
  expect(tablesOf('create table a (id int); drop table a;')).toEqual([]);
});
