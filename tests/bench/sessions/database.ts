/** Our tables in an empty PostgreSQL, with people in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import { openConnections } from '../../../functions/vendors/postgres.ts';
import type { Person } from './people.ts';

const root = join(import.meta.dirname, '../../..');
const migrations = join(root, 'supabase/migrations');

export async function makeTables(url: string, people: () => Promise<Person[]>): Promise<Person[]> {
  const { pool, close } = openConnections(url, { max: 1 });
  try {
    const files = readdirSync(migrations).sort();
    const scripts = [join(root, 'local/plain-postgres.sql'), ...files.map(file => join(migrations, file))];
    await pool.query(getAuthSchemaSql(false));
    for (const script of scripts) await pool.query(readFileSync(script, 'utf8'));
    const persons = await people();
    for (const { id } of persons) {
      await pool.query('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@tideline.test`]);
    }
    return persons;
  } finally {
    await close();
  }
}
