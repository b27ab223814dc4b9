/** The wrapped keys: kept as they came, replaced only by who knows what is there, and never another person's. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Case, isProblem, type Person, send, type World } from './world.ts';

const read = (world: World, person: Person) => send(world, person, 'GET', '/account/keys');
const replace = (world: World, person: Person, replaces: unknown, ring: unknown) =>
  send(world, person, 'PUT', '/account/keys', { replaces, ring });

/** Base64url of no meaning. */
const ringOf = (letter: string, length = 8) => letter.repeat(length);

export const keysCases: Case[] = [
  {
    name: 'there are no keys at first; what is put is read letter by letter, also at full length',
    async run(world) {
      const ada = await world.person();
      deepEqual((await read(world, ada)).body, { revision: 0, ring: null });
      const first = await replace(world, ada, 0, '_-8');
      equal(first.status, 200);
      deepEqual((await read(world, ada)).body, { revision: first.body.revision, ring: '_-8' });
      const long = ringOf('z', 8_192);
      const second = await replace(world, ada, first.body.revision, long);
      ok(second.body.revision > first.body.revision);
      deepEqual((await read(world, ada)).body, { revision: second.body.revision, ring: long });
    },
  },
  {
    name: 'the same keys put again answer the same, whether the answer was lost or not',
    async run(world) {
      const ada = await world.person();
      const { body } = await replace(world, ada, 0, ringOf('a'));
      const next = await replace(world, ada, body.revision, ringOf('b'));
      for (const replaces of [body.revision, next.body.revision, 0]) {
        const again = await replace(world, ada, replaces, ringOf('b'));
        deepEqual([again.status, again.body], [200, next.body]);
      }
    },
  },
  {
    name: 'who does not know the keys that are there replaces nothing, and is told their revision',
    async run(world) {
      const ada = await world.person();
      const early = await replace(world, ada, 7, ringOf('a'));
      isProblem(early, 409, 'keys-changed');
      equal(early.body.revision, 0);
      const { body } = await replace(world, ada, 0, ringOf('a'));
      for (const replaces of [0, body.revision - 1, body.revision + 1].filter(n => n >= 0)) {
        const late = await replace(world, ada, replaces, ringOf('b'));
        isProblem(late, 409, 'keys-changed');
        equal(late.body.revision, body.revision);
      }
      deepEqual((await read(world, ada)).body, { revision: body.revision, ring: ringOf('a') });
    },
  },
  {
    name: 'of ten devices that replace the same keys at once one does, and the others hear of it',
    async run(world) {
      const ada = await world.person();
      for (const round of [0, 1]) {
        const { revision } = (await read(world, ada)).body;
        const rings = Array.from({ length: 10 }, (_, i) => ringOf(String.fromCharCode(97 + i), 4 + 4 * round));
        const answers = await Promise.all(rings.map(ring => replace(world, ada, revision, ring)));
        equal(answers.filter(answer => answer.status === 200).length, 1);
        const kept = (await read(world, ada)).body;
        equal(kept.ring, rings[answers.findIndex(answer => answer.status === 200)]);
        for (const answer of answers) equal(answer.body.revision, kept.revision);
      }
    },
  },
  {
    name: "nobody reads or replaces another person's keys",
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const { body } = await replace(world, ada, 0, ringOf('a'));
      deepEqual((await read(world, mara)).body, { revision: 0, ring: null });
      isProblem(await replace(world, mara, body.revision + 5, ringOf('m')), 409, 'keys-changed');
      await replace(world, mara, 0, ringOf('m'));
      deepEqual((await read(world, ada)).body, { revision: body.revision, ring: ringOf('a') });
    },
  },
  {
    name: 'keys that are too long, no base64url, or for no revision are refused, and so is who is stopped or nobody',
    async run(world) {
      const ada = await world.person();
      for (const [replaces, ring] of [
        [0, ringOf('a', 8_194)],
        [0, 'a+b='],
        [0, ''],
        [0, { by: 'passphrase' }],
        [-1, ringOf('a')],
        [0.5, ringOf('a')],
        [undefined, ringOf('a')],
      ]) {
        isProblem(await replace(world, ada, replaces, ring), 422, 'invalid');
      }
      const nobody = { id: ada.id, token: 'a.b.c' };
      world.stopped.add(ada.id);
      for (const person of [ada, nobody]) {
        isProblem(await read(world, person), 401, 'sign-in-needed');
        isProblem(await replace(world, person, 0, ringOf('a')), 401, 'sign-in-needed');
      }
      world.stopped.delete(ada.id);
      deepEqual((await read(world, ada)).body, { revision: 0, ring: null });
    },
  },
];
