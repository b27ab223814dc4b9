/**
 * Brings the database to the form that `supabase/migrations` describes, each file once and in one transaction, recorded
 * where the Supabase CLI records it; then `supabase/seed.sql`, once, into a database without accounts.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from './refusal.ts';
import type { Owner, Store } from './store.ts';

interface Migration {
  /** The digits before the first underscore. */
  readonly version: string;
  readonly file: string;
  readonly sql: string;
}

/** `newer` makes the refusal when the database has migrations that this checkout has not. */
export async function migrate(
  store: Store,
  folder: string,
  newer: () => StartRefused,
  log: (line: string) => void,
): Promise<void> {
  const migrations = await readMigrations(join(folder, 'migrations'));
  const seed = await readFile(join(folder, 'seed.sql'), 'utf8').catch(() => null);
  // One transaction a file, each looking at the record anew under the lock: two starts on one PostgreSQL take turns.
  await store.asOwner(async owner => {
    await owner.script(history);
    const known = new Map(migrations.map(migration => [migration.version, migration]));
    for (const row of await recorded(owner)) {
      const file = known.get(row.version);
      if (!file) throw newer();
      if (row.statements?.length === 1 && row.statements[0] !== file.sql) {
        log(`${file.file} has changed since it was applied to this data. npm run reset starts over with the new one.`);
      }
    }
  });
  for (const migration of migrations) await store.asOwner(owner => apply(owner, migration));
  if (seed !== null) await store.asOwner(owner => sow(owner, seed));
}

async function apply(owner: Owner, { version, file, sql }: Migration) {
  await owner.script(turn);
  const found = await owner.query('select from supabase_migrations.schema_migrations where version = $1', [version]);
  if (found.length > 0) return;
  try {
    await owner.script(sql);
  } catch (error) {
    throw new StartRefused(`The migration ${file} does not apply: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
  // A migration may leave a role or a search_path behind.
  await owner.script('reset all');
  await owner.query(
    `insert into supabase_migrations.schema_migrations (version, name, statements)
     values ($1, $2, array(select jsonb_array_elements_text($3::text::jsonb)))`,
    [version, file.slice(version.length + 1, -'.sql'.length), JSON.stringify([sql])],
  );
}

async function sow(owner: Owner, seed: string) {
  await owner.script(turn);
  const [state] = await owner.query<{ fresh: boolean }>(
    `select not exists (select from supabase_migrations.seed_files) and not exists (select from auth.users) as fresh`,
  );
  if (!state?.fresh) return;
  await owner.script(seed);
  await owner.script('reset all');
  await owner.query('insert into supabase_migrations.seed_files (path, hash) values ($1, md5($2))', [
    'supabase/seed.sql',
    seed,
  ]);
}

const recorded = (owner: Owner) =>
  owner.query<{ version: string; statements: string[] | null }>(
    'select version, to_jsonb(statements) as statements from supabase_migrations.schema_migrations order by version',
  );

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder).catch(() => [])).filter(file => /^\d+_.+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async file => ({
      version: file.split('_', 1)[0] ?? '',
      file,
      sql: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

const turn = `select pg_advisory_xact_lock(hashtextextended('tideline migrations', 0))`;

const history = `${turn};
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text primary key, statements text[], name text);
create table if not exists supabase_migrations.seed_files (path text primary key, hash text not null);`;
