/** Runs the API's cases in a bare Deno against the PostgreSQL of DATABASE_URL, one line of JSON a case. functions/api.test.ts reads them. */
import process from 'node:process';
import { formsByOid, openConnections, postgresDatabase } from '../../functions/vendors/postgres.ts';
import { columnForms } from '../../functions/vendors/postgres-forms.ts';
import { cases } from './cases.ts';
import { makeWorld } from './world.ts';

const url = process.env.DATABASE_URL ?? '';
const database = postgresDatabase(url, 60);
const owner = openConnections(url, { max: 1, types: formsByOid(columnForms) });
const world = makeWorld(
  database,
  async <Row extends object>(text: string, parameters: readonly (string | null)[] = []) =>
    (await owner.pool.query(text, [...parameters])).rows as Row[],
);
for (const { name, run } of cases) {
  const error = await run(world).then(
    () => null,
    (thrown: unknown) => (thrown instanceof Error ? `${thrown.message}\n${thrown.stack}` : String(thrown)),
  );
  console.log(JSON.stringify({ name, error }));
}
await Promise.all([owner.close(), database.close()]);
