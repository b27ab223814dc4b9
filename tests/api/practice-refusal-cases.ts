/** What the Practitioner API must not take: fields that are not the sender's to set, texts that hide or run, and others' rows. */
import { deepEqual, equal, ok as truly } from 'node:assert/strict';
import { goodAvailability, goodProfile, goodService } from '../booking/practice.ts';
import { admin, files, freshSlug, ok, openPractice, papers, sendFile } from './practices.ts';
import { ask, type Case, isProblem, type Person, send, type World } from './world.ts';

/** All that is kept of practitioners, to see that nothing was written. */
async function kept(world: World): Promise<string> {
  const tables = [
    'practitioners',
    'services',
    'availability',
    'calendars',
    'busy_times',
    'verification_documents',
    'verifications',
  ];
  const sums = tables.map(
    table => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from public.${table} t)`,
  );
  const [row] = await world.owner<{ sum: string }>(`select ${sums.join(` || `)} as sum`);
  return `${row?.sum} ${[...world.files.keys()].sort().join()}`;
}

/** Once as much as anybody would send, then as little as is too much. */
const tooLong = (door: number) => 'x'.repeat(door === 0 ? 10_000_000 : 300_000);
const texts: readonly (readonly [string, string])[] = [
  ['script', '<script>alert(1)</script>'],
  ['an image that runs', '<img src=x onerror=alert(1)>'],
  ['NUL', 'a\u0000b'],
  ['a text turned around', 'a\u202ecod.exe'],
  ['an isolate', 'a\u2066b'],
  ['a line separator', 'a\u2028b'],
];

const profileOf = (part: object) => ({ ...goodProfile, slug: freshSlug(), ...part });
const hoursOf = (part: object) => ({ replaces: 1, availability: { ...goodAvailability, ...part } });
const day = (i: number) => new Date(Date.UTC(2026, 0, 1 + i)).toISOString().slice(0, 10);
const weekly = (start: string, end: string, more: object = {}) => ({ weekly: [{ days: [1], start, end, ...more }] });

export const practiceRefusalCases: Case[] = [
  {
    name: 'every text of a practice refuses script, NUL, text turned around and 10 MB, and nothing is written',
    async run(world) {
      const mara = await openPractice(world);
      const service = `/practice/services/${mara.service}`;
      const calendar = `/practice/calendars/${crypto.randomUUID()}`;
      const doors: readonly (readonly [string, string, (text: string) => object])[] = [
        ...['name', 'headline', 'about', 'rules', 'slug'].map(
          field => ['PUT', '/practice', (text: string) => profileOf({ [field]: text })] as const,
        ),
        ...['title', 'about', 'place'].map(
          field => ['PUT', service, (text: string) => ({ ...goodService, [field]: text })] as const,
        ),
        ['PUT', service, text => ({ ...goodService, questions: [{ ...goodService.questions[0], text }] })],
        ['PUT', '/practice/availability', text => hoursOf({ zone: text })],
        ['PUT', '/practice/availability', text => hoursOf({ holidays: [{ date: day(1), name: text }] })],
        [
          'PUT',
          '/practice/availability',
          text => hoursOf({ timeOff: [{ start: '2026-12-02T10:00:00Z', end: '2026-12-02T11:00:00Z', note: text }] }),
        ],
        ['PUT', calendar, text => ({ name: text, busy: [] })],
        ['PUT', `${calendar}/address`, text => ({ name: text, url: 'https://calendar.example/' })],
      ];
      const before = await kept(world);
      for (const [door, [method, path, body]] of doors.entries()) {
        for (const [what, text] of texts) {
          const answer = await send(world, mara, method, path, body(text));
          equal(answer.status, 422, `${path} ${what}: ${JSON.stringify(answer.body).slice(0, 200)}`);
          truly(!JSON.stringify(answer.body).includes('alert'));
        }
        isProblem(await send(world, mara, method, path, body(tooLong(door))), 413, 'body-too-large');
      }
      const named = (name: string) => `${papers}/${crypto.randomUUID()}?kind=identity&name=${encodeURIComponent(name)}`;
      for (const [, text] of texts)
        isProblem(await sendFile(world, mara, 'PUT', named(text), files.pdf), 422, 'invalid');
      equal(await kept(world), before);
    },
  },
  {
    name: 'status, owner, verification and photo are not the client’s to send, nor acts that are not theirs',
    async run(world) {
      const [mara, ada] = [await openPractice(world), await world.person()];
      const before = await kept(world);
      for (const more of [
        { state: 'verified' },
        { status: 'verified' },
        { verified: true },
        { id: ada.id },
        { owner: ada.id },
        { photo: 'x.png' },
        { reason: 'fine' },
      ]) {
        isProblem(await send(world, mara, 'PUT', '/practice', profileOf(more)), 422, 'invalid');
        const service = `/practice/services/${mara.service}`;
        isProblem(await send(world, mara, 'PUT', service, { ...goodService, ...more }), 422, 'invalid');
        isProblem(await send(world, mara, 'PUT', '/practice/availability', hoursOf(more)), 422, 'invalid');
        isProblem(
          await send(world, mara, 'POST', '/practice/verification', { act: 'submit', ...more }),
          422,
          'invalid',
        );
      }
      for (const act of ['verify', 'restore', 'rename', 'refuse', 'suspend', '', null, {}]) {
        isProblem(await send(world, mara, 'POST', '/practice/verification', { act }), 422, 'invalid');
      }
      equal(await kept(world), before);
    },
  },
  {
    name: 'hours that overlap are one; reversed, endless, nowhere or 10,000 are refused',
    async run(world) {
      const mara = await openPractice(world);
      const before = await kept(world);
      for (const [what, part] of [
        ['reversed', weekly('17:00', '09:00')],
        ['endless', weekly('09:00', '10:00', { endDayOffset: 1 })],
        ['three days long', weekly('09:00', '10:00', { endDayOffset: 2 })],
        ['no zone', { zone: 'Mars/Olympus' }],
        ['a zone of the runtime', { zone: '+01:00' }],
        ['a journey to nowhere', { travels: [{ from: day(1), to: day(2), zone: 'Nowhere' }] }],
        ['a journey backwards', { travels: [{ from: day(2), to: day(1), zone: 'UTC' }] }],
        ['no such date', { overrides: [{ date: '2026-02-30', intervals: [] }] }],
      ] as const) {
        const answer = await send(world, mara, 'PUT', '/practice/availability', hoursOf(part));
        equal(answer.status, 422, `${what}: ${JSON.stringify(answer.body)}`);
      }
      const many = Array.from({ length: 10_000 }, (_, i) => ({ date: day(i), intervals: [] }));
      for (const count of [10_000, 2_000]) {
        const answer = await send(
          world,
          mara,
          'PUT',
          '/practice/availability',
          hoursOf({ overrides: many.slice(0, count) }),
        );
        truly(answer.status === 413 || answer.status === 422, String(answer.status));
      }
      equal(await kept(world), before);
      const twice = [
        { days: [1], start: '09:00', end: '11:00' },
        { days: [1], start: '10:00', end: '12:00' },
      ];
      const overlapping = hoursOf({
        weekly: twice,
        zone: 'UTC',
        overrides: [],
        holidays: [],
        travels: [],
        timeOff: [],
      });
      ok(await send(world, mara, 'PUT', '/practice/availability', overlapping));
      const window = 'minutes=60&from=2026-12-07T00:00:00Z&to=2026-12-08T00:00:00Z';
      const { slots } = ok(await send(world, mara, 'GET', `/practice/services/${mara.service}/times?${window}`)).body;
      deepEqual(
        slots.map(({ start }: { start: string }) => start.slice(11, 16)),
        ['09:00', '09:30', '10:00', '10:30', '11:00'],
      );
    },
  },
  {
    name: 'a file of another kind, whatever it calls itself, or too large is refused, and none is left behind',
    async run(world) {
      const mara = await openPractice(world);
      const before = await kept(world);
      const paper = (name = 'a.pdf') => `${papers}/${crypto.randomUUID()}?kind=identity&name=${name}`;
      const padded = (bytes: Uint8Array, length: number) => {
        const all = new Uint8Array(length);
        all.set(bytes);
        return all;
      };
      for (const body of [files.html, new Uint8Array(0), new TextEncoder().encode('x%PDF-'), files.png.slice(0, 7)]) {
        isProblem(await sendFile(world, mara, 'PUT', paper(), body), 415, 'file-type');
        isProblem(await sendFile(world, mara, 'PUT', '/practice/photo', body), 415, 'file-type');
      }
      isProblem(await sendFile(world, mara, 'PUT', '/practice/photo', files.pdf), 415, 'file-type');
      isProblem(
        await sendFile(world, mara, 'PUT', paper(), padded(files.pdf, 10 * 1024 * 1024 + 1)),
        413,
        'body-too-large',
      );
      isProblem(
        await sendFile(world, mara, 'PUT', '/practice/photo', padded(files.png, 2 * 1024 * 1024 + 1)),
        413,
        'body-too-large',
      );
      const nobody = await world.person();
      isProblem(await sendFile(world, nobody, 'PUT', paper(), files.pdf), 409, 'no-practice');
      isProblem(await sendFile(world, nobody, 'PUT', '/practice/photo', files.png), 409, 'no-practice');
      for (const path of [
        paper().replace('identity', 'other'),
        `${papers}/x?kind=identity&name=a`,
        `${papers}/${crypto.randomUUID()}`,
      ]) {
        isProblem(await sendFile(world, mara, 'PUT', path, files.pdf), 422, 'invalid');
      }
      equal(await kept(world), before);
    },
  },
  {
    name: "another's rows are not there: by id, by door, to a stranger, to nobody, and to an admin what is not theirs to judge",
    async run(world) {
      const [mara, ada, root] = [await openPractice(world), await openPractice(world), await admin(world)];
      const calendar = crypto.randomUUID();
      ok(await send(world, mara, 'PUT', `/practice/calendars/${calendar}`, { name: 'Home', busy: [] }));
      const before = await kept(world);
      const window = 'minutes=60&from=2026-12-07T00:00:00Z&to=2026-12-08T00:00:00Z';
      const hidden = [
        ['DELETE', `/practice/services/${mara.service}`],
        ['GET', `/practice/services/${mara.service}/times?${window}`],
        ['GET', `${papers}/${mara.paper}`],
        ['DELETE', `${papers}/${mara.paper}`],
        ['DELETE', `/practice/calendars/${calendar}`],
        ['POST', `/practice/calendars/${calendar}/refresh`],
        ['GET', `/practitioners/${mara.slug}`],
        ['GET', `/practitioners/${mara.slug}/photo`],
        ['GET', `/practitioners/${mara.slug}/services/${mara.service}/times?${window}`],
      ] as const;
      const alike = (person: Person, method: string, path: string) => send(world, person, method, path);
      for (const [method, path] of hidden) {
        const there = await alike(ada, method, path);
        isProblem(there, 404, 'not-found');
        const madeUp = path.replace(mara.service, crypto.randomUUID()).replace(mara.paper, crypto.randomUUID());
        const nowhere = await alike(
          ada,
          method,
          madeUp.replace(calendar, crypto.randomUUID()).replace(mara.slug, freshSlug()),
        );
        deepEqual({ ...there.body, requestId: '' }, { ...nowhere.body, requestId: '' });
        if (path.startsWith('/practice/')) isProblem(await ask(world, path, { method }), 401, 'sign-in-needed');
      }
      for (const id of [mara.id, crypto.randomUUID()]) {
        isProblem(await send(world, ada, 'GET', `/review/${id}`), 403, 'forbidden');
        isProblem(await send(world, ada, 'POST', `/review/${id}`, { act: 'verify' }), 403, 'forbidden');
        isProblem(await send(world, root, 'GET', `/review/${id}`), 404, 'not-found');
        isProblem(await send(world, root, 'POST', `/review/${id}`, { act: 'verify' }), 404, 'not-found');
      }
      for (const query of ['?state=draft', '?state=x', '?after=AAAA', `?after=${btoa('["x","y"]')}`]) {
        isProblem(await send(world, root, 'GET', `/review${query.replace(/=+$/, '')}`), 422, 'invalid');
      }
      isProblem(await send(world, ada, 'GET', '/review'), 403, 'forbidden');
      equal(await kept(world), before);
    },
  },
  {
    name: 'who judges must say why, cannot judge themselves, and is asked for anew each time',
    async run(world) {
      const [mara, root] = [await openPractice(world), await admin(world)];
      ok(await send(world, mara, 'POST', '/practice/verification', { act: 'submit' }));
      const judge = (person: Person, said: object) => send(world, person, 'POST', `/review/${mara.id}`, said);
      const before = await kept(world);
      for (const said of [
        { act: 'refuse' },
        { act: 'refuse', reason: '' },
        { act: 'verify', reason: 'x' },
        { act: 'submit' },
      ]) {
        isProblem(await judge(root, said), 422, 'invalid');
      }
      isProblem(await judge(root, { act: 'refuse', reason: '<b>no</b>' }), 422, 'invalid');
      isProblem(await judge(root, { act: 'suspend', reason: 'Early.' }), 409, 'verification-state');
      await world.owner(`insert into public.roles (account, role) values ($1, 'admin')`, [mara.id]);
      isProblem(await judge(mara, { act: 'verify' }), 403, 'forbidden');
      world.stopped.add(root.id);
      isProblem(await judge(root, { act: 'verify' }), 401, 'sign-in-needed');
      world.stopped.delete(root.id);
      equal(await kept(world), before);
    },
  },
];
