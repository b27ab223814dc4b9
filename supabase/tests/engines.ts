/** The two engines that database tests run on, each with our migrations: PGlite in process, and a real PostgreSQL. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import { PGlite } from '@supabase/lite/pglite';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { uuid7 } from '../../domain/time.ts';
import type { Caller, Database } from '../../functions/ports.ts';
import { formsByOid, openConnections, postgresDatabase } from '../../functions/vendors/postgres.ts';
import { columnForms } from '../../functions/vendors/postgres-forms.ts';
import { pgliteDatabase } from '../../local/pglite-database.ts';
import { startPostgres } from '../../local/postgres.ts';
import { temporaryFolder } from '../../tests/app.ts';
import { copyKept } from '../../tests/kept.ts';

export interface Engine {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** As the API sees it. */
  readonly database: Database;
  /** As the owner of the database sees it, past every lock. */
  owner<Row extends object>(text: string, parameters?: readonly (string | number | null)[]): Promise<Row[]>;
  /** Only for a real server: as the API connects to it. */
  readonly url: string | null;
  close(): Promise<void>;
}

type Missing = { readonly missing: string };

const root = join(import.meta.dirname, '../..');
const migrations = join(root, 'supabase/migrations');

/** What Supabase brings. */
const shims = [getAuthSchemaSql(false), readFileSync(join(root, 'local/plain-postgres.sql'), 'utf8')];

/** What makes it ours. */
const ours = readdirSync(migrations)
  .sort()
  .map(file => readFileSync(join(migrations, file), 'utf8'));

/** Hosted Supabase gives us no superuser: a role that may make tables and see past rows, and is a guest in schema auth. */
const landlord = `
  create role landlord login bypassrls createrole password 'landlord';
  grant anon, authenticated, service_role to landlord;
  grant create on database postgres to landlord;
  grant all on schema public to landlord;
  grant usage on schema auth to landlord;
  grant all on all tables in schema auth to landlord;
  alter default privileges for role landlord in schema public grant all on tables to anon, authenticated, service_role;
  alter default privileges for role landlord in schema public grant all on functions to anon, authenticated, service_role;
  set role landlord;`;

async function migrated(into: string) {
  const pglite = new PGlite(into);
  for (const script of [...shims, ...ours]) await pglite.exec(script);
  await pglite.close();
}

async function pgliteEngine(): Promise<Engine> {
  const folder = temporaryFolder('pglite');
  const data = join(folder.path, 'data');
  await copyKept('pglite', ['package-lock.json', 'local/plain-postgres.sql', 'supabase/migrations'], migrated, data);
  const pglite = new PGlite(data);
  return {
    name: 'PGlite',
    database: pgliteDatabase(pglite),
    owner: async <Row extends object>(text: string, parameters: readonly (string | number | null)[] = []) =>
      (await pglite.query<Row>(text, [...parameters], { parsers: columnForms })).rows,
    url: null,
    async close() {
      await pglite.close();
      folder.remove();
    },
  };
}

interface Server {
  /** A database of one's own with our migrations, for its superuser. */
  database(): Promise<string>;
}

let shared: Promise<Server | Missing> | undefined;

/**
 * One server for all files that run in the same process (vitest.config.ts): starting one takes two seconds of processor, and a
 * copy of a database a tenth of one. It goes when the process does.
 */
async function startServer(): Promise<Server | Missing> {
  const server = await startPostgres();
  if (!server.ok) return { missing: server.problem };
  // How Vitest ends its workers.
  process.once('SIGTERM', () => process.exit());
  const { url, database } = server.value;
  const owner = openConnections(url, { max: 1 });
  for (const script of [...shims, landlord, ...ours]) await owner.pool.query(script);
  // Nobody may be connected to what is copied.
  await owner.close();
  return { database: () => database(url) };
}

/** Our migrations, made without a superuser; a reason where this machine cannot have a server. */
async function postgresEngine(): Promise<Engine | Missing> {
  shared ??= startServer();
  const server = await shared;
  if ('missing' in server) return server;
  const own = await server.database();
  const url = Object.assign(new URL(own), { username: 'landlord', password: 'landlord' }).href;
  const owner = openConnections(own, { max: 1, types: formsByOid(columnForms) });
  const database = postgresDatabase(url, 60);
  return {
    name: 'PostgreSQL',
    database,
    owner: async <Row extends object>(text: string, parameters: readonly (string | number | null)[] = []) =>
      (await owner.pool.query(text, [...parameters])).rows as Row[],
    url,
    async close() {
      await Promise.all([owner.close(), database.close()]);
    },
  };
}

const engines: [string, () => Promise<Engine | Missing>][] = [
  ['PGlite', pgliteEngine],
  ['PostgreSQL', postgresEngine],
];

/** The same tests on each engine (or on one), skipped with the reason where it cannot be had. */
export function onEngines(what: string, tests: (engine: () => Engine) => void, only?: Engine['name']): void {
  for (const [name, open] of engines.filter(([name]) => !only || name === only)) {
    describe(`${what} (${name})`, () => {
      let opened: Engine | Missing = { missing: 'not opened' };
      beforeAll(async () => {
        opened = await open();
      });
      beforeEach(context => {
        if ('missing' in opened) context.skip(opened.missing);
      });
      afterAll(async () => {
        if (!('missing' in opened)) await opened.close();
      });
      tests(() => {
        if ('missing' in opened) throw new Error(opened.missing);
        return opened;
      });
    });
  }
}

/** A new account, as Supabase Auth would make it. */
export async function newPerson(engine: Engine, meta: object = {}): Promise<Caller> {
  const id = crypto.randomUUID();
  await engine.owner('insert into auth.users (id, email, raw_user_meta_data) values ($1, $2, $3::text::jsonb)', [
    id,
    `${id}@tideline.test`,
    JSON.stringify(meta),
  ]);
  return { id };
}

/** A session id made at this moment. */
export const idAt = (time: string | number) =>
  uuid7(new Date(time).getTime(), crypto.getRandomValues(new Uint8Array(10)));
