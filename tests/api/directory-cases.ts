/** The directory through the API: who is found by what, in which order, page by page, and who never is. */
import { deepEqual, equal, ok as truly } from 'node:assert/strict';
import { goodAvailability, goodService } from '../booking/practice.ts';
import { ok, openPractice, verifiedPractice } from './practices.ts';
import { ask, type Case, isProblem, send, type World } from './world.ts';

/** A word that nobody else's text has. */
const freshWord = () => `w${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;

async function slugs(world: World, query: string): Promise<string[]> {
  const { body } = ok(await ask(world, `/practitioners?${query}`));
  return body.practitioners.map(({ slug }: { slug: string }) => slug);
}

/** So many with this word in their names and a notice of their own, copied in the database from one that the API made. */
async function many(world: World, count: number, word: string): Promise<string[]> {
  const { id, slug } = await verifiedPractice(world);
  const ids = Array.from({ length: count }, () => crypto.randomUUID());
  const each = `(select i::text::uuid as id, n::integer as n from jsonb_array_elements_text($1::jsonb) with ordinality as a (i, n)) a`;
  const copy = (text: string) => world.owner(text, [JSON.stringify(ids), id]);
  await world.owner(`insert into auth.users (id, email) select id, id || '@tideline.test' from ${each}`, [
    JSON.stringify(ids),
  ]);
  await copy(
    `insert into public.practitioners (id, slug, name, headline, about, rules, languages, techniques, state)
     select a.id, '${slug.slice(0, 14)}-' || n, chr(65 + n % 3) || ' ${word} ' || n, headline, about, rules, languages,
       techniques, state from ${each}, public.practitioners p where p.id = $2`,
  );
  await copy(
    `insert into public.services (practitioner, id, details)
     select a.id, s.id, s.details || jsonb_build_object('minNoticeMin', 60 * n) from ${each}, public.services s
     where s.practitioner = $2`,
  );
  await copy(
    `insert into public.availability (practitioner, hours) select a.id, h.hours from ${each}, public.availability h
     where h.practitioner = $2`,
  );
  return ids;
}

export const directoryCases: Case[] = [
  {
    name: 'who is verified is found by words without case and accents, technique, language, price and online; others never',
    async run(world) {
      const word = freshWord();
      const mara = await verifiedPractice(world, { about: `Atmen wie Zoë Ågren ${word}`, languages: ['de', 'sv'] });
      await openPractice(world, { about: word });
      const found = (query: string) => slugs(world, `text=${word}${query}`);
      for (const query of [
        '',
        '%20zoe%20AGR',
        '&technique=box',
        '&language=sv',
        '&currency=EUR&most=8000',
        '&online=true',
        '&before=2026-12-31T00:00:00Z',
        '&order=next',
      ]) {
        deepEqual(await found(query), [mara.slug], query);
      }
      for (const query of [
        'x',
        '%20other',
        '&technique=4-7-8',
        '&language=fr',
        '&currency=EUR&most=7999',
        '&currency=USD',
        '&before=2026-11-22T11:00:00Z',
      ]) {
        deepEqual(await found(query), [], query);
      }
      const [listed] = ok(await ask(world, `/practitioners?text=${word}`)).body.practitioners;
      deepEqual(listed.from, [{ currency: 'EUR', amount: 8_000 }]);
      deepEqual([listed.online, listed.nextFree], [true, '2026-11-23T08:00:00Z']);
      truly(!JSON.stringify(listed).includes(mara.id));
      ok(await send(world, mara, 'DELETE', `/practice/services/${mara.service}`));
      deepEqual(await found(''), []);
    },
  },
  {
    name: 'pages follow each other without a gap, by name and by next free time; a cursor that was made up is refused',
    async run(world) {
      const word = freshWord();
      const people = await many(world, 23, word);
      for (const order of ['name', 'next']) {
        const first = ok(await ask(world, `/practitioners?text=${word}&order=${order}`)).body;
        equal(first.practitioners.length, 20);
        const second = ok(await ask(world, `/practitioners?text=${word}&order=${order}&after=${first.after}`)).body;
        equal(second.after, null);
        const all = [...first.practitioners, ...second.practitioners];
        equal(new Set(all.map(({ slug }) => slug)).size, people.length);
        const keys = all.map(one => (order === 'name' ? one.name : `${one.nextFree} ${one.slug}`));
        deepEqual(keys, [...keys].sort());
      }
      for (const after of ['AAAA', 'W10', 'x'.repeat(301), "'", '%00']) {
        isProblem(await ask(world, `/practitioners?after=${after}`), 422, 'invalid');
      }
    },
  },
  {
    name: 'online asks for a service that is online and counts only its times; free before a moment counts what is busy',
    async run(world) {
      const word = freshWord();
      const about = { about: word };
      const inRoom = { online: false, place: 'Studio 4', minNoticeMin: 0 };
      // Monday from nine in Berlin in a room; online only with two days of notice, which is Tuesday.
      const both = await verifiedPractice(world, about, inRoom);
      const online = `/practice/services/${crypto.randomUUID()}`;
      const offered = { ...goodService, title: 'On screen', minNoticeMin: 2 * 24 * 60 };
      ok(await send(world, both, 'PUT', online, offered));
      const room = await verifiedPractice(world, about, inRoom);
      const screen = await verifiedPractice(world, about, { minNoticeMin: 0 });
      // Not before Wednesday: busy on Monday and Tuesday.
      const days: [string, string] = ['2026-11-22T23:00:00Z', '2026-11-24T23:00:00Z'];
      const calendar = `/practice/calendars/${crypto.randomUUID()}`;
      ok(await send(world, screen, 'PUT', calendar, { name: 'Home', busy: [days] }));

      const found = async (query: string) =>
        ok(await ask(world, `/practitioners?text=${word}${query}`)).body.practitioners.map(
          ({ slug, nextFree }: { slug: string; nextFree: string }) => [slug, nextFree.slice(5, 16)],
        );
      const either = [both.slug, room.slug].sort();
      const [monday, tuesday, wednesday] = ['11-23T08:00', '11-24T10:00', '11-25T08:00'];
      const soon = either.map(slug => [slug, monday]);
      deepEqual(await found('&order=next'), [...soon, [screen.slug, wednesday]]);
      const onScreen = [
        [both.slug, tuesday],
        [screen.slug, wednesday],
      ];
      deepEqual(await found('&online=true&order=next'), onScreen);
      deepEqual((await found('&online=true')).sort(), onScreen.sort());
      // Before a moment, which itself is not before it.
      deepEqual(await found('&before=2026-11-23T08:00:00Z'), []);
      deepEqual(await found('&before=2026-11-23T08:00:01Z'), soon);
      deepEqual(await found('&before=2026-11-25T08:00:00Z'), soon);
      deepEqual(await found('&online=true&before=2026-11-24T10:00:00Z'), []);
      deepEqual(await found('&online=true&before=2026-11-25T08:00:00Z'), [[both.slug, tuesday]]);
      ok(await send(world, screen, 'DELETE', calendar));
      deepEqual(await found('&online=true&before=2026-11-23T08:00:00.001Z'), [[screen.slug, monday]]);
      // What is no longer offered counts for neither.
      ok(await send(world, both, 'PUT', online, { ...offered, offered: false }));
      deepEqual(await found('&online=true'), [[screen.slug, monday]]);
      const offset = 'before=2026-11-23T08:00:00%2B01:00';
      for (const query of [
        'online=false',
        'online=',
        'online=1',
        'before=soon',
        'before=2026-11-23',
        'before=',
        offset,
      ]) {
        isProblem(await ask(world, `/practitioners?${query}`), 422, 'invalid');
      }
    },
  },
  {
    name: 'the next free time is that of all services that fit: by technique, currency, and lengths for no more than the price',
    async run(world) {
      const word = freshWord();
      const twoDays = 2 * 24 * 60;
      const mara = await verifiedPractice(world, { about: word }, { minNoticeMin: twoDays });
      const add = async (nth: number, offer: object) => {
        const id = `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
        ok(await send(world, mara, 'PUT', `/practice/services/${id}`, { ...goodService, ...offer }));
      };
      const next = async (query = '') => {
        const { practitioners } = ok(await ask(world, `/practitioners?text=${word}${query}`)).body;
        const [first] = practitioners as { nextFree: string | null }[];
        return first && (first.nextFree?.slice(5, 16) ?? null);
      };
      // Now is Sunday at ten; in two days it is Tuesday.
      const [monday, afternoon, tuesday] = ['11-23T08:00', '11-23T13:00', '11-24T10:00'];
      for (let nth = 1; nth <= 11; nth++) await add(nth, { minNoticeMin: twoDays + nth * 60 });
      equal(await next(), tuesday);
      // The thirteenth is sooner; four hours of it, for which it is cheap, only in the afternoon.
      const lengths = [
        { minutes: 60, amount: 20_000 },
        { minutes: 240, amount: 5_000 },
      ];
      await add(999_999_999_999, { minNoticeMin: 0, options: lengths, techniques: ['box'] });
      equal(await next(), monday);
      equal(await next('&order=next'), monday);
      equal(await next('&technique=box'), monday);
      equal(await next('&technique=coherent'), tuesday);
      equal(await next('&technique=coherent&before=2026-11-24T10:00:00Z'), undefined);
      equal(await next('&currency=EUR&most=20000'), monday);
      equal(await next('&currency=EUR&most=8000'), afternoon);
      equal(await next('&currency=EUR&most=8000&technique=coherent'), tuesday);
      await add(999_999_999_999, { minNoticeMin: 0, options: lengths, techniques: [], currency: 'USD' });
      equal(await next('&technique=coherent'), monday);
      equal(await next('&currency=EUR&most=8000'), tuesday);
      equal(await next('&currency=USD'), monday);
      // In the profile only: whatever can be booked.
      await add(999_999_999_999, { minNoticeMin: 0, offered: false });
      equal(await next('&technique=box'), tuesday);
    },
  },
  {
    name: 'open times know busy hours and offsets of the pinned zones; why a moment is not open is said to its owner only',
    async run(world) {
      const mara = await verifiedPractice(world);
      const zone = 'America/Vancouver';
      const travels: object[] = [];
      const hours = { replaces: 1, availability: { ...goodAvailability, zone, travels } };
      ok(await send(world, mara, 'PUT', '/practice/availability', hours));
      const busy = { name: 'Home', busy: [['2027-01-04T16:00:00Z', '2027-01-04T18:00:00Z']] };
      const calendar = `/practice/calendars/${crypto.randomUUID()}`;
      equal(ok(await send(world, mara, 'PUT', calendar, busy)).body.kept, 1);
      const window = 'minutes=60&from=2027-01-04T00:00:00Z&to=2027-01-05T00:00:00Z';
      const starts = async () => {
        const path = `/practitioners/${mara.slug}/services/${mara.service}/times?${window}`;
        return ok(await ask(world, path)).body.slots.map(({ start }: { start: string }) => start.slice(11, 16));
      };
      // Seven hours behind for good since November 2026, where older data says eight.
      deepEqual((await starts()).slice(0, 2), ['18:00', '21:00']);
      const why = async (at: string) => {
        const path = `/practice/services/${mara.service}/why?minutes=60&at=${at}`;
        const { reasons } = ok(await send(world, mara, 'GET', path)).body;
        return reasons.map((reason: { why: string }) => reason.why);
      };
      deepEqual(await why('2027-01-04T17:00:00Z'), ['busy']);
      deepEqual(await why('2027-01-04T18:00:00Z'), []);
      deepEqual(await why('2027-01-04T18:10:00Z'), ['off-grid', 'too-short']);
      ok(await send(world, mara, 'DELETE', calendar));
      deepEqual((await starts()).slice(0, 3), ['16:00', '16:30', '17:00']);

      const ada = await world.person();
      isProblem(
        await send(world, ada, 'GET', `/practice/services/${mara.service}/why?minutes=60&at=2027-01-04T17:00:00Z`),
        404,
        'not-found',
      );
      const asked = (query: string) =>
        ask(world, `/practitioners/${mara.slug}/services/${mara.service}/times?${query}`);
      for (const query of [
        window.replace('60', '61'),
        window.replace('01-05', '12-31'),
        window.replace('2027-01-05', '2027-01-03'),
        window.replace('00:00:00Z', 'yesterday'),
        'minutes=60',
      ]) {
        isProblem(await asked(query), 422, 'invalid');
      }
    },
  },
];
