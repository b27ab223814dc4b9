/** Keys, devices, emptying and bounds in the database itself: what holds whichever way a request came in. */
import { expect, test } from 'vitest';
import type { Caller } from '../../functions/ports.ts';
import { idAt, newPerson, onEngines } from './engines.ts';

const hex = (digit: number) => digit.toString(16).padStart(16, '0');

onEngines('the vault', engine => {
  const as = <Row extends object>(caller: Caller | null, text: string, parameters: (string | null)[] = []) =>
    engine().database.transaction(caller, query => query<Row>(text, parameters));

  const keep = (owner: Caller, bytes = 1) =>
    as(
      owner,
      `insert into public.practice_sessions (id, sealed, key_version)
       values ($1, decode(repeat('00', ${bytes}), 'hex'), 1) returning cursor`,
      [idAt('2026-11-22T10:00:00Z')],
    );
  const register = (owner: Caller, id: string) =>
    as<{ id: string }>(owner, `select id from public.register_device($1, '\\x01')`, [id]);

  async function signedIn(person?: Caller, device?: string): Promise<Caller> {
    const { id } = person ?? (await newPerson(engine()));
    return { id, session: crypto.randomUUID(), ...(device && { device }) };
  }

  const refuses = async (caller: Caller | null, attempts: readonly (readonly [string, string])[]) => {
    for (const [attempt, code] of attempts) await expect(as(caller, attempt), attempt).rejects.toMatchObject({ code });
  };

  test('what is not granted is nobody’s: foreign rows, numbers, times, sign-ins and counts', async () => {
    const ada = await signedIn();
    await register(ada, hex(1));
    await as({ ...ada, device: hex(1) }, `select public.put_key_ring(0, '\\x01')`);
    const proof = `decode(repeat('00', 32), 'hex')`;
    await as({ ...ada, device: hex(1) }, `select public.offer_handover(${proof}, '\\x01')`);
    const mara = await newPerson(engine());
    for (const table of ['devices', 'key_rings', 'emptyings', 'key_handovers']) {
      expect(await as(mara, `select owner from public.${table}`)).toEqual([]);
      await refuses(null, [[`select from public.${table}`, '42501']]);
    }
    for (const table of ['devices', 'key_rings', 'emptyings']) {
      await refuses(mara, [[`delete from public.${table}`, '42501']]);
    }
    expect(await as(mara, 'delete from public.key_handovers returning owner')).toEqual([]);
    expect(await as(mara, `update public.key_handovers set tries = 5 returning owner`)).toEqual([]);
    expect(await as(mara, 'update public.devices set revoked_at = now() returning id')).toEqual([]);
    expect(await as(mara, `update public.key_rings set wrapped = '\\x02' returning owner`)).toEqual([]);
    await refuses(mara, [
      [`insert into public.devices (owner, id, name) values ('${ada.id}', '${hex(2)}', '\\x01')`, '42501'],
      [`insert into public.devices (id, name, auth_session) values ('${hex(2)}', '\\x01', null)`, '42501'],
      ['update public.devices set auth_session = null', '42501'],
      ['update public.devices set registered_at = now()', '42501'],
      [`insert into public.key_rings (owner, wrapped) values ('${ada.id}', '\\x01')`, '42501'],
      [`insert into public.key_rings (wrapped, revision) values ('\\x01', 9)`, '42501'],
      ['update public.key_rings set revision = 9', '42501'],
      [`insert into public.emptyings (owner) values ('${ada.id}')`, '42501'],
      ['insert into public.emptyings (epoch) values (9)', '42501'],
      ['update public.emptyings set at = now()', '42501'],
      [`insert into public.key_handovers (owner, proof, wrapped) values ('${ada.id}', ${proof}, '\\x01')`, '42501'],
      [`insert into public.key_handovers (proof, wrapped, expires_at) values (${proof}, '\\x01', 'infinity')`, '42501'],
      [`update public.key_handovers set expires_at = 'infinity'`, '42501'],
      ['update private.session_cursors set most_rows = 1000000', '42501'],
      ['select private.recount_sessions()', '42501'],
    ]);
  });

  test('rows of 5 MB, names, rings and ids of no right size are refused by the tables', async () => {
    const ada = await newPerson(engine());
    await keep(ada, 12_288);
    const id = () => idAt('2026-11-22T10:00:00Z');
    const large = `decode(repeat('00', 5000000), 'hex')`;
    await refuses(ada, [
      [
        `insert into public.practice_sessions (id, sealed, key_version)
          values ('${id()}', decode(repeat('00', 12289), 'hex'), 1)`,
        '23514',
      ],
      [`insert into public.practice_sessions (id, sealed, key_version) values ('${id()}', ${large}, 1)`, '23514'],
      [`select public.put_key_ring(0, decode(repeat('00', 6145), 'hex'))`, '23514'],
      [`select public.put_key_ring(0, '')`, '23514'],
      [`select public.put_key_ring(0, ${large})`, '23514'],
      [`select public.offer_handover('\\x00', '\\x00')`, '23514'],
      [`select public.offer_handover(decode(repeat('00', 32), 'hex'), ${large})`, '23514'],
      [`select public.register_device('${hex(1)}', decode(repeat('00', 201), 'hex'))`, '23514'],
      [`select public.register_device('${hex(1)}', '')`, '23514'],
      [`select public.register_device('phone', '\\x01')`, '23514'],
    ]);
  });

  test('a device that is revoked or not on the list writes nothing and reads nothing, without the API too', async () => {
    const phone = { ...(await signedIn()), device: hex(1) };
    await keep(phone);
    await register(phone, hex(1));
    await keep(phone);
    const count = (caller: Caller) => as(caller, 'select cursor from public.practice_sessions');
    expect(await count(phone)).toHaveLength(2);
    const laptop = await signedIn(phone, hex(2));
    for (const stranger of [laptop, { id: phone.id }, { ...laptop, device: hex(1) }]) {
      expect(await count(stranger)).toEqual([]);
      await expect(keep(stranger)).rejects.toMatchObject({ code: 'PT403', message: 'device-needed' });
    }
    await register(laptop, hex(2));
    await as(laptop, `update public.devices set revoked_at = '2000-01-01' where id = $1`, [hex(1)]);
    expect(await count(phone)).toEqual([]);
    for (const attempt of [
      () => keep(phone),
      () => register(phone, hex(3)),
      () => as(phone, 'update public.devices set revoked_at = null'),
      () => as(laptop, 'update public.devices set revoked_at = null where id = $1', [hex(1)]),
      () => as(phone, 'insert into public.emptyings (at) values (default)'),
      () => as(phone, `select public.put_key_ring(0, '\\x01')`),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: 'PT403', message: 'device-revoked' });
    }
    const [gone] = await as<{ ours: boolean }>(
      laptop,
      `select revoked_at > now() - interval '1 hour' as ours from public.devices where id = $1`,
      [hex(1)],
    );
    expect(gone).toEqual({ ours: true });
    expect(await count(laptop)).toHaveLength(2);
  });

  test('tries of a handover only go up, and its content stays', async () => {
    const ada = await newPerson(engine());
    await as(ada, `select public.offer_handover(decode(repeat('00', 32), 'hex'), '\\x01')`);
    await as(ada, `select public.take_handover('\\x07')`);
    const tries = await as(ada, "update public.key_handovers set tries = 0 returning tries, wrapped = '\\x01' as same");
    expect(tries).toEqual([{ tries: 2, same: true }]);
  });

  test('revoked devices do not pile up', async () => {
    const person = await newPerson(engine());
    const laptop = { ...(await signedIn(person)), device: hex(999) };
    await register(laptop, hex(999));
    for (let i = 1; i <= 90; i++) {
      await register(await signedIn(person), hex(i));
      await as(laptop, 'update public.devices set revoked_at = now() where id = $1', [hex(i)]);
    }
    const rows = await as<{ id: string }>(laptop, 'select id from public.devices');
    expect(rows.length).toBeLessThanOrEqual(81);
    expect(rows).toContainEqual({ id: hex(90) });
    await expect(keep({ ...(await signedIn(person)), device: hex(1) })).rejects.toMatchObject({ code: 'PT403' });
  });

  test('numbers come from the counter, and a forged one is found out', async () => {
    const ada = await newPerson(engine());
    await keep(ada);
    await keep(ada);
    const forged = (to: string) =>
      as(
        ada,
        `with forged as (select set_config('tideline.last_number', $2, true))
         insert into public.practice_sessions (id, sealed, key_version) select $1, '\\x00', 1 from forged`,
        [idAt('2026-11-22T10:00:00Z'), to],
      );
    await expect(forged('0')).rejects.toMatchObject({ code: '23514' });
    await expect(forged('-7')).rejects.toMatchObject({ code: '23514' });
    expect(await keep(ada)).toEqual([{ cursor: 3 }]);
    const many = await as<{ cursor: number }>(
      ada,
      `insert into public.practice_sessions (id, sealed, key_version) values
        ($1, '\\x00', 1), ($2, '\\x00', 1), ($3, '\\x00', 1) returning cursor`,
      [1, 2, 3].map(n => idAt(Date.UTC(2026, n, 3))),
    );
    expect(many.map(({ cursor }) => cursor)).toEqual([4, 5, 6]);
  });

  test('counts that went wrong are counted anew', async () => {
    const ada = await newPerson(engine());
    await keep(ada, 100);
    await keep(ada, 50);
    const { owner } = engine();
    const counts = () =>
      owner(`select kept_rows, kept_bytes::int, last::int from private.session_cursors where owner = $1`, [ada.id]);
    const right = [{ kept_rows: 2, kept_bytes: 150, last: 2 }];
    expect(await counts()).toEqual(right);
    await owner('update private.session_cursors set kept_rows = 7, kept_bytes = 7 where owner = $1', [ada.id]);
    await owner('select private.recount_sessions()');
    expect(await counts()).toEqual(right);
  });

  test('go with their account', async () => {
    const ada = { ...(await signedIn()), device: hex(1) };
    await as(ada, 'insert into public.emptyings (at) values (default)');
    await register(ada, hex(1));
    await as(ada, `select public.put_key_ring(0, '\\x01')`);
    await as(ada, `select public.offer_handover(decode(repeat('00', 32), 'hex'), '\\x01')`);
    await keep(ada);
    await engine().owner('delete from auth.users where id = $1', [ada.id]);
    const tables = ['devices', 'key_rings', 'key_handovers', 'emptyings'].map(name => `public.${name}`);
    for (const table of [...tables, 'private.session_cursors']) {
      expect(await engine().owner(`select from ${table} where owner = $1`, [ada.id]), table).toEqual([]);
    }
  });
});
