/** Transactions of lite take whole turns: nobody is rolled back with another, nobody sees what is not committed. */
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { kyselyInTurns } from './turns.ts';

const pglite = new PGlite();
const kysely = kyselyInTurns(pglite);
const add = (n: number) => sql`insert into kept values (${n})`;
const kept = async () => (await pglite.query<{ n: number }>('select n from kept order by n')).rows.map(row => row.n);
const moment = () => new Promise(resolve => setTimeout(resolve, 20));

beforeEach(() => pglite.exec('drop table if exists kept; create table kept (n int primary key)').then(() => undefined));
afterAll(() => pglite.close());

test('a transaction that rolls back takes nobody else with it', async () => {
  const refused = kysely.transaction().execute(async transaction => {
    await add(1).execute(transaction);
    await moment();
    throw new Error('no');
  });
  const others = [
    add(2).execute(kysely),
    kysely.transaction().execute(transaction => add(3).execute(transaction)),
    pglite.transaction(transaction => transaction.query('insert into kept values (4)')),
  ];
  await expect(refused).rejects.toThrow('no');
  await Promise.all(others);
  expect(await kept()).toEqual([2, 3, 4]);
});

test('nobody sees what is not committed', async () => {
  const seen: number[][] = [];
  const writing = kysely.transaction().execute(async transaction => {
    await add(1).execute(transaction);
    await moment();
    await add(2).execute(transaction);
  });
  await Promise.all([writing, kept().then(rows => seen.push(rows))]);
  expect(seen).not.toContainEqual([1]);
});

test('a refused statement, and a refused commit, reach the caller and free the connection', async () => {
  await pglite.exec('create table late (n int references kept deferrable initially deferred)');
  const commit = kysely.transaction().execute(transaction => sql`insert into late values (9)`.execute(transaction));
  await expect(commit).rejects.toThrow(/foreign key/);
  const twice = kysely.transaction().execute(async transaction => {
    await add(5).execute(transaction);
    await add(5).execute(transaction);
  });
  await expect(twice).rejects.toThrow(/duplicate key/);
  expect(await kept()).toEqual([]);
  const { numAffectedRows } = await add(6).execute(kysely);
  expect(numAffectedRows).toBe(1n);
});
