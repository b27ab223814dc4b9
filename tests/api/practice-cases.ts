/** A practice through the API: opened, furnished, submitted, judged, found and looked at. */
import { deepEqual, equal, ok as truly } from 'node:assert/strict';
import { goodAvailability, goodProfile, goodService } from '../booking/practice.ts';
import { admin, files, freshSlug, ok, openPractice, papers, sendFile, verifiedPractice } from './practices.ts';
import { ask, type Case, isProblem, send } from './world.ts';

const month = 'minutes=60&from=2026-12-01T00:00:00Z&to=2027-01-01T00:00:00Z';

export const practiceCases: Case[] = [
  {
    name: 'a practice is opened, changed and read back letter by letter; before that there is none',
    async run(world) {
      const mara = await world.person();
      deepEqual((await send(world, mara, 'GET', '/practice')).body, { practice: null });
      const profile = { ...goodProfile, slug: freshSlug() };
      const opened = ok(await send(world, mara, 'PUT', '/practice', { ...profile, headline: '' }));
      deepEqual(opened.body.missing, ['headline', 'documents']);
      const { body } = ok(await send(world, mara, 'PUT', '/practice', profile));
      deepEqual([body.profile, body.state, body.reason, body.photo], [profile, 'draft', null, null]);
      deepEqual((await send(world, mara, 'GET', '/practice')).body, { practice: body });

      const ada = await world.person();
      isProblem(await send(world, ada, 'PUT', '/practice', profile), 409, 'address-taken');
      deepEqual((await send(world, ada, 'GET', '/practice')).body, { practice: null });
    },
  },
  {
    name: 'services and hours are put, listed and deleted; hours only by who has seen them; none without a practice',
    async run(world) {
      const ada = await world.person();
      const service = `/practice/services/${crypto.randomUUID()}`;
      const hours = (replaces: number, zone = 'Europe/Berlin') =>
        send(world, ada, 'PUT', '/practice/availability', { replaces, availability: { ...goodAvailability, zone } });
      isProblem(await send(world, ada, 'PUT', service, goodService), 409, 'no-practice');
      isProblem(await hours(0), 409, 'no-practice');
      ok(await send(world, ada, 'PUT', '/practice', { ...goodProfile, slug: freshSlug() }));
      deepEqual((await send(world, ada, 'GET', '/practice/availability')).body, { revision: 0, availability: null });

      deepEqual(ok(await send(world, ada, 'PUT', service, goodService)).body.service, goodService);
      ok(await send(world, ada, 'PUT', service, { ...goodService, title: 'Another' }));
      const { body } = await send(world, ada, 'GET', '/practice/services');
      deepEqual(
        body.services.map((kept: { service: object }) => kept.service),
        [{ ...goodService, title: 'Another' }],
      );
      ok(await send(world, ada, 'DELETE', service));
      isProblem(await send(world, ada, 'DELETE', service), 404, 'not-found');

      deepEqual(ok(await hours(0)).body, { revision: 1 });
      deepEqual(ok(await hours(0)).body, { revision: 1 });
      const late = await hours(0, 'UTC');
      isProblem(late, 409, 'availability-changed');
      equal(late.body.revision, 1);
      deepEqual(ok(await hours(1, 'UTC')).body, { revision: 2 });
      deepEqual((await send(world, ada, 'GET', '/practice/availability')).body.availability, {
        ...goodAvailability,
        zone: 'UTC',
      });
    },
  },
  {
    name: 'from nothing to a bookable time: submitted, refused with a reason, mended, verified, found, open; suspended and back',
    async run(world) {
      const mara = await openPractice(world, { headline: '' });
      const root = await admin(world);
      const submit = () => send(world, mara, 'POST', '/practice/verification', { act: 'submit' });
      const judge = (act: string, reason?: string) =>
        send(world, root, 'POST', `/review/${mara.id}`, { act, ...(reason !== undefined && { reason }) });
      const page = () => ask(world, `/practitioners/${mara.slug}`);
      const waits = async () => {
        const { body } = ok(await send(world, root, 'GET', '/review'));
        return body.practices.some(({ id }: { id: string }) => id === mara.id);
      };
      isProblem(await submit(), 409, 'practice-incomplete');
      isProblem(await send(world, root, 'GET', `/review/${mara.id}`), 404, 'not-found');
      isProblem(await judge('verify'), 404, 'not-found');
      ok(await send(world, mara, 'PUT', '/practice', { ...goodProfile, slug: mara.slug }));
      equal(ok(await submit()).body.state, 'submitted');
      isProblem(await submit(), 409, 'verification-state');
      equal(await waits(), true);
      isProblem(await page(), 404, 'not-found');

      const looked = ok(await send(world, root, 'GET', `/review/${mara.id}`)).body;
      deepEqual(
        looked.papers.map(({ name }: { name: string }) => name),
        ['Passport.pdf'],
      );
      ok(await judge('refuse', 'The paper cannot be read.'));
      equal(await waits(), false);
      const refused = ok(await send(world, mara, 'GET', '/practice/verification')).body;
      deepEqual([refused.state, refused.reason], ['refused', 'The paper cannot be read.']);
      ok(await submit());
      equal(ok(await judge('verify')).body.state, 'verified');

      const shown = ok(await page());
      deepEqual(shown.body.profile, { ...goodProfile, slug: mara.slug });
      deepEqual(shown.body.services, [{ id: mara.service, service: goodService }]);
      equal(shown.body.zone, 'Europe/Berlin');
      const times = ok(await ask(world, `/practitioners/${mara.slug}/services/${mara.service}/times?${month}`));
      equal(times.body.zoneRelease.startsWith('20'), true);
      equal(times.body.slots[0].start, '2026-12-01T08:00:00Z');
      equal(times.headers.get('cache-control'), 'public, max-age=20');

      ok(await judge('suspend', 'Complaints.'));
      isProblem(await page(), 404, 'not-found');
      isProblem(
        await ask(world, `/practitioners/${mara.slug}/services/${mara.service}/times?${month}`),
        404,
        'not-found',
      );
      ok(await judge('restore'));
      ok(await page());
      const { history } = ok(await send(world, mara, 'GET', '/practice/verification')).body;
      deepEqual(
        history.map(({ act }: { act: string }) => act),
        ['submit', 'refuse', 'submit', 'verify', 'suspend', 'restore'],
      );
    },
  },
  {
    name: 'papers go in and come out byte by byte, for their owner and an admin and for nobody else',
    async run(world) {
      const [mara, root, ada] = [await openPractice(world), await admin(world), await world.person()];
      const own = `${papers}/${mara.paper}`;
      const theirs = `/review/${mara.id}/papers/${mara.paper}`;
      const read = (path: string, token?: string) =>
        world.api.request(path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
      const answer = await read(own, mara.token);
      deepEqual(new Uint8Array(await answer.arrayBuffer()), files.pdf);
      equal(answer.headers.get('content-type'), 'application/pdf');
      equal(answer.headers.get('content-disposition'), "attachment; filename*=UTF-8''Passport.pdf");
      equal(answer.headers.get('cache-control'), 'no-store');
      equal((await read(theirs, root.token)).status, 404);
      ok(await send(world, mara, 'POST', '/practice/verification', { act: 'submit' }));
      deepEqual(new Uint8Array(await (await read(theirs, root.token)).arrayBuffer()), files.pdf);
      equal((await read(own, ada.token)).status, 404);
      equal((await read(theirs, ada.token)).status, 403);
      equal((await read(theirs)).status, 401);
      // The same paper again, after an answer that was lost.
      ok(await sendFile(world, mara, 'PUT', `${own}?kind=identity&name=Passport.pdf`, files.png));
      equal((await read(own, mara.token)).headers.get('content-type'), 'application/pdf');
      ok(await send(world, mara, 'DELETE', own));
      equal((await read(theirs, root.token)).status, 404);
      truly(![...world.files.keys()].some(name => name.includes(mara.paper)));
    },
  },
  {
    name: 'a photo is shown once who is on it is verified, and each new one has a new name',
    async run(world) {
      const mara = await verifiedPractice(world);
      const photo = () => world.api.request(`/practitioners/${mara.slug}/photo`);
      equal((await photo()).status, 404);
      const first = ok(await sendFile(world, mara, 'PUT', '/practice/photo', files.png)).body.photo;
      const second = ok(await sendFile(world, mara, 'PUT', '/practice/photo', files.jpeg)).body.photo;
      truly(first !== second && first.endsWith('.png') && second.endsWith('.jpg'));
      const answer = await photo();
      deepEqual(new Uint8Array(await answer.arrayBuffer()), files.jpeg);
      equal(answer.headers.get('content-type'), 'image/jpeg');
      equal(answer.headers.get('x-content-type-options'), 'nosniff');
      equal([...world.files.keys()].filter(name => name.startsWith(`photos/${mara.id}`)).length, 1);
      ok(await send(world, mara, 'DELETE', '/practice/photo'));
      equal((await photo()).status, 404);
    },
  },
  {
    name: 'papers and photo of an account that was deleted leave the store when an admin looks at the queue, and no others do',
    async run(world) {
      const [mara, ada] = [await openPractice(world), await openPractice(world)];
      for (const person of [mara, ada]) ok(await sendFile(world, person, 'PUT', '/practice/photo', files.png));
      const of = ({ id }: { id: string }) => [...world.files.keys()].filter(name => name.includes(id));
      const [hers, others] = [of(mara), of(ada)];
      equal(hers.length, 2);
      await world.owner('delete from auth.users where id = $1', [mara.id]);
      deepEqual(of(mara), hers);
      const root = await admin(world);
      // Whoever is no admin sets nothing going.
      isProblem(await send(world, ada, 'GET', '/review'), 403, 'forbidden');
      deepEqual(of(mara), hers);

      // The store does not answer: the queue does, and it is known.
      const remove = world.files.delete;
      world.files.delete = () => {
        throw new Error('away');
      };
      ok(await send(world, root, 'GET', '/review'));
      world.files.delete = remove;
      truly(world.log.some(line => String(line.message).startsWith('files of deleted accounts')));
      deepEqual(of(mara), hers);
      const names = async () =>
        (await world.owner<{ name: string }>('select name from private.forgotten_files')).map(({ name }) => name);
      deepEqual((await names()).filter(name => name.includes(mara.id)).sort(), hers.sort());

      // Stopped half-way, a name may be on the list whose file is gone already.
      world.files.delete(hers[0] ?? '');
      for (let turn = 0; turn < 2; turn++) {
        ok(await send(world, root, 'GET', '/review'));
        deepEqual([of(mara), await names()], [[], []]);
        deepEqual(of(ada), others);
      }
    },
  },
];
