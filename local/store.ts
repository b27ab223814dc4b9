/** The database of the embedded stack: PGlite in a folder or in memory, or a real PostgreSQL, under lite and the API. */
import type { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import type { Connection } from '@supabase/lite';
import { createPgliteConnection } from '@supabase/lite/pglite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import postgres from 'postgres';
import type { Database, Query } from '../functions/ports.ts';
import { postgresDatabase } from '../functions/vendors/postgres.ts';
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

export async function openPostgres(url: string): Promise<Store> {
  const connection = createPostgresConnection({
    url,
    postgresOptions: {
      onnotice: () => {},
      types: {
        timestamp: { to: 1114, from: [1114], serialize: String, parse: iso.timestamp },
        timestamptz: { to: 1184, from: [1184], serialize: String, parse: iso.timestamptz },
        // lite hands over JSON that is text already; to stringify it again would store a JSON string.
        jsonb: { to: 3802, from: [3802], serialize: jsonText, parse: JSON.parse },
        json: { to: 114, from: [114], serialize: jsonText, parse: JSON.parse },
      },
    },
  });
  const owner = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await owner`select 1`;
  } catch (error) {
    await Promise.allSettled([owner.end({ timeout: 0 }), connection.driver.end({ timeout: 0 })]);
    throw new StartRefused(`PostgreSQL does not let us in: ${messageOf(error)}.`, { cause: error });
  }
  const database = postgresDatabase(url);
  return {
    connection,
    database,
    pglite: null,
    async asOwner(work) {
      const result = await owner.begin(async running => ({
        value: await work({
          query: async <Row extends object>(text: string, parameters: readonly unknown[] = []) => [
            ...(await running.unsafe<Row[]>(text, parameters as postgres.ParameterOrJSON<never>[])),
          ],
          script: async text => void (await running.unsafe(text)),
        }),
      }));
      return result.value;
    },
    async close() {
      // lite's own close waits for ever for a server that is gone.
      await Promise.allSettled([database.close(), owner.end({ timeout: 2 }), connection.driver.end({ timeout: 2 })]);
    },
  };
}

const jsonText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error)) || 'no answer';
