/** The `Database` port over a direct connection to PostgreSQL (on Supabase: the transaction pooler). */
import pg from 'pg';
import { type Database, DatabaseError, type Query } from '../ports.ts';
import { columnForms, speakAs } from './postgres-forms.ts';
import { askBehind, type InText, type Statement } from './postgres-pair.ts';

export function postgresDatabase(url: string, connections = 10): Database & { close(): Promise<void> } {
  const { transaction, pair, close } = openConnections(url, { max: connections, types: formsByOid(columnForms) });
  return {
    transaction: (speaker, work) => transaction(work, speakAs(speaker)),
    statement: (speaker, text, parameters = []) => pair(speakAs(speaker), { text, parameters }),
    close,
  };
}

export interface Connections {
  readonly pool: pg.Pool;
  /** Begins, with `first` right behind, works, commits; undone when the work throws. Throws `DatabaseError` as the port does. */
  transaction<T>(work: (query: Query) => Promise<T>, first?: Statement): Promise<T>;
  /** Two statements as one transaction, sent in one piece; answers the rows of the second. Throws as `transaction` does. */
  pair<Row extends object>(first: Statement, second: Statement): Promise<Row[]>;
  /** Waits for what is running, but not for ever. */
  close(): Promise<void>;
}

/** All in milliseconds. */
const connectWithin = 5_000;
const closeWithin = 5_000;
const idleFor = 30_000;
const aliveAfter = 60_000;

/** The pool's own limit would count the wait for a free connection as well. */
class Client extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ ...config, connectionTimeoutMillis: connectWithin });
  }
}

/** Connections that are kept for whoever asks next. One may break at any moment, in use or not, and that is never uncaught. */
export function openConnections(url: string, config: pg.PoolConfig): Connections {
  const pool = new pg.Pool({
    connectionString: asLibpqReads(url),
    Client,
    pipeline: true,
    idleTimeoutMillis: idleFor,
    keepAlive: true,
    keepAliveInitialDelayMillis: aliveAfter,
    ...config,
  });
  const open = new Set<pg.PoolClient>();
  const broken = new WeakSet<pg.PoolClient>();
  pool.on('connect', client => open.add(client.on('error', () => broken.add(client))));
  pool.on('remove', client => open.delete(client));
  // Noted above, and the pool has let go of it.
  pool.on('error', () => {});

  const connect = () =>
    pool.connect().catch(error => {
      throw refusal(error, true);
    });
  /** Also after a refusal that has undone everything already: an answer says that the connection still works. */
  const undo = (client: pg.PoolClient) =>
    client.query('rollback').then(
      () => client.release(),
      (gone: Error) => client.release(gone),
    );

  return {
    pool,
    async transaction(work, first) {
      const client = await connect();
      const ask = async (text: string, parameters: readonly unknown[] = []) => {
        try {
          return await client.query(text, parameters.map(asText));
        } catch (error) {
          throw refusal(error, broken.has(client));
        }
      };
      let over = false;
      let refused: unknown;
      const query = async (text: string, parameters?: readonly unknown[]) => {
        // The driver would run it all the same: on whatever comes next on that connection, with no caller's role.
        if (over) throw new Error('the transaction is over');
        try {
          return (await ask(text, parameters)).rows;
        } catch (error) {
          refused ??= error;
          throw error;
        }
      };
      try {
        // Sent together, which saves a way to the server and back; nothing else is sent before both are done.
        await Promise.all([ask('begin'), first && ask(first.text, first.parameters)]);
        const value = await work(query as Query);
        // To COMMIT the server would answer ROLLBACK, but not refuse it.
        if (refused) throw refused;
        over = true;
        await ask('commit');
        client.release();
        return value;
      } catch (error) {
        over = true;
        await undo(client);
        throw error;
      }
    },
    async pair<Row extends object>(first: Statement, second: Statement) {
      const client = await connect();
      try {
        const rows = await askBehind(client, inText(first), inText(second));
        client.release();
        return rows as Row[];
      } catch (error) {
        await undo(client);
        throw refusal(error, broken.has(client));
      }
    },
    close: () =>
      new Promise(resolve => {
        const late = setTimeout(() => {
          for (const client of open) client.connection.stream.destroy();
          resolve();
        }, closeWithin);
        void pool.end().then(() => {
          clearTimeout(late);
          resolve();
        });
      }),
  };
}

/** What is not listed comes as text. */
export const formsByOid = (forms: Readonly<Record<number, (text: string) => unknown>>): pg.CustomTypesConfig => ({
  getTypeParser: (oid: number) => forms[oid] ?? String,
});

/** `sslmode` as PostgreSQL's own clients understand it: `require` encrypts, `verify-full` asks for the certificate too. */
function asLibpqReads(url: string): string {
  return url.includes('sslmode=') && !url.includes('uselibpqcompat=') ? `${url}&uselibpqcompat=true` : url;
}

const inText = ({ text, parameters }: Statement): InText => ({ text, parameters: parameters.map(asText) });

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) return `\\x${Array.from(value, b => b.toString(16).padStart(2, '0')).join('')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Refused statements carry an SQLSTATE; a connection that cannot be had, or breaks, is 08006, as PostgreSQL calls it. */
function refusal(error: unknown, ofConnection: boolean): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  if (error instanceof pg.DatabaseError && error.code) {
    return new DatabaseError(error.code, error.message, error.detail, error);
  }
  // Several addresses tried in vain are an error without words of its own.
  const why = error.message || ('code' in error ? error.code : error.name);
  return ofConnection ? new DatabaseError('08006', `no connection: ${why}`, undefined, error) : error;
}
