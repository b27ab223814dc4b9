/** What one person may keep: so many rows and so many bytes, counted as they come and go, and refused by name beyond. */
import { deepEqual, equal } from 'node:assert/strict';
import { sealedSession, tombstone } from './sessions.ts';
import { type Case, isProblem, type Person, pull, push, type World } from './world.ts';

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Lower than anybody's, so that a test need not fill it with what it is really for. */
const limit = (world: World, person: Person, column: 'most_rows' | 'most_bytes', most: number) =>
  world.owner(
    `insert into private.session_cursors (owner, last, ${column}) values ($1, 0, ${most})
     on conflict (owner) do update set ${column} = ${most}`,
    [person.id],
  );

/** Rows and bytes as counted, and as they are. */
async function counted(world: World, person: Person) {
  const [both] = await world.owner<{ counted: string; real: string }>(
    `select kept_rows || ' rows, ' || kept_bytes || ' bytes' as counted,
      (select count(*) || ' rows, ' || coalesce(sum(private.payload_bytes(sealed)), 0) || ' bytes'
       from public.practice_sessions s where s.owner = c.owner) as real
     from private.session_cursors c where owner = $1`,
    [person.id],
  );
  return both ?? { counted: '', real: '' };
}

export const boundCases: Case[] = [
  {
    name: 'a flood of tiny rows ends at the limit; what is there stays readable, known and deletable',
    async run(world) {
      const ada = await world.person();
      await limit(world, ada, 'most_rows', 100);
      const tiny = () => range(50).map(() => sealedSession('AA'));
      const first = tiny();
      equal((await push(world, ada, first)).status, 200);
      equal((await push(world, ada, tiny())).status, 200);
      const before = await world.kept();
      for (const batch of [tiny(), [sealedSession('AA')], [...first.slice(1), sealedSession('AA')]]) {
        isProblem(await push(world, ada, batch), 507, 'storage-full');
      }
      deepEqual(await world.kept(), before);
      equal((await push(world, ada, first)).body.sessions[0].outcome, 'known');
      equal((await push(world, ada, [tombstone(first[0]?.id ?? '')])).body.sessions[0].outcome, 'stored');
      equal((await pull(world, ada, '?limit=200')).body.sessions.length, 100);
    },
  },
  {
    name: 'bytes end at their limit too, and a deletion makes room',
    async run(world) {
      const ada = await world.person();
      await limit(world, ada, 'most_bytes', 25_000);
      const large = range(3).map(() => sealedSession('A'.repeat(16_384)));
      equal((await push(world, ada, large.slice(0, 2))).status, 200);
      const before = await world.kept();
      isProblem(await push(world, ada, large.slice(2)), 507, 'storage-full');
      deepEqual(await world.kept(), before);
      // A change that takes the place of another, in one push.
      const again = await push(world, ada, [tombstone(large[0]?.id ?? ''), sealedSession('AAAA')]);
      equal(again.status, 200);
      equal((await push(world, ada, large.slice(2))).status, 200);
    },
  },
  {
    name: 'one person at the limit keeps nobody else from anything',
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      await limit(world, ada, 'most_rows', 0);
      isProblem(await push(world, ada, [sealedSession()]), 507, 'storage-full');
      equal((await push(world, mara, [sealedSession()])).status, 200);
    },
  },
  {
    name: 'what is counted is what is there, whatever came, came again, was refused or was deleted',
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const [first, sealed, hers] = [sealedSession(), sealedSession('QWRhQWRh'), sealedSession()];
      await push(world, mara, [hers]);
      for (const batch of [
        [first, sealed],
        [first, sealed, sealedSession('_-8')],
        [tombstone(first.id), sealedSession('AA'), tombstone(sealedSession().id)],
        [sealedSession(), hers],
        [tombstone(first.id), first],
      ]) {
        await push(world, ada, batch);
        const { counted: found, real } = await counted(world, ada);
        equal(found, real);
      }
      equal((await counted(world, ada)).real, '5 rows, 9 bytes');
    },
  },
  {
    name: 'a forged cursor shows nothing more, and none is taken from a device',
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      await push(world, mara, [sealedSession()]);
      const forged = { ...sealedSession(), cursor: 999_999, owner: mara.id };
      deepEqual((await push(world, ada, [forged])).body.sessions[0].cursor, 1);
      for (const after of [1, 2, 999_999, 999_999_999_999_999]) {
        const { body } = await pull(world, ada, `?after=${after}`);
        deepEqual(body, { sessions: [], cursor: after, more: false, epoch: 1 });
      }
      equal((await pull(world, mara)).body.sessions.length, 1);
    },
  },
];
