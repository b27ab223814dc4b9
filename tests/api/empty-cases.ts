/** Delete everything on the server: nothing is left in any table, and every other device learns of it. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { sealedSession, tombstone } from './sessions.ts';
import { type Answer, type Case, isProblem, type Person, pull, push, send, type World } from './world.ts';

const empty = (world: World, person: Person) => send(world, person, 'DELETE', '/sessions');

/** Every table of the database, our own and Supabase's, in which a row says this anywhere; with how many do. */
async function tablesWith(world: World, text: string): Promise<Record<string, number>> {
  const tables = await world.owner<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  ok(tables.length > 40);
  const look = tables.map(
    ({ name }) => `select '${name}' as name, count(*)::int as rows from ${name} t
    where strpos(t::text, $1) > 0`,
  );
  const found = await world.owner<{ name: string; rows: number }>(look.join(' union all '), [text]);
  return Object.fromEntries(found.filter(({ rows }) => rows > 0).map(({ name, rows }) => [name, rows]));
}

const hex = (base64url: string) => Buffer.from(base64url, 'base64url').toString('hex');

export const emptyCases: Case[] = [
  {
    name: 'after it no table holds anything of this person but the account, the counter and that it was emptied',
    async run(world) {
      const ada = await world.elsewhere(await world.person());
      const marks = { sealed: 'bWFya2VyMQ', ring: 'bWFya2VyMg', name: 'bWFya2VyMw' };
      const handed = { proof: 'bWFya2VyNA'.padEnd(43, 'A'), ring: 'bWFya2VyNQ' };
      const sealed = sealedSession(marks.sealed);
      await send(world, ada, 'PUT', `/account/devices/${ada.device}`, { name: marks.name });
      await send(world, ada, 'PUT', '/account/keys', { replaces: 0, ring: marks.ring });
      await send(world, ada, 'PUT', '/account/handover', handed);
      await push(world, ada, [sealed, sealedSession(), sealedSession(), tombstone(sealedSession().id)]);
      const kept = [marks.sealed, marks.ring, marks.name, handed.proof, handed.ring].map(hex);
      for (const mark of kept) {
        equal(Object.keys(await tablesWith(world, mark)).length, 1, 'the look finds what is there');
      }
      const answer = await empty(world, ada);
      deepEqual([answer.status, answer.body], [200, { sessions: 4, keyRings: 1, devices: 1, epoch: 2 }]);
      for (const mark of [...kept, ada.device, sealed.id]) {
        deepEqual(await tablesWith(world, mark), {});
      }
      deepEqual(Object.keys(await tablesWith(world, ada.id)).sort(), [
        'auth.users',
        'private.session_cursors',
        'public.emptyings',
        'public.profiles',
        'public.roles',
      ]);
      const [counter] = await world.owner(
        'select last::int, kept_rows, kept_bytes::int from private.session_cursors where owner = $1',
        [ada.id],
      );
      deepEqual(counter, { last: 5, kept_rows: 0, kept_bytes: 0 });
    },
  },
  {
    name: 'other devices see another epoch, may not fill the server again unasked, and miss nothing that comes after',
    async run(world) {
      const ada = await world.person();
      const session = sealedSession();
      await push(world, ada, [session, sealedSession()], 1);
      deepEqual((await pull(world, ada)).body.epoch, 1);
      await empty(world, ada);
      deepEqual((await pull(world, ada, '?after=2')).body, { sessions: [], cursor: 2, more: false, epoch: 2 });
      const before = await world.kept();
      isProblem(await push(world, ada, [session], 1), 409, 'emptied');
      isProblem(await push(world, ada, [session], 3), 409, 'emptied');
      deepEqual(await world.kept(), before);
      const stored = await push(world, ada, [session], 2);
      deepEqual(stored.body.sessions, [{ id: session.id, outcome: 'stored', cursor: 3 }]);
      equal((await pull(world, ada, '?after=2')).body.sessions.length, 1);
    },
  },
  {
    name: 'pushes under way meanwhile are either deleted with the rest or refused: nothing of the old epoch is left',
    async run(world) {
      const ada = await world.person();
      await push(world, ada, [sealedSession()], 1);
      const answers: Answer[] = [];
      let emptied: Promise<Answer> | undefined;
      const device = async () => {
        for (let i = 0; i < 6; i++) {
          answers.push(await push(world, ada, [sealedSession(), sealedSession()], 1));
          emptied ??= empty(world, ada);
        }
      };
      await Promise.all(Array.from({ length: 6 }, device));
      for (const answer of answers.filter(({ status }) => status !== 200)) isProblem(answer, 409, 'emptied');
      const stored = answers.filter(({ status }) => status === 200).length;
      equal((await emptied)?.body.sessions, 1 + 2 * stored);
      deepEqual((await pull(world, ada)).body.sessions, []);
    },
  },
  {
    name: 'it may be repeated, each time with a new epoch, and touches nobody else',
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const hers = sealedSession();
      await push(world, mara, [hers]);
      const nothing = { sessions: 0, keyRings: 0, devices: 0 };
      deepEqual((await empty(world, ada)).body, { ...nothing, epoch: 2 });
      deepEqual((await empty(world, ada)).body, { ...nothing, epoch: 3 });
      const { body } = await pull(world, mara);
      deepEqual([body.epoch, body.sessions.map((s: { id: string }) => s.id)], [1, [hers.id]]);
    },
  },
  {
    name: 'a revision of the keys never comes twice, so that no old device replaces new keys',
    async run(world) {
      const ada = await world.person();
      const old = (await send(world, ada, 'PUT', '/account/keys', { replaces: 0, ring: 'b2xk' })).body.revision;
      await empty(world, ada);
      const late = await send(world, ada, 'PUT', '/account/keys', { replaces: old, ring: 'bGF0' });
      isProblem(late, 409, 'keys-changed');
      equal(late.body.revision, 0);
      ok((await send(world, ada, 'PUT', '/account/keys', { replaces: 0, ring: 'bmV3' })).body.revision > old);
    },
  },
  {
    name: 'only a person whom the authority still knows may do it, on a device of the list or on none',
    async run(world) {
      const ada = await world.person();
      await push(world, ada, [sealedSession()]);
      const before = await world.kept();
      world.stopped.add(ada.id);
      isProblem(await empty(world, ada), 401, 'sign-in-needed');
      world.stopped.delete(ada.id);
      isProblem(await empty(world, { ...ada, token: 'a.b.c' }), 401, 'sign-in-needed');
      deepEqual(await world.kept(), before);
      const phone = await world.elsewhere(ada);
      await send(world, phone, 'PUT', `/account/devices/${phone.device}`, { name: 'QWRh' });
      equal((await empty(world, ada)).body.devices, 1);
    },
  },
];
