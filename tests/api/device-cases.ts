/** The list of devices: each says who it is, and one that was taken off has no way back in. */
import { deepEqual, equal } from 'node:assert/strict';
import { sealedSession } from './sessions.ts';
import { type Answer, type Case, isProblem, type Person, pull, push, send, type World } from './world.ts';

type Device = Person & { readonly device: string };

const register = (world: World, person: Person, id: string, name = 'QWRh') =>
  send(world, person, 'PUT', `/account/devices/${id}`, { name });
const list = (world: World, person: Person) => send(world, person, 'GET', '/account/devices');
const revoke = (world: World, person: Person, id: string) => send(world, person, 'DELETE', `/account/devices/${id}`);

async function listed(world: World, person: Person, name?: string): Promise<Device> {
  const device = await world.elsewhere(person);
  equal((await register(world, device, device.device, name)).status, 200);
  return device;
}

const idsOf = ({ body }: Answer) => body.devices.map((device: { id: string }) => device.id).sort();

export const deviceCases: Case[] = [
  {
    name: 'a device registers, is listed with its sealed name, and may be renamed; the same again is the same',
    async run(world) {
      const ada = await world.person();
      deepEqual((await list(world, ada)).body, { devices: [] });
      const phone = await listed(world, ada, '_-8');
      const { body } = await list(world, phone);
      deepEqual([body.devices[0].id, body.devices[0].name, body.devices[0].revokedAt], [phone.device, '_-8', null]);
      deepEqual((await register(world, phone, phone.device, '_-8')).body, body.devices[0]);
      const long = `${'a'.repeat(265)}A`;
      deepEqual((await register(world, phone, phone.device, long)).body, { ...body.devices[0], name: long });
      equal((await list(world, phone)).body.devices.length, 1);
    },
  },
  {
    name: 'without a list anybody syncs; with one, only who names a living device of it',
    async run(world) {
      const ada = await world.person();
      equal((await push(world, ada, [sealedSession()])).status, 200);
      const phone = await listed(world, ada);
      const before = await world.kept();
      const strange = await world.elsewhere(ada);
      // Another's id does not help: each is bound to the sign-in it registered with.
      for (const person of [ada, strange, { ...strange, device: phone.device }, { ...ada, device: phone.device }]) {
        isProblem(await push(world, person, [sealedSession()]), 403, 'device-needed');
        isProblem(await pull(world, person), 403, 'device-needed');
        const keys = await send(world, person, 'PUT', '/account/keys', { replaces: 0, ring: 'QWRh' });
        isProblem(keys, 403, 'device-needed');
        // Who joins reads the keys first.
        equal((await send(world, person, 'GET', '/account/keys')).status, 200);
      }
      deepEqual(await world.kept(), before);
      equal((await push(world, phone, [sealedSession()])).status, 200);
      equal((await pull(world, phone)).body.sessions.length, 2);
    },
  },
  {
    name: 'a device that signed in anew registers again, and goes on',
    async run(world) {
      const ada = await world.person();
      const phone = await listed(world, ada);
      const anew = { ...(await world.elsewhere(ada)), device: phone.device };
      isProblem(await pull(world, anew), 403, 'device-needed');
      await register(world, anew, anew.device);
      equal((await pull(world, anew)).status, 200);
      isProblem(await pull(world, phone), 403, 'device-needed');
    },
  },
  {
    name: 'a revoked device is refused everywhere, named or not, also as a new device; the others go on',
    async run(world) {
      const ada = await world.person();
      const [phone, laptop] = [await listed(world, ada), await listed(world, ada)];
      await push(world, phone, [sealedSession()]);
      const gone = await revoke(world, laptop, phone.device);
      equal(gone.body.id, phone.device);
      equal(typeof gone.body.revokedAt, 'string');
      deepEqual((await revoke(world, laptop, phone.device)).body, gone.body);
      const before = await world.kept();
      const { device: _, ...unnamed } = phone;
      const fresh = (await world.elsewhere(ada)).device;
      for (const person of [phone, unnamed, { ...phone, device: fresh }, { ...phone, device: laptop.device }]) {
        for (const attempt of [
          push(world, person, [sealedSession()]),
          pull(world, person),
          send(world, person, 'GET', '/account/keys'),
          send(world, person, 'PUT', '/account/keys', { replaces: 0, ring: 'QWRh' }),
          list(world, person),
          register(world, person, fresh),
          register(world, person, phone.device),
          revoke(world, person, laptop.device),
          send(world, person, 'DELETE', '/sessions'),
        ]) {
          isProblem(await attempt, 403, 'device-revoked');
        }
      }
      // Its id stays revoked under another sign-in too.
      isProblem(await register(world, await world.elsewhere(ada), phone.device, 'b3Ro'), 403, 'device-revoked');
      deepEqual(await world.kept(), before);
      equal((await push(world, laptop, [sealedSession()])).status, 200);
      deepEqual(idsOf(await list(world, laptop)), [phone.device, laptop.device].sort());
    },
  },
  {
    name: 'twenty devices live at most, also when many come at once; revoking one makes room',
    async run(world) {
      const ada = await world.person();
      const devices = await Promise.all(Array.from({ length: 24 }, () => world.elsewhere(ada)));
      const answers = await Promise.all(devices.map(device => register(world, device, device.device)));
      equal(answers.filter(answer => answer.status === 200).length, 20);
      for (const answer of answers.filter(({ status }) => status !== 200)) isProblem(answer, 409, 'too-many-devices');
      const [inside, outside] = [200, 409].map(status => devices[answers.findIndex(a => a.status === status)]);
      if (!inside || !outside) throw new Error('none');
      // A device of the list may still say who it is.
      equal((await register(world, inside, inside.device)).status, 200);
      equal((await revoke(world, outside, inside.device)).status, 200);
      equal((await register(world, outside, outside.device)).status, 200);
    },
  },
  {
    name: "nobody sees or revokes another person's device; the same id may be of two people",
    async run(world) {
      const [ada, mara] = [await world.person(), await world.person()];
      const phone = await listed(world, ada);
      deepEqual((await list(world, mara)).body, { devices: [] });
      isProblem(await revoke(world, mara, phone.device), 404, 'not-found');
      const same = { ...(await world.elsewhere(mara)), device: phone.device };
      equal((await register(world, same, same.device)).status, 200);
      await revoke(world, same, same.device);
      equal((await pull(world, phone)).status, 200);
    },
  },
  {
    name: 'ids and names of no right form are refused, and so is who is stopped',
    async run(world) {
      const ada = await world.person();
      const { device } = await world.elsewhere(ada);
      for (const id of ['x', device.toUpperCase().replace(/\d/, 'A'), `${device}0`, '%27']) {
        isProblem(await register(world, ada, id), 422, 'invalid');
        isProblem(await pull(world, { ...ada, device: decodeURIComponent(id) }), 422, 'invalid');
      }
      for (const name of ['', 'a'.repeat(268), 'a b', undefined]) {
        isProblem(await send(world, ada, 'PUT', `/account/devices/${device}`, { name }), 422, 'invalid');
      }
      world.stopped.add(ada.id);
      isProblem(await register(world, ada, device), 401, 'sign-in-needed');
      isProblem(await revoke(world, ada, device), 401, 'sign-in-needed');
      world.stopped.delete(ada.id);
      deepEqual((await list(world, ada)).body, { devices: [] });
    },
  },
];
