/** The throwaway PostgreSQL leaves nothing behind, keeps strangers out, and says why when it cannot be had. */
import { existsSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { openConnections } from '../functions/vendors/postgres.ts';
import { startPostgres } from './postgres.ts';

afterEach(() => vi.unstubAllEnvs());

test('starts with a database of its own, asks for its password, and leaves nothing behind', async context => {
  const started = await startPostgres();
  if (!started.ok) return context.skip(started.problem);
  const { url, database, close, process: server } = started.value;
  const copy = await database();
  const own = openConnections(copy, { max: 1 });
  const { rows } = await own.pool.query(
    `select current_database() as name, current_setting('data_directory') as folder`,
  );
  const [row] = rows;
  expect(`/${row?.name}`).toBe(new URL(copy).pathname);
  expect(existsSync(row?.folder)).toBe(true);
  await own.close();
  const stranger = openConnections(Object.assign(new URL(url), { password: 'wrong' }).href, { max: 1 });
  await expect(stranger.pool.query('select 1')).rejects.toMatchObject({ code: '28P01' });
  await stranger.close();
  await close();
  expect(server.exitCode).toBe(0);
  expect(existsSync(row?.folder)).toBe(false);
});

test('says why it cannot be had', async () => {
  vi.stubEnv('TIDELINE_POSTGRES_BIN', '/nowhere');
  expect(await startPostgres()).toEqual({
    ok: false,
    problem: 'TIDELINE_POSTGRES_BIN has no initdb and postgres: /nowhere',
  });
});
