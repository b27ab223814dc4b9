/** Who may do what, read from the catalog after all migrations, against the table that people review: permissions.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { looseFunctions, looseViews, relations, rights, slowPolicies } from './catalog.ts';
import { onEngines } from './engines.ts';

const expected = readFileSync(join(import.meta.dirname, 'permissions.txt'), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'));

onEngines('permissions', engine => {
  test('are exactly those of permissions.txt, for every role and every table, column, view, function and partition', async () => {
    expect(await rights(engine())).toEqual([...expected].sort());
  });

  test('every table has row-level security on, partitions too', async () => {
    const all = await relations(engine());
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(table => table.partition).length).toBeGreaterThan(36);
    expect(all.filter(table => !table.rowSecurity)).toEqual([]);
  });

  test('every function pins its search path and is revoked from public, every view asks as its reader', async () => {
    expect(await looseFunctions(engine())).toEqual([]);
    expect(await looseViews(engine())).toEqual([]);
    expect(await slowPolicies(engine())).toEqual([]);
  });

  test('the look finds what is loose', async () => {
    const { owner } = engine();
    await owner('create table public.notes (id uuid primary key, body text)');
    await owner('create view public.bodies as select body from public.notes');
    await owner('create function public.hello() returns text language sql as $$ select 1::text $$');
    await owner('alter table public.notes enable row level security');
    await owner('create policy mine on public.notes to authenticated using (auth.uid() = id)');
    try {
      const found = await rights(engine());
      expect(found).toContain('table public.notes: anon delete insert references select trigger truncate update');
      expect(found).toContain('function hello(): anon execute');
      expect(await looseFunctions(engine())).toEqual([{ name: 'hello()' }]);
      expect(await looseViews(engine())).toEqual([{ name: 'public.bodies' }]);
      expect(await slowPolicies(engine())).toEqual([{ name: 'notes mine' }]);
    } finally {
      await owner('drop view public.bodies');
      await owner('drop table public.notes');
      await owner('drop function public.hello()');
    }
  });
});
