/** Our tables in an empty PostgreSQL, with people in it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAuthSchemaSql } from '@supabase/lite';
import postgres from 'postgres';
import type { Person } from './people.ts';

const root = join(import.meta.dirname, '../../..');
const migrations = join(root, 'supabase/migrations');

export async function makeTables(url: string, people: () => Promise<Person[]>): Promise<Person[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const files = readdirSync(migrations).sort();
    const scripts = [join(root, 'local/plain-postgres.sql'), ...files.map(file => join(migrations, file))];
    await sql.unsafe(getAuthSchemaSql(false));
    for (const script of scripts) await sql.unsafe(readFileSync(script, 'utf8'));
    const persons = await people();
    for (const { id } of persons) {
      await sql`insert into auth.users (id, email) values (${id}, ${`${id}@tideline.test`})`;
    }
    return persons;
  } finally {
    await sql.end();
  }
}
