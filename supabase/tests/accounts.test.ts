/** Profiles and roles: made with the account, seen by their owner alone, and never raised by oneself. */
import { expect, test } from 'vitest';
import type { Caller } from '../../functions/ports.ts';
import { newPerson, onEngines } from './engines.ts';

onEngines('accounts', engine => {
  const as = (caller: Caller | null, text: string, parameters: string[] = []) =>
    engine().database.transaction(caller, query => query<Record<string, unknown>>(text, parameters));

  test('a new account has a profile with the name its provider sent, and is a member', async () => {
    const ada = await newPerson(engine(), { full_name: `  Ada ${'x'.repeat(100)}` });
    const [profile] = await as(ada, 'select id, display_name from public.profiles');
    expect(profile?.id).toBe(ada.id);
    expect(profile?.display_name).toBe(`Ada ${'x'.repeat(76)}`);
    expect(await as(ada, 'select account, role from public.roles')).toEqual([{ account: ada.id, role: 'member' }]);
  });

  test('an account is made whatever its provider sent', async () => {
    for (const meta of [{}, { full_name: '' }, { full_name: ['a'] }, '"text"', [], null]) {
      const person = await newPerson(engine(), meta as object);
      expect(await as(person, 'select id from public.profiles')).toEqual([{ id: person.id }]);
    }
  });

  test('nobody sees or changes the profile of another', async () => {
    const [ada, mara] = [await newPerson(engine(), { full_name: 'Ada' }), await newPerson(engine())];
    expect(await as(mara, 'select id from public.profiles where id = $1', [ada.id])).toEqual([]);
    expect(
      await as(mara, "update public.profiles set display_name = 'x' where id = $1 returning id", [ada.id]),
    ).toEqual([]);
    expect(await as(ada, 'select display_name from public.profiles')).toEqual([{ display_name: 'Ada' }]);
  });

  test('a name is changed by its owner, within bounds; nothing else is', async () => {
    const ada = await newPerson(engine());
    await as(ada, "update public.profiles set display_name = 'Ada L.'");
    expect(await as(ada, 'select display_name from public.profiles')).toEqual([{ display_name: 'Ada L.' }]);
    await expect(as(ada, "update public.profiles set display_name = ''")).rejects.toMatchObject({ code: '23514' });
    await expect(as(ada, 'update public.profiles set created_at = now()')).rejects.toMatchObject({ code: '42501' });
    await expect(as(ada, 'delete from public.profiles')).rejects.toMatchObject({ code: '42501' });
    await expect(as(ada, 'insert into public.profiles (id) values ($1)', [ada.id])).rejects.toMatchObject({
      code: '42501',
    });
  });

  test('nobody sees the roles of another, and nobody gives themselves one', async () => {
    const [ada, mara] = [await newPerson(engine()), await newPerson(engine())];
    await engine().owner("insert into public.roles (account, role) values ($1, 'practitioner')", [mara.id]);
    expect(await as(ada, 'select account from public.roles')).toEqual([{ account: ada.id }]);
    expect(await as(mara, 'select role from public.roles order by role')).toEqual([
      { role: 'member' },
      { role: 'practitioner' },
    ]);
    for (const attempt of [
      `insert into public.roles (account, role) values ('${ada.id}', 'admin')`,
      `update public.roles set role = 'admin'`,
      'delete from public.roles',
    ]) {
      await expect(as(ada, attempt)).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('without a token nothing is to be had', async () => {
    await expect(as(null, 'select 1 from public.profiles')).rejects.toMatchObject({ code: '42501' });
    await expect(as(null, 'select 1 from public.roles')).rejects.toMatchObject({ code: '42501' });
  });

  test('with the account everything of it goes', async () => {
    const ada = await newPerson(engine());
    await engine().owner('delete from auth.users where id = $1', [ada.id]);
    expect(await engine().owner('select 1 from public.profiles where id = $1', [ada.id])).toEqual([]);
    expect(await engine().owner('select 1 from public.roles where account = $1', [ada.id])).toEqual([]);
  });
});
