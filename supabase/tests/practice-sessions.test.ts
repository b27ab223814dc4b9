/** Practice sessions in the database: whose they are, that they only ever become tombstones, and where their rows lie. */
import { expect, test } from 'vitest';
import type { Caller } from '../../functions/ports.ts';
import { idAt, newPerson, onEngines } from './engines.ts';

const now = '2026-11-22T10:00:00Z';

const insertion = (id: string) =>
  `insert into public.practice_sessions (id, sealed, key_version) values ('${id}', '\\x01', 1)`;

onEngines('practice sessions', engine => {
  const as = <Row extends object>(caller: Caller | null, text: string, parameters: (string | null)[] = []) =>
    engine().database.transaction(caller, query => query<Row>(text, parameters));

  /** A session of `owner`; answers its id. */
  async function kept(owner: Caller, time: string | number = now): Promise<string> {
    const id = idAt(time);
    await as(owner, insertion(id));
    return id;
  }

  const row = async (id: string) =>
    (await engine().owner<Record<string, unknown>>('select * from public.practice_sessions where id = $1', [id]))[0];

  test('belong to who inserts them', async () => {
    const ada = await newPerson(engine());
    const id = await kept(ada);
    expect(await row(id)).toMatchObject({ id, owner: ada.id, key_version: 1, deleted: false, cursor: 1 });
  });

  test('of another cannot be read, changed, deleted or taken over', async () => {
    const [ada, mara] = [await newPerson(engine()), await newPerson(engine())];
    const id = await kept(ada);
    const before = await row(id);
    expect(await as(mara, 'select id from public.practice_sessions')).toEqual([]);
    expect(await as(mara, 'update public.practice_sessions set deleted = true returning id')).toEqual([]);
    for (const [attempt, code] of [
      [insertion(id), '23505'],
      [`insert into public.practice_sessions (id, owner, deleted) values ('${idAt(now)}', '${ada.id}', true)`, '42501'],
      [`update public.practice_sessions set owner = '${mara.id}'`, '42501'],
      ['delete from public.practice_sessions', '42501'],
      ['truncate public.practice_sessions', '42501'],
    ] as const) {
      await expect(as(mara, attempt), attempt).rejects.toMatchObject({ code });
    }
    expect(await row(id)).toEqual(before);
  });

  test('are closed to who has no token, and their workings to everybody', async () => {
    const ada = await newPerson(engine());
    await kept(ada);
    await expect(as(null, 'select 1 from public.practice_sessions')).rejects.toMatchObject({ code: '42501' });
    for (const attempt of [
      'select 1 from private.practice_sessions_2026_11',
      `update private.practice_sessions_2026_11 set deleted = true`,
      'select 1 from private.practice_sessions_default',
      'select 1 from private.session_cursors',
      `select private.add_session_months('2035-01-01', 1)`,
      `select private.first_id_of('2035-01-01')`,
    ]) {
      for (const caller of [ada, null])
        await expect(as(caller, attempt), attempt).rejects.toMatchObject({ code: '42501' });
    }
    await expect(as(null, `select public.push_practice_sessions('[]')`)).rejects.toMatchObject({ code: '42501' });
  });

  test('are only ever appended: no column changes but deleted, and the server alone counts', async () => {
    const ada = await newPerson(engine());
    const id = await kept(ada);
    const before = await row(id);
    for (const change of [`sealed = '\\x00'`, 'key_version = 2', 'cursor = 9', `id = '${idAt(now)}'`]) {
      await expect(as(ada, `update public.practice_sessions set ${change}`), change).rejects.toMatchObject({
        code: '42501',
      });
    }
    await expect(
      as(ada, `insert into public.practice_sessions (id, deleted, cursor) values ('${idAt(now)}', true, 99)`),
    ).rejects.toMatchObject({ code: '42501' });
    // Not even the owner of the database changes one by mistake.
    await engine().owner(`update public.practice_sessions set sealed = '\\x02', cursor = 7 where id = $1`, [id]);
    expect(await row(id)).toEqual(before);
  });

  test('become tombstones: content gone, a new cursor, and no way back', async () => {
    const ada = await newPerson(engine());
    const id = await kept(ada);
    const before = await row(id);
    await kept(ada);
    await engine().owner(
      `update public.practice_sessions set deleted = true, sealed = '\\x02', received_at = '2000-01-01', cursor = 99 where id = $1`,
      [id],
    );
    const tombstone = { sealed: null, key_version: null, deleted: true, cursor: 3 };
    const after = await row(id);
    expect(after).toMatchObject(tombstone);
    expect(after?.received_at).toEqual(before?.received_at);
    await as(ada, 'update public.practice_sessions set deleted = true where id = $1', [id]);
    expect(await row(id)).toMatchObject(tombstone);
    await expect(
      as(ada, 'update public.practice_sessions set deleted = false where id = $1', [id]),
    ).rejects.toMatchObject({ code: '23514' });
    expect(await row(id)).toMatchObject(tombstone);
  });

  test('carry a payload and its key, unless deleted', async () => {
    const ada = await newPerson(engine());
    const insert = (columns: string, values: string) =>
      as(ada, `insert into public.practice_sessions (id, ${columns}) values ('${idAt(now)}', ${values})`);
    for (const [columns, values] of [
      ['deleted', 'false'],
      ['sealed', `'\\x00'`],
      ['sealed, key_version', `'\\x00', 0`],
    ] as const) {
      await expect(insert(columns, values), columns).rejects.toMatchObject({ code: '23514' });
    }
    await insert('sealed, key_version', `'\\x00', 1`);
    await insert('deleted', 'true');
    await insert('deleted, sealed, key_version', `true, '\\x07', 1`);
    const rows = await as(
      ada,
      'select key_version, sealed is null as empty from public.practice_sessions where deleted',
    );
    expect(rows).toEqual(Array(2).fill({ key_version: null, empty: true }));
  });

  test('go with their account', async () => {
    const ada = await newPerson(engine());
    const id = await kept(ada);
    await engine().owner('delete from auth.users where id = $1', [ada.id]);
    expect(await row(id)).toBeUndefined();
    expect(await engine().owner('select 1 from private.session_cursors where owner = $1', [ada.id])).toEqual([]);
  });

  const partitionOf = async (id: string) =>
    (
      await engine().owner<{ name: string }>(
        `select tableoid::regclass::text as name from public.practice_sessions where id = $1`,
        [id],
      )
    )[0]?.name;

  test('lie in the month their id was made in, to the millisecond; any other clock is taken too', async () => {
    const ada = await newPerson(engine());
    for (const [time, partition] of [
      ['2026-11-01T00:00:00.000Z', 'private.practice_sessions_2026_11'],
      ['2026-11-30T23:59:59.999Z', 'private.practice_sessions_2026_11'],
      ['2026-12-01T00:00:00.000Z', 'private.practice_sessions_2026_12'],
      ['2028-02-29T12:00:00.000Z', 'private.practice_sessions_2028_02'],
      ['1970-01-01T00:00:00.000Z', 'private.practice_sessions_default'],
      ['2025-12-31T23:59:59.999Z', 'private.practice_sessions_default'],
      ['2150-06-01T00:00:00.000Z', 'private.practice_sessions_default'],
    ] as const) {
      expect(await partitionOf(await kept(ada, time)), time).toBe(partition);
    }
    expect(await as(ada, 'select 1 from public.practice_sessions')).toHaveLength(7);
  });

  test('that waited in the default partition move when their month is made, unchanged and as safe', async () => {
    const ada = await newPerson(engine());
    const id = await kept(ada, '2041-05-17T08:00:00Z');
    const before = await row(id);
    const add = () => engine().owner(`select private.add_session_months('2041-05-17', 2) as made`);
    expect(await add()).toEqual([{ made: 2 }]);
    expect(await add()).toEqual([{ made: 0 }]);
    expect(await partitionOf(id)).toBe('private.practice_sessions_2041_05');
    expect(await row(id)).toEqual(before);
    await expect(as(ada, insertion(id))).rejects.toMatchObject({ code: '23505' });
    await as(ada, 'update public.practice_sessions set deleted = true where id = $1', [id]);
    expect(await row(id)).toMatchObject({ deleted: true, sealed: null, cursor: 2 });
    for (const name of ['private.practice_sessions_2041_05', 'private.practice_sessions_2041_06']) {
      const [locks] = await engine().owner(
        `select relrowsecurity as on, has_table_privilege('authenticated', oid, 'select') as open from pg_class where oid = $1::regclass`,
        [name],
      );
      expect(locks).toEqual({ on: true, open: false });
    }
    await engine().owner('delete from auth.users where id = $1', [ada.id]);
    expect(await row(id)).toBeUndefined();
  });
});
