/** The `Database` port over a direct connection to PostgreSQL (on Supabase: the transaction pooler). */
import postgres from 'postgres';
import { type Database, DatabaseError, type Query } from '../ports.ts';
import { columnForms, speakAs } from './postgres-forms.ts';

export function postgresDatabase(url: string, connections = 10): Database & { close(): Promise<void> } {
  const sql = postgres(url, {
    max: connections,
    // The transaction pooler hands every transaction another server connection: nothing may be kept prepared.
    prepare: false,
    fetch_types: false,
    connect_timeout: 5,
    idle_timeout: 30,
    onnotice: () => {},
    types: drivenTypes,
  });
  return {
    async transaction(caller, work) {
      try {
        const result = await sql.begin(async running => {
          let over = false;
          const query: Query = async <Row extends object>(text: string, parameters: readonly unknown[] = []) => {
            // The driver would run it all the same: on whatever comes next on that connection, with no caller's role.
            if (over) throw new Error('the transaction is over');
            try {
              return [...(await running.unsafe<Row[]>(text, parameters as postgres.ParameterOrJSON<never>[]))] as Row[];
            } catch (error) {
              throw refusal(error);
            }
          };
          const start = speakAs(caller);
          await query(start.text, start.parameters);
          try {
            return { value: await work(query) };
          } finally {
            over = true;
          }
        });
        return result.value;
      } catch (error) {
        throw refusal(error);
      }
    },
    close: () => sql.end({ timeout: 5 }),
  };
}

const drivenTypes = Object.fromEntries(
  Object.entries(columnForms).map(([oid, parse]) => [
    `form${oid}`,
    { to: Number(oid), from: [Number(oid)], parse, serialize: asText },
  ]),
);

function asText(value: unknown): unknown {
  if (value instanceof Uint8Array) return `\\x${Array.from(value, b => b.toString(16).padStart(2, '0')).join('')}`;
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const noConnection = new Set(
  'CONNECT_TIMEOUT CONNECTION_CLOSED CONNECTION_DESTROYED CONNECTION_ENDED ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN EPIPE ETIMEDOUT'.split(
    ' ',
  ),
);

/** Refused statements carry an SQLSTATE; a connection that cannot be had is 08006, as PostgreSQL calls it. */
function refusal(error: unknown): unknown {
  if (error instanceof DatabaseError) return error;
  if (error instanceof postgres.PostgresError) return new DatabaseError(error.code, error.message, error.detail, error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return noConnection.has(code) ? new DatabaseError('08006', `no connection: ${code}`, undefined, error) : error;
}
