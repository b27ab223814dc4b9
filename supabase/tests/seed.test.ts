/** The demo accounts: there after the seed, with their names and roles, and only once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { availability } from '../../domain/practitioner/availability.ts';
import { service } from '../../domain/practitioner/offer.ts';
import { profile } from '../../domain/practitioner/profile.ts';
import { onEngines } from './engines.ts';

const seed = readFileSync(join(import.meta.dirname, '../seed.sql'), 'utf8');

onEngines('the seed', engine => {
  test('makes accounts that can be mailed a code, also when it runs twice', async () => {
    const { owner } = engine();
    await owner(seed);
    await owner(seed);
    const people = await owner(`
      select u.email, p.display_name as name, array_to_json(array_agg(r.role::text order by r.role)) as roles
      from auth.users u join public.profiles p on p.id = u.id join public.roles r on r.account = u.id
      where u.email_confirmed_at is not null and u.email in ('ada@tideline.test', 'mara@tideline.test', 'noor@tideline.test', 'root@tideline.test')
      group by u.email, p.display_name order by u.email`);
    expect(people).toEqual([
      { email: 'ada@tideline.test', name: 'Ada', roles: ['member'] },
      { email: 'mara@tideline.test', name: 'Mara', roles: ['member', 'practitioner'] },
      { email: 'noor@tideline.test', name: 'Noor', roles: ['member'] },
      { email: 'root@tideline.test', name: 'Root', roles: ['member', 'admin'] },
    ]);
    const identities = await owner(`
      select provider, provider_id = user_id::text as own from auth.identities join auth.users u on u.id = user_id
      where u.email like '%@tideline.test'`);
    expect(identities).toEqual(Array(9).fill({ provider: 'email', own: true }));
  });

  test('their practices are as the API would take them: six to be found, one that waits for the admin', async () => {
    const rows = await engine().owner<{ state: string; details: unknown[]; hours: unknown; history: string }>(`
      select p.slug, p.name, p.headline, p.about, p.rules, array_to_json(p.languages) as languages,
        array_to_json(p.techniques) as techniques, p.state::text, a.hours,
        (select json_agg(s.details) from public.services s where s.practitioner = p.id) as details,
        (select string_agg(v.act, ' ' order by v.at) from public.verifications v where v.practitioner = p.id) as history
      from public.practitioners p join public.availability a on a.practitioner = p.id`);
    for (const { state, details, hours, history, ...said } of rows) {
      expect(profile.parse(said)).toEqual(said);
      expect(availability.parse(hours)).toEqual(hours);
      for (const one of details) expect(service.parse(one)).toEqual(one);
      expect(history).toBe(state === 'verified' ? 'submit verify' : 'submit');
    }
    expect(rows.map(({ state }) => state).sort()).toEqual(['submitted', ...Array(6).fill('verified')]);
  });
});
