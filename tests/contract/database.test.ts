/** What the API may expect of its `Database` port: one suite, for PGlite and for a real PostgreSQL. */
import { expect, test } from 'vitest';
import { type Caller, DatabaseError, type Query } from '../../functions/ports.ts';
import { openConnections, postgresDatabase } from '../../functions/vendors/postgres.ts';
import { newPerson, onEngines } from '../../supabase/tests/engines.ts';

const ada = { id: '0a3c9a2e-5f64-4d3f-8a53-0c6f3b1b7e01' };
const mara = { id: '5d7f2c10-96e1-4b7a-9a61-3f0d2a8c4e02' };
const who = `select auth.uid() as uid, current_user::text as role, current_setting('request.jwt.claims')::jsonb as claims`;

onEngines('the database port', engine => {
  const as = <T>(caller: Caller | null, work: (query: Query) => Promise<T>) =>
    engine().database.transaction(caller, work);
  const rename = (query: Query, name: string) => query('update public.profiles set display_name = $1', [name]);
  const nameOf = async (id: string) =>
    (await engine().owner<{ name: string }>('select display_name as name from public.profiles where id = $1', [id]))[0]
      ?.name;

  test('keeps what was done when the work ends, and gives back what it answered', async () => {
    const person = await newPerson(engine());
    expect(await as(person, async query => [(await rename(query, 'Ada')).length, 'done'])).toEqual([0, 'done']);
    expect(await nameOf(person.id)).toBe('Ada');
  });

  test('undoes everything when the work throws, and throws the same', async () => {
    const person = await newPerson(engine(), { full_name: 'Ada' });
    const reason = new Error('no');
    const attempt = as(person, async query => {
      await rename(query, 'Mara');
      throw reason;
    });
    await expect(attempt).rejects.toBe(reason);
    expect(await nameOf(person.id)).toBe('Ada');
  });

  test('undoes everything when a statement was refused, even if the work went on', async () => {
    const person = await newPerson(engine(), { full_name: 'Ada' });
    const attempt = as(person, async query => {
      await rename(query, 'Mara');
      await rename(query, '').catch(() => {});
      return 'as if nothing had happened';
    });
    await expect(attempt).rejects.toMatchObject({ name: 'DatabaseError', code: '23514' });
    expect(await nameOf(person.id)).toBe('Ada');
  });

  test('speaks as the caller, and as anon without one', async () => {
    expect(await as(ada, query => query(who))).toEqual([
      { uid: ada.id, role: 'authenticated', claims: { sub: ada.id, role: 'authenticated' } },
    ]);
    // Not even the way to auth.uid() is anon's own everywhere, so it is asked for the rest only.
    const [anon] = await as(null, query =>
      query(`select current_user::text as role, current_setting('request.jwt.claim.sub') as sub`),
    );
    expect(anon).toEqual({ role: 'anon', sub: '' });
  });

  test('says which sign-in and which device the caller has, and nothing of them for the next one', async () => {
    const said = `select current_setting('request.jwt.claims')::jsonb ->> 'session_id' as session,
      current_setting('request.headers')::jsonb ->> 'tideline-device' as device`;
    const session = '3f0d2a8c-4e02-4b7a-9a61-5d7f2c1096e1';
    const device = '0123456789abcdef';
    expect(await as({ ...ada, session, device }, query => query(said))).toEqual([{ session, device }]);
    expect(await as(ada, query => query(said))).toEqual([{ session: null, device: null }]);
    expect(await as(null, query => query(said))).toEqual([{ session: null, device: null }]);
    const [after] = await engine().owner(`select nullif(current_setting('request.headers', true), '') as headers`);
    expect(after).toEqual({ headers: null });
  });

  test('forgets the caller with the transaction, however it ends', async () => {
    await as(ada, query => query(who));
    await expect(as(ada, query => query('select 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    await expect(as(ada, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const [after] = await engine().owner(
      `select current_user = session_user as "ownRole", nullif(current_setting('request.jwt.claim.sub', true), '') as sub`,
    );
    expect(after).toEqual({ ownRole: true, sub: null });
    expect(await as(mara, query => query('select auth.uid() as uid'))).toEqual([{ uid: mara.id }]);
  });

  test('keeps callers apart when many ask at once', async () => {
    const callers = Array.from({ length: 60 }, () => ({ id: crypto.randomUUID() }));
    const seen = await Promise.all(
      callers.map((caller, i) =>
        as(caller, async query => {
          const [first] = await query<{ uid: string }>('select auth.uid() as uid');
          await new Promise(resolve => setTimeout(resolve, i % 7));
          const [second] = await query<{ uid: string }>('select auth.uid() as uid');
          return [first?.uid, second?.uid];
        }),
      ),
    );
    expect(seen).toEqual(callers.map(({ id }) => [id, id]));
  });

  test('says no with the code of PostgreSQL, from the depth of a function too', async () => {
    for (const [statement, code, detail] of [
      ['select 1 from nowhere', '42P01', undefined],
      ['selec', '42601', undefined],
      [`select 'x'::uuid`, '22P02', undefined],
      ['select 1 from private.session_cursors', '42501', undefined],
      [`do $$ begin raise exception 'no' using errcode = 'PT409', detail = 'a,b'; end $$`, 'PT409', 'a,b'],
    ] as const) {
      const error = await as(ada, query => query(statement)).catch(thrown => thrown);
      expect(error, statement).toBeInstanceOf(DatabaseError);
      expect({ code: error.code, detail: error.detail }, statement).toEqual({ code, detail });
    }
  });

  test('gives values the same form on every engine', async () => {
    for (const [expression, value] of [
      ['null', null],
      ['true', true],
      ['1::smallint', 1],
      ['2147483647', 2_147_483_647],
      ['9007199254740991', 9_007_199_254_740_991],
      ['9007199254740993', 9_007_199_254_740_993n],
      ['0.5::float8', 0.5],
      ['12345678901234567890.10::numeric', '12345678901234567890.10'],
      [`'Ä 🌊'::text`, 'Ä 🌊'],
      [`'{"a": [1, null, "x"]}'::jsonb`, { a: [1, null, 'x'] }],
      [`'null'::jsonb`, null],
      [`'[1, 2]'::json`, [1, 2]],
      [`'\\x00ff10'::bytea`, new Uint8Array([0, 255, 16])],
      [`''::bytea`, new Uint8Array()],
      [`'2026-11-22 10:00:00.123456+02'::timestamptz`, '2026-11-22T08:00:00.123Z'],
      [`'2026-11-22'::date`, '2026-11-22'],
      [`'0a3c9a2e-5f64-4d3f-8a53-0c6f3b1b7e01'::uuid`, ada.id],
    ] as const) {
      const [row] = await as(ada, query => query<{ value: unknown }>(`select ${expression} as value`));
      expect(row?.value, expression).toEqual(value);
    }
  });

  test('takes parameters in the same forms', async () => {
    for (const [type, given, text] of [
      ['text', `it's "so"`, `it's "so"`],
      ['text', null, null],
      ['int', 7, '7'],
      ['bigint', 9_007_199_254_740_993n, '9007199254740993'],
      ['boolean', false, 'false'],
      ['boolean', true, 'true'],
      ['jsonb', '{"a": 1}', '{"a": 1}'],
      ['jsonb', '"a"', '"a"'],
      ['bytea', new Uint8Array([0, 255]), '\\x00ff'],
      ['timestamptz', new Date('2026-11-22T10:00:00.123Z'), '2026-11-22 10:00:00.123+00'],
      ['uuid', ada.id, ada.id],
      ['date', '2026-11-22', '2026-11-22'],
    ] as const) {
      const [row] = await as(ada, query => query<{ text: string }>(`select ($1::${type})::text as text`, [given]));
      expect(row?.text, `${type} ${given}`).toBe(text);
    }
  });

  test('one statement is a whole transaction: as the caller, kept or undone, and nothing of it for the next one', async () => {
    const { database, owner } = engine();
    const person = await newPerson(engine(), { full_name: 'Ada' });
    expect(await database.statement(person, who)).toMatchObject([{ uid: person.id, role: 'authenticated' }]);
    const rename = `update public.profiles set display_name = $1 returning display_name as name, $2::int as n`;
    expect(await database.statement(person, rename, ['Mara', 7])).toEqual([{ name: 'Mara', n: 7 }]);
    expect(await nameOf(person.id)).toBe('Mara');
    expect(await database.statement(person, 'update public.profiles set display_name = $1', ['Eve'])).toEqual([]);
    for (const [statement, parameters, code] of [
      [rename, ['', 7], '23514'],
      [rename, ['Ada', 'seven'], '22P02'],
      ['selec', [], '42601'],
      ['select 1 from private.session_cursors', [], '42501'],
      [
        `do $$ begin update public.profiles set display_name = 'Ada'; raise exception using errcode = 'PT409'; end $$`,
        [],
        'PT409',
      ],
    ] as const) {
      const error = await database.statement(person, statement, parameters).catch(thrown => thrown);
      expect(error, statement).toBeInstanceOf(DatabaseError);
      expect(error.code, statement).toBe(code);
      const [after] = await owner(`select current_user = session_user as "ownRole"`);
      expect(after, statement).toEqual({ ownRole: true });
    }
    expect(await nameOf(person.id)).toBe('Eve');
    expect(await database.statement(null, `select current_user::text as role`)).toEqual([{ role: 'anon' }]);
  });

  test('single statements of many callers stay apart', async () => {
    const callers = Array.from({ length: 60 }, () => ({ id: crypto.randomUUID() }));
    const uid = `select auth.uid() as uid, $1::int as n`;
    const seen = await Promise.all(callers.map((caller, i) => engine().database.statement(caller, uid, [i])));
    expect(seen).toEqual(callers.map(({ id }, i) => [{ uid: id, n: i }]));
  });

  test('answers nothing after its transaction', async () => {
    let kept: Query | undefined;
    await as(ada, async query => {
      kept = query;
    });
    await expect(kept?.('select 1')).rejects.toThrow();
  });
});

onEngines(
  'the database port over a connection',
  engine => {
    test('limits how long a statement may take', async () => {
      const show = (query: Query) => query('select current_setting($1) as limit', ['statement_timeout']);
      expect(await engine().database.transaction(ada, show)).toEqual([{ limit: '10s' }]);
    });

    test('a second statement never runs without the first', async () => {
      const { url, owner } = engine();
      await owner('create table public.pairs (n integer)');
      const { pair, transaction, close } = openConnections(url ?? '', { max: 1 });
      const insert = { text: 'insert into public.pairs values ($1) returning n', parameters: [1] };
      const count = { text: 'select count(*)::int as count from public.pairs', parameters: [] };
      const slow = { text: 'select pg_sleep(60)', parameters: [] };
      const limit = { text: `select set_config('statement_timeout', '50', true)`, parameters: [] };
      await expect(pair({ text: 'select 1 / $1::int', parameters: [0] }, insert)).rejects.toMatchObject({
        code: '22012',
      });
      await expect(pair({ text: 'selec', parameters: [] }, insert)).rejects.toMatchObject({ code: '42601' });
      await expect(pair(insert, { text: 'select 1 / $1::int', parameters: [0] })).rejects.toMatchObject({
        code: '22012',
      });
      expect(await pair(count, count)).toEqual([{ count: 0 }]);
      // What the first says of the transaction holds for the second, and for nobody else.
      await expect(pair(limit, slow)).rejects.toMatchObject({ code: '57014' });
      expect(await transaction(query => query('show statement_timeout'))).toEqual([{ statement_timeout: '0' }]);
      expect(await pair(insert, insert)).toEqual([{ n: 1 }]);
      expect(await pair(count, count)).toEqual([{ count: 2 }]);
      await close();
      await owner('drop table public.pairs');
    });

    test('a connection that ends under a single statement is named by its class, and the next one has another', async () => {
      const { url, owner } = engine();
      const database = postgresDatabase(url ?? '', 1);
      const [{ pid } = { pid: 0 }] = await database.statement<{ pid: number }>(ada, 'select pg_backend_pid() as pid');
      const ended = database.statement(ada, 'select pg_sleep(60)');
      const told = expect(ended).rejects.toMatchObject({ code: expect.stringMatching(/^(57P01|08006)$/) });
      await expect
        .poll(() => owner(`select 1 from pg_stat_activity where pid = $1 and state = 'active'`, [pid]))
        .toHaveLength(1);
      await owner('select pg_terminate_backend($1)', [pid]);
      await told;
      expect(await database.statement(ada, 'select 1 as n')).toEqual([{ n: 1 }]);
      await database.close();
    });

    test('goes on with a new connection when an idle one, or one inside a transaction, is ended', async () => {
      const { url, owner } = engine();
      const database = postgresDatabase(url ?? '', 1);
      const pidOf = (query: Query) =>
        query<{ pid: number }>('select pg_backend_pid() as pid').then(([row]) => row?.pid ?? 0);
      const end = (pid: number) => owner('select pg_terminate_backend($1)', [pid]);
      const idle = await database.transaction(ada, pidOf);
      expect(await database.transaction(ada, pidOf)).toBe(idle);
      await end(idle);
      await expect
        .poll(() => database.transaction(ada, pidOf).catch(error => error.code), { timeout: 20_000 })
        .not.toSatisfy(answer => answer === idle || typeof answer === 'string');

      const reason = new Error('no');
      let working = 0;
      const attempt = database.transaction(ada, async query => {
        working = await pidOf(query);
        await end(working);
        throw reason;
      });
      await expect(attempt).rejects.toBe(reason);
      expect(await database.transaction(ada, pidOf)).not.toBe(working);
      await database.close();
    });

    test('is closed although somebody is still working, who is told', async () => {
      const database = postgresDatabase(engine().url ?? '', 1);
      let began = () => {};
      const running = new Promise<void>(resolve => {
        began = resolve;
      });
      const attempt = database.transaction(ada, async query => {
        began();
        await query('select pg_sleep(60)');
      });
      const told = expect(attempt).rejects.toMatchObject({ code: '08006' });
      await running;
      await database.close();
      await told;
      await expect(database.transaction(ada, query => query('select 1'))).rejects.toMatchObject({ code: '08006' });
    });

    test('names a connection that ends, or cannot be had, by its class', async () => {
      const { database, owner } = engine();
      const ended = database.transaction(ada, async query => {
        const [own] = await query<{ pid: number }>('select pg_backend_pid() as pid');
        await owner('select pg_terminate_backend($1)', [own?.pid ?? 0]);
        return query('select 1');
      });
      await expect(ended).rejects.toMatchObject({ code: expect.stringMatching(/^(57P01|08006)$/) });
      const nowhere = postgresDatabase('postgresql://nobody@127.0.0.1:1/none');
      await expect(nowhere.transaction(null, query => query('select 1'))).rejects.toMatchObject({ code: '08006' });
      await nowhere.close();
    });
  },
  'PostgreSQL',
);
