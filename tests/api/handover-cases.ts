/** Keys handed from one device to the next: taken once, by who knows the code, within ten minutes and five tries. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { type Case, isProblem, type Person, send, type World } from './world.ts';

/** 32 bytes of no meaning. */
const proofOf = (letter: string) => `${letter.repeat(42)}A`;

const offer = (world: World, person: Person, proof: unknown = proofOf('p'), ring: unknown = 'cmluZw') =>
  send(world, person, 'PUT', '/account/handover', { proof, ring });
const take = (world: World, person: Person, proof: unknown = proofOf('p')) =>
  send(world, person, 'POST', '/account/handover/take', { proof });

async function listed(world: World, person: Person) {
  const device = await world.elsewhere(person);
  equal((await send(world, device, 'PUT', `/account/devices/${device.device}`, { name: 'QWRh' })).status, 200);
  return device;
}

export const handoverCases: Case[] = [
  {
    name: 'what one device offers, another that is on no list takes, letter by letter, and only once',
    async run(world) {
      const ada = await world.person();
      const phone = await listed(world, ada);
      const long = 'z'.repeat(8_192);
      const offered = await offer(world, phone, proofOf('p'), long);
      equal(offered.status, 200);
      const left = Date.parse(offered.body.expiresAt) - Date.now();
      ok(left > 9 * 60_000 && left < 11 * 60_000, `${left} ms left`);
      const laptop = await world.elsewhere(ada);
      const taken = await take(world, laptop);
      deepEqual([taken.status, taken.body], [200, { ring: long }]);
      isProblem(await take(world, laptop), 404, 'not-found');
      deepEqual(await world.owner('select owner from public.key_handovers where owner = $1', [ada.id]), []);
    },
  },
  {
    name: 'four wrong proofs leave it there; after the fifth the right one comes too late',
    async run(world) {
      const ada = await world.person();
      for (const [wrong, status] of [
        [4, 200],
        [5, 404],
      ] as const) {
        await offer(world, ada);
        const tries = Array.from({ length: wrong }, (_, i) => take(world, ada, proofOf(String(i))));
        for (const answer of await Promise.all(tries)) isProblem(answer, 404, 'not-found');
        equal((await take(world, ada)).status, status);
      }
    },
  },
  {
    name: 'of ten devices that take it at once one gets it',
    async run(world) {
      const ada = await world.person();
      await offer(world, ada);
      const answers = await Promise.all(Array.from({ length: 10 }, () => take(world, ada)));
      equal(answers.filter(({ status }) => status === 200).length, 1);
    },
  },
  {
    name: 'after ten minutes it is gone, and a new offer takes the place of the old',
    async run(world) {
      const ada = await world.person();
      await world.owner(
        `insert into public.key_handovers (owner, proof, wrapped, expires_at)
         values ($1, decode($2, 'base64'), '\\x01', now() - interval '1 second')`,
        [ada.id, `${proofOf('p')}=`],
      );
      isProblem(await take(world, ada), 404, 'not-found');
      await offer(world, ada, proofOf('a'), 'b2xk');
      await offer(world, ada, proofOf('b'), 'bmV3');
      isProblem(await take(world, ada, proofOf('a')), 404, 'not-found');
      deepEqual((await take(world, ada, proofOf('b'))).body, { ring: 'bmV3' });
    },
  },
  {
    name: "nobody takes another person's keys, a device off the list offers none, and a revoked one does neither",
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const [phone, laptop] = [await listed(world, ada), await listed(world, ada)];
      isProblem(await offer(world, await world.elsewhere(ada)), 403, 'device-needed');
      await offer(world, phone);
      isProblem(await take(world, mara), 404, 'not-found');
      await send(world, phone, 'DELETE', `/account/devices/${laptop.device}`);
      isProblem(await offer(world, laptop), 403, 'device-revoked');
      isProblem(await take(world, laptop), 403, 'device-revoked');
      isProblem(await take(world, laptop, proofOf('x')), 403, 'device-revoked');
      equal((await take(world, await world.elsewhere(ada))).status, 200);
    },
  },
  {
    name: 'proofs and rings of no right form are refused, and so is who is stopped or nobody',
    async run(world) {
      const ada = await world.person();
      for (const proof of ['', 'a'.repeat(42), `${proofOf('a')}A`, 'a'.repeat(44), `${'a'.repeat(41)}+A`, null]) {
        isProblem(await offer(world, ada, proof), 422, 'invalid');
        isProblem(await take(world, ada, proof), 422, 'invalid');
      }
      for (const ring of ['', 'a'.repeat(8_194), 'a+b=', null]) {
        isProblem(await offer(world, ada, proofOf('p'), ring), 422, 'invalid');
      }
      world.stopped.add(ada.id);
      for (const person of [ada, { id: ada.id, token: 'a.b.c' }]) {
        isProblem(await offer(world, person), 401, 'sign-in-needed');
        isProblem(await take(world, person), 401, 'sign-in-needed');
      }
      world.stopped.delete(ada.id);
      deepEqual(await world.owner('select owner from public.key_handovers where owner = $1', [ada.id]), []);
    },
  },
];
