/** The demo accounts: there after the seed, with their names and roles, and only once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { onEngines } from './engines.ts';

const seed = readFileSync(join(import.meta.dirname, '../seed.sql'), 'utf8');

onEngines('the seed', engine => {
  test('makes three accounts that can be mailed a code, also when it runs twice', async () => {
    const { owner } = engine();
    await owner(seed);
    await owner(seed);
    const people = await owner(`
      select u.email, p.display_name as name, array_to_json(array_agg(r.role::text order by r.role)) as roles
      from auth.users u join public.profiles p on p.id = u.id join public.roles r on r.account = u.id
      where u.email_confirmed_at is not null group by u.email, p.display_name order by u.email`);
    expect(people).toEqual([
      { email: 'ada@tideline.test', name: 'Ada', roles: ['member'] },
      { email: 'mara@tideline.test', name: 'Mara', roles: ['member', 'practitioner'] },
      { email: 'root@tideline.test', name: 'Root', roles: ['member', 'admin'] },
    ]);
    const identities = await owner(`
      select provider, provider_id = user_id::text as own from auth.identities join auth.users u on u.id = user_id
      where u.email like '%@tideline.test'`);
    expect(identities).toEqual(Array(3).fill({ provider: 'email', own: true }));
  });
});
