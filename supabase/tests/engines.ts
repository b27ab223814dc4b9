/** The two engines that database tests run on, each with our migrations: PGlite in process, and a real PostgreSQL. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import { PGlite } from '@supabase/lite/pglite';
import postgres from 'postgres';
import type { Database } from '../../functions/ports.ts';
import { postgresDatabase } from '../../functions/vendors/postgres.ts';
import { columnForms } from '../../functions/vendors/postgres-forms.ts';
import { pgliteDatabase } from '../../local/pglite-database.ts';
import { startPostgres } from '../../local/postgres.ts';

export interface Engine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** As the API sees it. */
  readonly database: Database;
  /** As the owner of the database sees it, past every lock. */
  owner<Row extends object>(text: string, parameters?: readonly (string | number | null)[]): Promise<Row[]>;
  /** Only for a real server. */
  readonly url: string | null;
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const migrations = join(root, 'supabase/migrations');

/** Everything that makes an empty database ours: what Supabase brings, then our migrations. */
export const scripts = [
  getAuthSchemaSql(false),
  readFileSync(join(root, 'local/plain-postgres.sql'), 'utf8'),
  ...readdirSync(migrations)
    .sort()
    .map(file => readFileSync(join(migrations, file), 'utf8')),
];

export async function pgliteEngine(): Promise<Engine> {
  const pglite = new PGlite();
  for (const script of scripts) await pglite.exec(script);
  return {
    name: 'PGlite',
    database: pgliteDatabase(pglite),
    owner: async <Row extends object>(text: string, parameters: readonly (string | number | null)[] = []) =>
      (await pglite.query<Row>(text, [...parameters], { parsers: columnForms })).rows,
    url: null,
    close: () => pglite.close(),
  };
}

/** A server with our migrations; null with a reason where this machine cannot have one. */
export async function postgresEngine(): Promise<Engine | { readonly missing: string }> {
  const server = await startPostgres();
  if (!server.ok) return { missing: server.problem };
  const { url } = server.value;
  const sql = postgres(url, {
    max: 1,
    onnotice: () => {},
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
  });
  for (const script of scripts) await sql.unsafe(script);
  const database = postgresDatabase(url, 60);
  return {
    name: 'PostgreSQL',
    database,
    owner: async <Row extends object>(text: string, parameters: readonly (string | number | null)[] = []) =>
      [...(await sql.unsafe<Row[]>(text, [...parameters]))] as Row[],
    url,
    async close() {
      await Promise.all([sql.end({ timeout: 1 }), database.close()]);
      await server.value.close();
    },
  };
}
