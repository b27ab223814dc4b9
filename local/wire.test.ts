/** PGlite over the PostgreSQL protocol: clients and what runs in process take turns. */
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Connections, openConnections, postgresDatabase } from '../functions/vendors/postgres.ts';
import { kyselyInTurns } from './turns.ts';
import { openWire, type Wire } from './wire.ts';

const pglite = new PGlite();
let wire: Wire;
const clients: Connections[] = [];
const client = () => {
  const made = openConnections(wire.url, { max: 1 });
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
  await Promise.all(clients.map(each => each.close()));
  await wire.close();
  await pglite.close();
});

test('what happens in process waits for a client’s open transaction, and survives its rollback', async () => {
  const refused = client().transaction(async query => {
    await query('insert into kept values (1)');
    await moment();
    throw new Error('no');
  });
  await moment();
  const kysely = kyselyInTurns(pglite);
  await Promise.all([
    expect(refused).rejects.toThrow('no'),
    pglite.query('insert into kept values (2)'),
    kysely.transaction().execute(transaction => sql`insert into kept values (3)`.execute(transaction)),
    client().pool.query('insert into kept values (4)'),
  ]);
  expect(await kept()).toEqual([2, 3, 4]);
});

test('many clients and many statements at once, each gets its own answers', async () => {
  const outside = [client(), client(), client()].flatMap((each, i) =>
    Array.from({ length: 30 }, (_, n) =>
      each.pool.query('select $1::text as answer', [`${i}.${n}`]).then(({ rows }) => rows[0]?.answer),
    ),
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
  const { pool } = client();
  await expect(pool.query('select * from nowhere')).rejects.toMatchObject({ code: '42P01' });
  await expect(pool.query('select $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
  expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  const database = postgresDatabase(wire.url);
  const work = database.transaction(null, query => query('select * from nowhere'));
  await expect(work).rejects.toMatchObject({ code: '22023' });
  await database.close();
});

test('two statements in one piece are one transaction, and one turn', async () => {
  const insert = (n: unknown) => ({ text: 'insert into kept values ($1) returning n', parameters: [n] });
  const { pair } = client();
  const pairs = Array.from({ length: 10 }, (_, n) => pair(insert(2 * n), insert(2 * n + 1)));
  expect((await Promise.all([...pairs, pglite.query('select 1')])).slice(0, 2)).toEqual([[{ n: 1 }], [{ n: 3 }]]);
  await expect(pair(insert(20), insert(0))).rejects.toMatchObject({ code: '23505' });
  await expect(pair(insert(0), insert(20))).rejects.toMatchObject({ code: '23505' });
  expect(await kept()).toEqual(Array.from({ length: 20 }, (_, n) => n));
});

test('a client that vanishes inside a transaction leaves nothing, and nobody waits for it', async () => {
  const one = client();
  let vanish = () => {};
  one.pool.once('acquire', mine => {
    vanish = () => mine.connection.stream.destroy();
  });
  const gone = one.transaction(async query => {
    await query('insert into kept values (1)');
    vanish();
    await moment();
  });
  await expect(gone).rejects.toThrow();
  await pglite.query('insert into kept values (2)');
  expect(await kept()).toEqual([2]);
});
