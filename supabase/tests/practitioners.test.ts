/** Practitioners in the database itself: nobody verifies themselves, nobody sees what is not shown, and every list ends. */
import { expect, test } from 'vitest';
import { verificationActs, verificationStates } from '../../domain/practitioner/verification.ts';
import { type Caller, house, type Speaker } from '../../functions/ports.ts';
import { goodAvailability, goodService } from '../../tests/booking/practice.ts';
import { type Engine, newPerson, onEngines } from './engines.ts';

const columns = 'slug, name, headline, about, rules, languages, techniques';
const values = (slug: string) => `'${slug}', 'Mara', 'Slow', 'Twelve years', '', '{de}', '{box}'`;
const freshSlug = () => `p-${crypto.randomUUID().slice(0, 12)}`;

onEngines('practitioners', engine => {
  const as = <Row extends object>(who: Speaker, text: string, parameters: (string | number | null)[] = []) =>
    engine().database.transaction(who, query => query<Row>(text, parameters));
  const refused = (who: Speaker, code: string, text: string, parameters: (string | number | null)[] = []) =>
    expect(as(who, text, parameters), text).rejects.toMatchObject({ code });
  const found = async (who: Speaker, table: string, practitioner: Caller) =>
    (
      await as(who, `select from public.${table} where ${table === 'practitioners' ? 'id' : 'practitioner'} = $1`, [
        practitioner.id,
      ])
    ).length;

  /** With a service, hours, a busy calendar and a paper. */
  async function practice(state = 'draft'): Promise<Caller> {
    const person = await newPerson(engine());
    await as(person, `insert into public.practitioners (${columns}) values (${values(freshSlug())})`);
    await as(person, 'insert into public.services (id, details) values ($1, $2::text::jsonb)', [
      crypto.randomUUID(),
      JSON.stringify(goodService),
    ]);
    await as(person, 'select public.put_availability(0, $1::text::jsonb)', [JSON.stringify(goodAvailability)]);
    await as(
      person,
      `select public.put_calendar($1, 'Home', null, '[["2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z"]]')`,
      [crypto.randomUUID()],
    );
    await as(person, paper(crypto.randomUUID()));
    await put(engine(), person, state);
    return person;
  }
  const put = (on: Engine, { id }: Caller, state: string) =>
    on.owner('update public.practitioners set state = $1::public.verification_state where id = $2', [state, id]);
  const paper = (id: string) =>
    `insert into public.verification_documents (id, kind, name, media_type, bytes) values ('${id}', 'identity', 'Passport', 'application/pdf', 1000)`;
  const stateOf = async ({ id }: Caller) =>
    (
      await engine().owner<{ state: string; reason: string | null }>(
        'select state::text, reason from public.practitioners where id = $1',
        [id],
      )
    )[0];

  async function admin(): Promise<Caller> {
    const person = await newPerson(engine());
    await engine().owner(`insert into public.roles (account, role) values ($1, 'admin')`, [person.id]);
    return person;
  }
  const judge = (who: Caller, act: string, on: Caller, reason: string | null = null) =>
    as(who, 'insert into public.verifications (practitioner, act, reason) values ($1, $2, $3)', [on.id, act, reason]);

  test('the acts are those of the rules, from every state, by whom they say, and by nobody else', async () => {
    const root = await admin();
    const stranger = await newPerson(engine());
    for (const state of verificationStates) {
      for (const [act, rule] of Object.entries(verificationActs)) {
        if (act === 'rename') continue;
        const mara = await practice(state);
        const reason = rule.reason ? 'Because.' : null;
        const [who, others] = rule.by === 'owner' ? [mara, [root, stranger]] : [root, [mara, stranger]];
        for (const other of others) {
          await expect(judge(other, act, mara, reason)).rejects.toMatchObject({ code: 'PT403', message: 'forbidden' });
        }
        expect(await stateOf(mara)).toMatchObject({ state });
        if ((rule.from as readonly string[]).includes(state)) {
          await judge(who, act, mara, reason);
          expect(await stateOf(mara)).toEqual({ state: rule.to, reason });
        } else {
          const code = rule.by === 'admin' && state === 'draft' ? 'PT404' : 'PT409';
          await expect(judge(who, act, mara, reason), `${act} from ${state}`).rejects.toMatchObject({ code });
          expect(await stateOf(mara)).toMatchObject({ state });
        }
      }
    }
  });

  test('the table of acts is that of the rules', async () => {
    const rows = await engine().owner<{ act: string }>(
      `select act, case when by_admin then 'admin' else 'owner' end as by, array_to_json(from_states) as from, to_state::text as to, needs_reason as reason
       from private.verification_acts order by act`,
    );
    const rules = Object.entries(verificationActs).map(([act, rule]) => ({ act, ...rule }));
    expect(rows).toEqual(rules.sort((a, b) => (a.act < b.act ? -1 : 1)));
  });

  test('nobody sets their own state, reason or file of acts, nor judges themselves, admin or not', async () => {
    const mara = await practice('submitted');
    for (const attempt of [
      `update public.practitioners set state = 'verified'`,
      `update public.practitioners set reason = 'fine'`,
      `update public.practitioners set id = gen_random_uuid()`,
      `insert into public.practitioners (${columns}, state) values (${values(freshSlug())}, 'verified')`,
      `insert into public.practitioners (${columns}, id) values (${values(freshSlug())}, '${mara.id}')`,
      `insert into public.services (id, details, practitioner) values (gen_random_uuid(), '{}', '${mara.id}')`,
      'update public.services set offered = true',
      'update public.availability set revision = 9',
      `insert into public.verifications (practitioner, act, by) values ('${mara.id}', 'verify', '${mara.id}')`,
      'update public.verifications set act = null',
      'delete from public.verifications',
      'delete from public.practitioners',
      'select by from public.verifications',
    ]) {
      await refused(mara, '42501', attempt);
    }
    await engine().owner(`insert into public.roles (account, role) values ($1, 'admin')`, [mara.id]);
    await expect(judge(mara, 'verify', mara)).rejects.toMatchObject({ code: 'PT403' });
    // Renaming is what the table does by itself.
    await expect(judge(mara, 'rename', mara)).rejects.toMatchObject({ code: '42501' });
    expect(await stateOf(mara)).toMatchObject({ state: 'submitted' });
  });

  test('a reason is there exactly when it must be; what is not whole is not submitted', async () => {
    const [root, mara] = [await admin(), await practice('submitted')];
    await expect(judge(root, 'refuse', mara)).rejects.toMatchObject({ code: '23514' });
    await expect(judge(root, 'verify', mara, 'Nice')).rejects.toMatchObject({ code: '23514' });
    await expect(judge(root, 'refuse', mara, '<b>No</b>')).rejects.toMatchObject({ code: '23514' });
    await judge(root, 'refuse', mara, 'The paper cannot be read.');
    await as(mara, 'delete from public.verification_documents');
    await expect(judge(mara, 'submit', mara)).rejects.toMatchObject({ code: 'PT409', message: 'practice-incomplete' });
    await as(mara, paper(crypto.randomUUID()));
    await judge(mara, 'submit', mara);
    expect(await stateOf(mara)).toEqual({ state: 'submitted', reason: null });
    await expect(judge(root, 'verify', { id: crypto.randomUUID() })).rejects.toMatchObject({ code: 'PT404' });
  });

  test('who is verified is a practitioner by role until suspended; another name is looked at again', async () => {
    const [root, mara] = [await admin(), await practice('submitted')];
    const roles = async () =>
      (await as<{ role: string }>(mara, 'select role::text from public.roles order by role')).map(({ role }) => role);
    await judge(root, 'verify', mara);
    expect(await roles()).toEqual(['member', 'practitioner']);
    await as(mara, `update public.practitioners set headline = 'Slower'`);
    expect(await stateOf(mara)).toMatchObject({ state: 'verified' });
    await as(mara, `update public.practitioners set name = 'Somebody Famous'`);
    expect(await stateOf(mara)).toMatchObject({ state: 'submitted' });
    await judge(root, 'verify', mara);
    await judge(root, 'suspend', mara, 'Complaints.');
    expect(await roles()).toEqual(['member']);
    await as(mara, `update public.practitioners set name = 'Mara'`);
    expect(await stateOf(mara)).toMatchObject({ state: 'suspended', reason: 'Complaints.' });
    const acts = await as<{ act: string }>(
      mara,
      'select act from public.verifications where practitioner = $1 order by at',
      [mara.id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['verify', 'rename', 'verify', 'suspend']);
  });

  test('the house sees who is verified and nothing else, others nothing of others, and without a token nothing is to be had', async () => {
    const stranger = await newPerson(engine());
    const own = ['practitioners', 'services', 'availability', 'busy_times', 'calendars', 'verification_documents'];
    const shown = own.slice(0, 4);
    for (const state of verificationStates) {
      const mara = await practice(state);
      for (const table of own) {
        expect(await found(mara, table, mara), table).toBe(1);
        expect(await found(stranger, table, mara), table).toBe(0);
        await refused(null, '42501', `select from public.${table}`);
        if (shown.includes(table))
          expect(await found(house, table, mara), `${table} ${state}`).toBe(state === 'verified' ? 1 : 0);
        else await refused(house, '42501', `select from public.${table}`);
      }
      for (const change of [
        'update public.practitioners set about = about',
        'delete from public.services',
        'select url from public.calendars',
        'select calendar from public.busy_times',
      ]) {
        await refused(house, '42501', change);
      }
      await as(mara, `update public.services set details = details || '{"offered": false}'`);
      expect(await found(house, 'services', mara)).toBe(0);
      expect(
        await as(stranger, `update public.services set details = details where practitioner = $1 returning id`, [
          mara.id,
        ]),
      ).toEqual([]);
      expect(
        await as(stranger, 'delete from public.busy_times where practitioner = $1 returning starts', [mara.id]),
      ).toEqual([]);
    }
  });

  test('an admin sees what was submitted, with its papers; never a draft, hours or calendars', async () => {
    const root = await admin();
    for (const state of verificationStates) {
      const mara = await practice(state);
      const seen = state === 'draft' ? 0 : 1;
      expect(await found(root, 'practitioners', mara)).toBe(seen);
      expect(await found(root, 'verification_documents', mara)).toBe(seen);
      for (const table of ['services', 'availability', 'busy_times', 'calendars'])
        expect(await found(root, table, mara)).toBe(0);
      expect(
        await as(root, `update public.practitioners set about = 'x' where id = $1 returning id`, [mara.id]),
      ).toEqual([]);
    }
  });

  test('a text that hides, turns around or marks up is refused by the tables, and so is what is too long', async () => {
    const mara = await practice();
    for (const column of ['name', 'headline', 'about', 'rules']) {
      for (const text of ['a\u0007b', 'a\u202eb', '<script>', '</b>', '<!--', 'a\u2028b', 'x'.repeat(4_001)]) {
        await refused(mara, '23514', `update public.practitioners set ${column} = $1`, [text]);
      }
      await as(mara, `update public.practitioners set ${column} = 'Ä 水 🌊 I <3 air' where id = $1`, [mara.id]);
    }
    await refused(mara, '23514', `update public.practitioners set name = E'a\\nb'`);
    for (const part of [
      { title: '<script>' },
      { title: '\u202e' },
      { title: '\u0007' },
      { title: 'x'.repeat(40_000) },
    ]) {
      const details = JSON.stringify({ ...goodService, ...part });
      await refused(mara, '23514', 'update public.services set details = $1::text::jsonb', [details]);
    }
    await refused(mara, '23514', `update public.services set details = '[]'`);
    for (const slug of ['Mara', 'a b', 'ab', 'a--b', 'x'.repeat(41)]) {
      await refused(mara, '23514', 'update public.practitioners set slug = $1', [slug]);
    }
    await refused(mara, '23514', `update public.practitioners set photo = '../../secret.png'`);
    await refused(mara, '23514', `update public.calendars set url = 'http://127.0.0.1/'`);
    const other = await practice();
    const [{ slug } = { slug: '' }] = await as<{ slug: string }>(other, 'select slug from public.practitioners');
    await refused(mara, '23505', 'update public.practitioners set slug = $1', [slug]);
  });

  test('services, calendars, papers and busy times end at their limits, also when many come at once', async () => {
    const mara = await practice();
    const many = async (count: number, add: () => Promise<unknown>) => {
      const done = await Promise.allSettled(Array.from({ length: count }, add));
      return done.filter(({ status }) => status === 'fulfilled').length;
    };
    const service = () =>
      as(mara, 'insert into public.services (id, details) values ($1, $2::text::jsonb)', [
        crypto.randomUUID(),
        JSON.stringify(goodService),
      ]);
    expect(await many(45, service)).toBe(39);
    expect(
      await many(14, () => as(mara, `insert into public.calendars (id, name) values (gen_random_uuid(), 'Home')`)),
    ).toBe(9);
    expect(await many(14, () => as(mara, paper(crypto.randomUUID())))).toBe(9);
    const spans = (count: number) =>
      JSON.stringify(
        Array.from({ length: count }, (_, i) => [new Date(i * 3_600_000), new Date(i * 3_600_000 + 60_000)]),
      );
    const [{ id } = { id: '' }] = await as<{ id: string }>(mara, 'select id from public.calendars limit 1');
    const bring = (count: number) =>
      as<{ kept: number }>(mara, `select public.put_calendar($1, 'Home', null, $2::text::jsonb) as kept`, [
        id,
        spans(count),
      ]);
    expect(await bring(2_000)).toEqual([{ kept: 2_000 }]);
    await expect(bring(2_001)).rejects.toMatchObject({ code: 'PT409', message: 'too-many-busy-times' });
    expect(await bring(3)).toEqual([{ kept: 3 }]);
    await refused(
      mara,
      '23514',
      `insert into public.busy_times (calendar, starts, ends) values ($1, now(), now() - interval '1 hour')`,
      [id],
    );
    // What is there may still be changed.
    await as(mara, `update public.services set details = details || '{"title": "Other"}'`);
  });

  test('hours are replaced only by who has seen them; the same again changes nothing', async () => {
    const mara = await practice();
    const replace = (replaces: number, hours: object) =>
      as<{ revision: number }>(mara, 'select public.put_availability($1, $2::text::jsonb) as revision', [
        replaces,
        JSON.stringify(hours),
      ]);
    const other = { ...goodAvailability, zone: 'UTC' };
    expect(await replace(0, goodAvailability)).toEqual([{ revision: 1 }]);
    expect(await replace(1, other)).toEqual([{ revision: 2 }]);
    expect(await replace(1, other)).toEqual([{ revision: 2 }]);
    await expect(replace(1, goodAvailability)).rejects.toMatchObject({
      code: 'PT409',
      message: 'availability-changed',
      detail: '2',
    });
    const answers = await Promise.allSettled(
      ['Europe/Rome', 'Europe/Oslo', 'Asia/Tokyo'].map(zone => replace(2, { ...other, zone })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const fresh = await newPerson(engine());
    await as(fresh, `insert into public.practitioners (${columns}) values (${values(freshSlug())})`);
    const early = as(fresh, 'select public.put_availability(4, $1::text::jsonb)', [JSON.stringify(other)]);
    await expect(early).rejects.toMatchObject({ code: 'PT409', detail: '0' });
    expect(await as(fresh, 'select from public.availability')).toEqual([]);
  });

  test('without a practice there is nothing to add to, and with the account all of it goes', async () => {
    const nobody = await newPerson(engine());
    await refused(
      nobody,
      '23503',
      'insert into public.services (id, details) values (gen_random_uuid(), $1::text::jsonb)',
      [JSON.stringify(goodService)],
    );
    await refused(nobody, '23503', paper(crypto.randomUUID()));
    const mara = await practice('verified');
    await engine().owner('delete from auth.users where id = $1', [mara.id]);
    for (const table of [
      'practitioners',
      'services',
      'availability',
      'calendars',
      'busy_times',
      'verification_documents',
      'verifications',
    ]) {
      const key = table === 'practitioners' ? 'id' : 'practitioner';
      expect(await engine().owner(`select from public.${table} where ${key} = $1`, [mara.id]), table).toEqual([]);
    }
  });
});
