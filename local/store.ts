/** The database of the embedded stack: PGlite in a folder or in memory, or a real PostgreSQL, under lite and the API. */
import type { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import type { Connection } from '@supabase/lite';
import { createPgliteConnection, PgliteConnection } from '@supabase/lite/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database, Query } from '../functions/ports.ts';
import { openConnections, postgresDatabase } from '../functions/vendors/postgres.ts';
import { columnForms } from '../functions/vendors/postgres-forms.ts';
import { pgliteDatabase } from './pglite-database.ts';
import { codeOf, notWritable, StartRefused } from './refusal.ts';
import { kyselyInTurns } from './turns.ts';

/** Inside a transaction, as the owner of the database. */
export interface Owner {
  readonly query: Query;
  /** Many statements, no parameters. */
  script(text: string): Promise<void>;
}

export interface Store {
  /** What lite works on. */
  readonly connection: Connection;
  /** What the API works on. */
  readonly database: Database;
  /** Null over a real PostgreSQL. */
  readonly pglite: PGlite | null;
  asOwner<T>(work: (owner: Owner) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// GoTrue's times are ISO; lite passes on what PostgreSQL writes. `timestamp` in its tables means UTC.
const iso = {
  timestamp: (text: string) => `${text.replace(' ', 'T')}Z`,
  timestamptz: columnForms[1184] ?? String,
};

export async function openPglite(folder: string | null): Promise<Store> {
  const connection = await createPgliteConnection({
    ...(folder !== null && { url: folder }),
    pgliteOptions: {
      extensions: { btree_gist, citext, pgcrypto },
      parsers: { 1114: iso.timestamp, 1184: iso.timestamptz },
    },
  });
  const pglite = connection.driver;
  try {
    await pglite.waitReady;
  } catch (error) {
    if (folder !== null && codeOf(error) !== '') throw notWritable(folder, error);
    throw new StartRefused(
      `The database in ${folder} does not open (${messageOf(error)}). If nothing else helps, npm run reset starts over.`,
      { cause: error },
    );
  }
  connection.kysely = kyselyInTurns(pglite);
  return {
    connection,
    database: pgliteDatabase(pglite),
    pglite,
    asOwner: work =>
      pglite.transaction(transaction =>
        work({
          query: async <Row extends object>(text: string, parameters: readonly unknown[] = []) =>
            (await transaction.query<Row>(text, [...parameters])).rows,
          script: async text => void (await transaction.exec(text)),
        }),
      ),
    close: () => connection.close(),
  };
}

/** What lite reads, in the forms that it makes of its own driver's; lists and the rest as `pg` has them. */
const liteForms: typeof columnForms = {
  ...columnForms,
  1114: iso.timestamp,
  1700: text => (String(Number(text)) === text ? Number(text) : text),
};

/** lite's own class for a server brings another driver; this is what it and PGlite's have in common, and it is not exported. */
const ServerConnection = Object.getPrototypeOf(PgliteConnection) as new (config: { kysely?: never }) => Connection;

export async function openPostgres(url: string): Promise<Store> {
  const { pool, transaction, close } = openConnections(url, {
    options: '-c TimeZone=UTC',
    types: { getTypeParser: (oid: number, format) => liteForms[oid] ?? pg.types.getTypeParser(oid, format) },
  });
  try {
    await transaction(query => query('select 1'));
  } catch (error) {
    await close();
    throw new StartRefused(`PostgreSQL does not let us in: ${messageOf(error)}.`, { cause: error });
  }
  const connection = new ServerConnection({});
  connection.kysely = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const database = postgresDatabase(url);
  return {
    connection,
    database,
    pglite: null,
    asOwner: work => transaction(query => work({ query, script: async text => void (await query(text)) })),
    close: async () => void (await Promise.all([database.close(), close()])),
  };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)) || 'no answer';
