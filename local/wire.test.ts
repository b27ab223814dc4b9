/** PGlite over the PostgreSQL protocol: clients and what runs in process take turns. */
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { postgresDatabase } from '../functions/vendors/postgres.ts';
import { kyselyInTurns } from './turns.ts';
import { openWire, type Wire } from './wire.ts';

const pglite = new PGlite();
let wire: Wire;
const clients: postgres.Sql[] = [];
const client = () => {
  const made = postgres(wire.url, { max: 1, prepare: false, fetch_types: false });
  clients.push(made);
  return made;
};
const kept = async () => (await pglite.query<{ n: number }>('select n from kept order by n')).rows.map(row => row.n);
const moment = () => new Promise(resolve => setTimeout(resolve, 20));

beforeAll(async () => {
  wire = await openWire(pglite);
});
beforeEach(() => pglite.exec('drop table if exists kept; create table kept (n int primary key)').then(() => undefined));
afterAll(async () => {
  await Promise.all(clients.map(each => each.end({ timeout: 1 })));
  await wire.close();
  await pglite.close();
});

test('what happens in process waits for a client’s open transaction, and survives its rollback', async () => {
  const refused = client().begin(async transaction => {
    await transaction`insert into kept values (1)`;
    await moment();
    throw new Error('no');
  });
  await moment();
  const kysely = kyselyInTurns(pglite);
  await Promise.all([
    expect(refused).rejects.toThrow('no'),
    pglite.query('insert into kept values (2)'),
    kysely.transaction().execute(transaction => sql`insert into kept values (3)`.execute(transaction)),
    client()`insert into kept values (4)`,
  ]);
  expect(await kept()).toEqual([2, 3, 4]);
});

test('many clients and many statements at once, each gets its own answers', async () => {
  const outside = [client(), client(), client()].flatMap((each, i) =>
    Array.from({ length: 30 }, (_, n) => each`select ${`${i}.${n}`}::text as answer`.then(rows => rows[0]?.answer)),
  );
  const inside = Array.from({ length: 30 }, (_, n) =>
    pglite.query<{ answer: string }>('select $1::text as answer', [`in ${n}`]).then(({ rows }) => rows[0]?.answer),
  );
  const answers = await Promise.all([...outside, ...inside]);
  expect(answers.slice(0, 3)).toEqual(['0.0', '0.1', '0.2']);
  expect(answers.slice(60, 63)).toEqual(['2.0', '2.1', '2.2']);
  expect(answers.slice(-2)).toEqual(['in 28', 'in 29']);
});

test('a refused statement is told to its client, who can go on', async () => {
  const one = client();
  await expect(one`select * from nowhere`).rejects.toMatchObject({ code: '42P01' });
  await expect(one`select ${'x'}::int`).rejects.toMatchObject({ code: '22P02' });
  expect(await one`select 1 as n`).toEqual([{ n: 1 }]);
  const database = postgresDatabase(wire.url);
  const work = database.transaction(null, query => query('select * from nowhere'));
  await expect(work).rejects.toMatchObject({ code: '22023' });
  await database.close();
});

test('a client that vanishes inside a transaction leaves nothing, and nobody waits for it', async () => {
  const one = client();
  const gone = one.begin(async transaction => {
    await transaction`insert into kept values (1)`;
    await one.end({ timeout: 0 });
    await moment();
  });
  await expect(gone).rejects.toThrow();
  await pglite.query('insert into kept values (2)');
  expect(await kept()).toEqual([2]);
});
