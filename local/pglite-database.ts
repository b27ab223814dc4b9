/** The `Database` port over PGlite in process: what `npm start` and quick tests use instead of a server. */
import type { PGlite } from '@supabase/lite/pglite';
import { type Database, DatabaseError, type Query } from '../functions/ports.ts';
import { columnForms, speakAs } from '../functions/vendors/postgres-forms.ts';

export function pgliteDatabase(pglite: PGlite): Database {
  const database: Database = {
    async transaction(speaker, work) {
      try {
        return await pglite.transaction(async running => {
          let refused: unknown;
          const query: Query = async <Row extends object>(text: string, parameters: readonly unknown[] = []) => {
            try {
              return (await running.query<Row>(text, [...parameters], { parsers: columnForms })).rows;
            } catch (error) {
              refused ??= error;
              throw refusal(error);
            }
          };
          const start = speakAs(speaker);
          await query(start.text, start.parameters);
          const value = await work(query);
          // As with a server: after a refused statement there is nothing left to commit, even if the refusal was caught.
          if (refused) throw refused;
          return value;
        });
      } catch (error) {
        throw refusal(error);
      }
    },
    // In process there is no way to save.
    statement: (speaker, text, parameters) => database.transaction(speaker, query => query(text, parameters)),
  };
  return database;
}

function refusal(error: unknown): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error) || !('code' in error)) return error;
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : undefined;
  return typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)
    ? new DatabaseError(error.code, error.message, detail, error)
    : error;
}
