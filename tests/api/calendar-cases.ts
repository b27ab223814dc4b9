/** Other calendars of a practitioner: brought from files and addresses, only ever as times at which they are busy. */
import { deepEqual, equal, ok as truly } from 'node:assert/strict';
import { ok, verifiedPractice } from './practices.ts';
import { type Case, isProblem, send } from './world.ts';

const text = (...events: string[]) => `BEGIN:VCALENDAR\r\n${events.join('\r\n')}\r\nEND:VCALENDAR\r\n`;
const event = (...lines: string[]) =>
  ['BEGIN:VEVENT', 'SUMMARY:<script>secret</script>', ...lines, 'END:VEVENT'].join('\r\n');
const hour = (i: number) => new Date(Date.UTC(2026, 10, 1) + i * 3_600_000).toISOString();

/** Five and more short times on every day. */
const flood = Array.from({ length: 60 }, (_, i) => {
  const clock = String(100 + (i % 24)).slice(1) + String(100 + i).slice(1);
  return event(`DTSTART:20261101T${clock}00Z`, 'DURATION:PT1S', 'RRULE:FREQ=DAILY');
});

export const calendarCases: Case[] = [
  {
    name: 'calendars come from addresses with only their busy times; refused by name, they leave what was there',
    async run(world) {
      const mara = await verifiedPractice(world);
      const id = crypto.randomUUID();
      const path = `/practice/calendars/${id}`;
      const bring = (url: unknown) => send(world, mara, 'PUT', `${path}/address`, { name: 'Work', url });
      const busy = async () =>
        ok(await send(world, mara, 'GET', `/practice/calendars/busy?from=${hour(0)}&to=${hour(9_000)}`)).body.busy;
      const net = world.elsewhereOnTheNet;
      net.set('https://a.example/good', text(event('DTSTART:20261201T090000', 'DURATION:PT1H')));
      net.set('https://a.example/page', '<html>');
      net.set('https://a.example/flood', text(...flood));
      net.set('https://a.example/odd', text(event('DTSTART:20261201T090000Z', 'DURATION:PT1H', 'RRULE:FREQ=SECONDLY')));
      deepEqual(ok(await bring('https://a.example/good')).body, { id, kept: 1, skipped: 0 });
      // By the practitioner's own zone.
      const there = [{ calendar: id, start: '2026-12-01T08:00:00.000Z', end: '2026-12-01T09:00:00.000Z' }];
      deepEqual(await busy(), there);
      isProblem(await bring('https://a.example/page'), 422, 'calendar-unreadable');
      isProblem(await bring('https://a.example/gone'), 422, 'calendar-unreachable');
      isProblem(await bring('https://a.example/flood'), 409, 'too-many-busy-times');
      for (const url of ['http://a.example/good', 'https://a b', 'https://', 'webcal://a.example/', 7, undefined]) {
        isProblem(await bring(url), 422, 'invalid');
      }
      isProblem(await bring(`https://${'x'.repeat(2_000)}`), 422, 'invalid');
      deepEqual(await busy(), there);
      const { calendars } = ok(await send(world, mara, 'GET', '/practice/calendars')).body;
      deepEqual([calendars.length, calendars[0].url, calendars[0].busy], [1, 'https://a.example/good', 1]);
      deepEqual(ok(await bring('https://a.example/odd')).body, { id, kept: 0, skipped: 1 });
      const all = await world.owner(
        'select c::text as text, b::text as times from public.calendars c, public.busy_times b',
      );
      truly(!JSON.stringify(all).includes('secret'));
    },
  },
  {
    name: 'busy times of a file are whole and not too many, and take the place of what was there',
    async run(world) {
      const mara = await verifiedPractice(world);
      const path = `/practice/calendars/${crypto.randomUUID()}`;
      const put = (busy: unknown) => send(world, mara, 'PUT', path, { name: 'Work', busy });
      equal(
        ok(
          await put([
            [hour(1), hour(2)],
            [hour(1), hour(2)],
            [hour(4), hour(5)],
          ]),
        ).body.kept,
        2,
      );
      for (const busy of [
        [[hour(2), hour(1)]],
        [[hour(1), hour(1)]],
        [[hour(1)]],
        [['x', 'y']],
        Array.from({ length: 2_001 }, (_, i) => [hour(i), hour(i + 1)]),
        undefined,
      ]) {
        isProblem(await put(busy), 422, 'invalid');
      }
      const { calendars } = ok(await send(world, mara, 'GET', '/practice/calendars')).body;
      equal(calendars[0].busy, 2);
      equal(ok(await put([[hour(1), hour(2)]])).body.kept, 1);
      for (let n = 1; n < 10; n++) {
        ok(await send(world, mara, 'PUT', `/practice/calendars/${crypto.randomUUID()}`, { name: 'Work', busy: [] }));
      }
      const eleventh = await send(world, mara, 'PUT', `/practice/calendars/${crypto.randomUUID()}`, {
        name: 'Work',
        busy: [],
      });
      isProblem(eleventh, 409, 'too-many-calendars');
    },
  },
];
