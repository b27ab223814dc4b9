/** What the Session API promises to devices: kept once, repeated safely, all or nothing, and pulled in order. */
import { deepEqual, equal } from 'node:assert/strict';
import { newSessionId, sealedSession, tombstone } from './sessions.ts';
import { type Case, isProblem, pull, push } from './world.ts';

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

export const sessionCases: Case[] = [
  {
    name: 'what one device pushes, another pulls, letter by letter',
    async run(world) {
      const ada = await world.person();
      const sessions = [sealedSession(), sealedSession('_-8', 7), sealedSession('A'.repeat(16_384), 65_535)];
      const pushed = await push(world, ada, sessions);
      equal(pushed.status, 200);
      deepEqual(
        pushed.body.sessions.map((s: { id: string; outcome: string }) => [s.id, s.outcome]).sort(),
        sessions.map(s => [s.id, 'stored']).sort(),
      );
      const pulled = await pull(world, ada);
      equal(pulled.status, 200);
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      deepEqual(
        pulled.body.sessions.map(({ id, payload }: { id: string; payload: unknown }) => ({ id, payload })).sort(byId),
        [...sessions].sort(byId),
      );
      deepEqual([pulled.body.cursor, pulled.body.more], [3, false]);
    },
  },
  {
    name: 'the same push again changes nothing and says known, with the same cursor',
    async run(world) {
      const ada = await world.person();
      const sessions = [sealedSession(), sealedSession()];
      const first = await push(world, ada, sessions);
      const before = await world.kept();
      const again = await push(world, ada, [...sessions].reverse());
      deepEqual(
        again.body.sessions.map((s: object) => ({ ...s, outcome: 'stored' })),
        first.body.sessions,
      );
      deepEqual([...new Set(again.body.sessions.map((s: { outcome: string }) => s.outcome))], ['known']);
      deepEqual(await world.kept(), before);
    },
  },
  {
    name: 'an id with other content is a conflict, and nothing of the batch is written',
    async run(world) {
      const ada = await world.person();
      const sealed = sealedSession();
      await push(world, ada, [sealed, sealedSession()]);
      const before = await world.kept();
      for (const other of [sealedSession('c2VhbGVk', 2, sealed.id), sealedSession('c2VhbGVj', 1, sealed.id)]) {
        const answer = await push(world, ada, [sealedSession(), other, sealedSession()]);
        isProblem(answer, 409, 'session-conflict');
        deepEqual(answer.body.ids, [other.id]);
        deepEqual(await world.kept(), before);
      }
    },
  },
  {
    name: "another person's id is the same conflict, says nothing of them, and leaves their session as it was",
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const [hers, own] = [sealedSession(), sealedSession()];
      await push(world, ada, [hers]);
      await push(world, mara, [own]);
      const before = await world.kept();
      for (const attempt of [hers, tombstone(hers.id), sealedSession('AAAA', 1, hers.id)]) {
        const answer = await push(world, mara, [sealedSession(), attempt]);
        isProblem(answer, 409, 'session-conflict');
        const ownConflict = await push(world, mara, [sealedSession(), sealedSession('AAAA', 1, own.id)]);
        deepEqual({ ...answer.body, ids: [], requestId: '' }, { ...ownConflict.body, ids: [], requestId: '' });
        deepEqual(await world.kept(), before);
      }
      deepEqual((await pull(world, mara)).body.sessions.length, 1);
      deepEqual((await pull(world, ada)).body.sessions[0].payload, hers.payload);
    },
  },
  {
    name: 'a deletion erases the content everywhere, and a late push of the content does not bring it back',
    async run(world) {
      const ada = await world.person();
      const session = sealedSession();
      await push(world, ada, [session]);
      const gone = await push(world, ada, [tombstone(session.id)]);
      deepEqual(gone.body.sessions, [{ id: session.id, outcome: 'stored', cursor: 2 }]);
      deepEqual((await pull(world, ada, '?after=1')).body.sessions, [{ id: session.id, cursor: 2, payload: null }]);
      // Whoever still sends its content learns that it is gone; the same deletion again is nothing new.
      for (const [late, outcome] of [
        [session, 'deleted'],
        [tombstone(session.id), 'known'],
      ] as const) {
        const answer = await push(world, ada, [late]);
        deepEqual(answer.body.sessions, [{ id: session.id, outcome, cursor: 2 }]);
      }
      const rows = await world.owner('select sealed, key_version from public.practice_sessions where id = $1', [
        session.id,
      ]);
      deepEqual(rows, [{ sealed: null, key_version: null }]);
    },
  },
  {
    name: 'a deletion that arrives before the content is kept as one',
    async run(world) {
      const ada = await world.person();
      const session = sealedSession();
      deepEqual((await push(world, ada, [tombstone(session.id)])).body.sessions[0].outcome, 'stored');
      deepEqual((await push(world, ada, [session])).body.sessions[0].outcome, 'deleted');
      deepEqual((await pull(world, ada)).body.sessions, [{ id: session.id, cursor: 1, payload: null }]);
    },
  },
  {
    name: 'pages follow the cursor, in order, each session once',
    async run(world) {
      const ada = await world.person();
      const sessions = range(25).map(i => sealedSession('c2VhbGVk', 1, newSessionId(Date.UTC(2026, i % 12, 3))));
      for (let i = 0; i < 25; i += 10) await push(world, ada, sessions.slice(i, i + 10));
      const seen: { id: string; cursor: number }[] = [];
      for (let after = 0, more = true; more; ) {
        const { body } = await pull(world, ada, `?after=${after}&limit=7`);
        seen.push(...body.sessions);
        equal(body.cursor, body.sessions.at(-1).cursor);
        ({ cursor: after, more } = body);
      }
      deepEqual(
        seen.map(s => s.cursor),
        range(25).map(i => i + 1),
      );
      equal(new Set(seen.map(s => s.id)).size, 25);
      deepEqual((await pull(world, ada, '?after=25')).body, { sessions: [], cursor: 25, more: false, epoch: 1 });
      deepEqual((await pull(world, ada, '?after=24&limit=1')).body.more, false);
    },
  },
  {
    name: 'nobody pulls the sessions of another',
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      await push(world, ada, [sealedSession(), sealedSession()]);
      deepEqual((await pull(world, mara)).body, { sessions: [], cursor: 0, more: false, epoch: 1 });
    },
  },
  {
    name: '200 pushes of the same at once keep it once',
    async run(world) {
      const ada = await world.person();
      const before = await world.kept();
      const sessions = [sealedSession(), sealedSession()];
      const answers = await Promise.all(range(200).map(() => push(world, ada, sessions)));
      deepEqual([...new Set(answers.map(answer => answer.status))], [200]);
      const outcomes = answers.flatMap(a => a.body.sessions.map((s: { outcome: string }) => s.outcome));
      equal(outcomes.filter(outcome => outcome === 'stored').length, 2);
      equal(outcomes.filter(outcome => outcome === 'known').length, 398);
      deepEqual(await world.kept(), { rows: before.rows + 2, changes: before.changes + 2 });
    },
  },
  {
    name: 'two people racing for one id: one keeps it, the other has a conflict',
    async run(world) {
      const people = [await world.person(), await world.person()];
      for (const _ of range(10)) {
        const [session, other] = [sealedSession(), sealedSession()];
        const orders = [
          [session, other],
          [other, session],
        ];
        const answers = await Promise.all(people.map((person, i) => push(world, person, orders[i])));
        deepEqual(answers.map(answer => answer.status).sort(), [200, 409]);
      }
    },
  },
];
