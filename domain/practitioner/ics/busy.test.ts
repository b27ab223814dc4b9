/** Calendars from elsewhere: what of them is busy, whatever they say; and that none is endless or dear to read. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { busyIn } from './busy.ts';

const from = Date.UTC(2026, 10, 1);
const to = Date.UTC(2027, 10, 1);
const berlin = { from, to, zone: 'Europe/Berlin' };

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n');

function busy(...lines: string[]) {
  const found = busyIn(calendar(...lines), berlin);
  if (!found.ok) throw new Error(found.problem);
  return found.value;
}
/** `12-24 09:00-10:30`, in UTC. */
const short = (...lines: string[]) =>
  busy(...lines).busy.map(([start, end]) => `${start.slice(5, 16).replace('T', ' ')}-${end.slice(11, 16)}`);

const once = ['UID:1', 'DTSTART;TZID=Europe/Berlin:20261201T090000', 'DTEND;TZID=Europe/Berlin:20261201T100000'];
const rule = (text: string, start = '20261201T090000') =>
  event('UID:1', `DTSTART;TZID=Europe/Berlin:${start}`, 'DURATION:PT1H', `RRULE:${text}`);

test.each<[string, string[], string[]]>([
  ['a time with a zone', event(...once), ['12-01 08:00-09:00']],
  ['an instant', event('DTSTART:20261201T090000Z', 'DURATION:PT30M'), ['12-01 09:00-09:30']],
  [
    'a wall of no zone is the practitioner’s',
    event('DTSTART:20261201T090000', 'DURATION:PT30M'),
    ['12-01 08:00-08:30'],
  ],
  ['a whole day', event('DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261226'), ['12-23 23:00-23:00']],
  ['a whole day without an end', event('DTSTART;VALUE=DATE:20261224'), ['12-23 23:00-23:00']],
  ['no time at all', event('DTSTART:20261201T090000Z'), []],
  ['what ended before', event('DTSTART:20251201T090000Z', 'DURATION:PT30M'), []],
  ['what was called off', event(...once, 'STATUS:CANCELLED'), []],
  ['what leaves free', event(...once, 'TRANSP:TRANSPARENT'), []],
  ['what Outlook calls free', event(...once, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'), []],
  ['two that meet', [...event(...once), ...event('DTSTART:20261201T090000Z', 'DURATION:PT1H')], ['12-01 08:00-10:00']],
  [
    'a folded line',
    event('DTSTART;TZID=Europe', ' /Berlin:20261201T', '\t090000', 'DURATION:PT1H'),
    ['12-01 08:00-09:00'],
  ],
  ['a zone in quotes', event('DTSTART;TZID="Europe/Berlin":20261201T090000', 'DURATION:PT1H'), ['12-01 08:00-09:00']],
  ['so many times', rule('FREQ=DAILY;COUNT=3'), ['12-01 08:00-09:00', '12-02 08:00-09:00', '12-03 08:00-09:00']],
  [
    'every second week',
    rule('FREQ=WEEKLY;INTERVAL=2;UNTIL=20261230T080000Z'),
    ['12-01 08:00-09:00', '12-15 08:00-09:00', '12-29 08:00-09:00'],
  ],
  ['until a date', rule('FREQ=WEEKLY;UNTIL=20261208'), ['12-01 08:00-09:00', '12-08 08:00-09:00']],
  [
    'weekdays',
    rule('FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3'),
    ['12-01 08:00-09:00', '12-03 08:00-09:00', '12-08 08:00-09:00'],
  ],
  [
    'over a change of clocks',
    rule('FREQ=WEEKLY;COUNT=2', '20270323T090000'),
    ['03-23 08:00-09:00', '03-30 07:00-08:00'],
  ],
  ['the last Friday', rule('FREQ=MONTHLY;BYDAY=-1FR;COUNT=2'), ['12-25 08:00-09:00', '01-29 08:00-09:00']],
  [
    'the last weekday',
    rule('FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2'),
    ['12-31 08:00-09:00', '01-29 08:00-09:00'],
  ],
  [
    'the 31st, where there is one',
    rule('FREQ=MONTHLY;COUNT=3', '20261231T090000'),
    ['12-31 08:00-09:00', '01-31 08:00-09:00', '03-31 07:00-08:00'],
  ],
  [
    'the last of the month',
    rule('FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', '20261231T090000'),
    ['12-31 08:00-09:00', '01-31 08:00-09:00', '02-28 08:00-09:00'],
  ],
  ['the second Sunday of May', rule('FREQ=YEARLY;BYMONTH=5;BYDAY=2SU', '20200510T090000'), ['05-09 07:00-08:00']],
  ['a birthday since 1970', rule('FREQ=YEARLY', '19700224T090000'), ['02-24 08:00-09:00']],
  ['29 February in a year without', rule('FREQ=YEARLY', '20240229T090000'), []],
  [
    'a rule with a date left out',
    [...rule('FREQ=DAILY;COUNT=3').slice(0, -1), 'EXDATE;TZID=Europe/Berlin:20261202T090000', 'END:VEVENT'],
    ['12-01 08:00-09:00', '12-03 08:00-09:00'],
  ],
  [
    'more dates',
    event(...once, 'RDATE;TZID=Europe/Berlin:20261203T090000,20261204T090000'),
    ['12-01 08:00-09:00', '12-03 08:00-09:00', '12-04 08:00-09:00'],
  ],
  [
    'one of a series moved, one called off',
    [
      ...rule('FREQ=DAILY;COUNT=3'),
      ...event(
        'UID:1',
        'RECURRENCE-ID;TZID=Europe/Berlin:20261202T090000',
        'DTSTART;TZID=Europe/Berlin:20261202T150000',
        'DURATION:PT1H',
      ),
      ...event(
        'UID:1',
        'RECURRENCE-ID:20261203T080000Z',
        'DTSTART:20261203T080000Z',
        'DURATION:PT1H',
        'STATUS:CANCELLED',
      ),
    ],
    ['12-01 08:00-09:00', '12-02 14:00-15:00'],
  ],
  [
    'a zone that only the file knows',
    [
      ...[
        'BEGIN:VTIMEZONE',
        'TZID:Eigene Zeit',
        'BEGIN:STANDARD',
        'DTSTART:16010101T030000',
        'TZOFFSETFROM:+0200',
        'TZOFFSETTO:+0100',
      ],
      ...['RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT', 'DTSTART:16010101T020000'],
      ...[
        'TZOFFSETFROM:+0100',
        'TZOFFSETTO:+0200',
        'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
        'END:DAYLIGHT',
        'END:VTIMEZONE',
      ],
      ...event('DTSTART;TZID=Eigene Zeit:20261201T090000', 'DURATION:PT1H'),
      ...event('DTSTART;TZID=Eigene Zeit:20270601T090000', 'DURATION:PT1H'),
    ],
    ['12-01 08:00-09:00', '06-01 07:00-08:00'],
  ],
])('%s', (_, lines, expected) => {
  expect(short(...lines)).toEqual(expected);
});

test.each([
  ['by the hour', 'FREQ=HOURLY'],
  ['every second for ever', 'FREQ=SECONDLY;INTERVAL=1'],
  ['by week numbers', 'FREQ=YEARLY;BYWEEKNO=20'],
  ['of no kind', 'FREQ=SOMETIMES'],
  ['with half an interval', 'FREQ=DAILY;INTERVAL=0.5'],
  ['with no interval', 'FREQ=DAILY;INTERVAL=0'],
  ['by a day that is none', 'FREQ=WEEKLY;BYDAY=XX'],
])('a rule %s is left out and counted', (_, text) => {
  expect(busy(...rule(text), ...event('DTSTART:20261205T090000Z', 'DURATION:PT1H'))).toMatchObject({
    busy: [['2026-12-05T09:00:00.000Z', '2026-12-05T10:00:00.000Z']],
    skipped: 1,
  });
});

test('a zone nobody knows and a date that does not exist are left out and counted', () => {
  expect(busy(...event('DTSTART;TZID=Mars/Olympus:20261201T090000', 'DURATION:PT1H')).skipped).toBe(1);
  expect(busy(...event('DTSTART:20260231T090000Z', 'DURATION:PT1H')).skipped).toBe(1);
});

test.each([
  ['a web page', '<html><script>alert(1)</script></html>'],
  ['nothing', ''],
  ['half a calendar', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'],
  ['ends in the wrong order', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n'],
  ['a thousand inside each other', 'BEGIN:VCALENDAR\r\n'.repeat(1_000) + 'END:VCALENDAR\r\n'.repeat(1_000)],
])('%s is no calendar', (_, text) => {
  expect(busyIn(text, berlin)).toEqual({ ok: false, problem: 'calendar-unreadable' });
});

test('20 MB are not looked at', () => {
  const large = calendar(...event(...once), `X-PADDING:${'x'.repeat(20_000_000)}`);
  expect(busyIn(large, berlin)).toEqual({ ok: false, problem: 'calendar-too-large' });
});

test('titles, places and people stay behind, whatever stands in them', () => {
  const secrets = ['SUMMARY:<script>alert(1)</script>', 'LOCATION:Clinic', 'ATTENDEE:mailto:a@b.example'];
  expect(JSON.stringify(busy(...event(...once, ...secrets)))).not.toMatch(/script|Clinic|mailto/);
});

test('what lasts for ever ends with the window; rules since 1601 end too', () => {
  expect(busy(...event('DTSTART:19000101T000000Z', 'DTEND:99991231T000000Z')).busy).toEqual([
    [new Date(from).toISOString(), new Date(to).toISOString()],
  ]);
  const daily = rule('FREQ=DAILY', '16010101T090000');
  expect(busy(...daily).busy.length).toBeGreaterThan(360);
  // Never falls on any day.
  expect(short(...rule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30'))).toEqual([]);
  const flood = Array.from({ length: 8_000 }, (_, i) =>
    rule(`FREQ=DAILY;COUNT=${100_000 + i}`, '16010101T090000'),
  ).flat();
  expect(busyIn(calendar(...flood), berlin)).toEqual({ ok: false, problem: 'too-many-busy-times' });
});

test('whatever it says, what is busy is in order, apart, and within the window', () => {
  const day = fc.integer({ min: 1, max: 28 }).map(n => String(n).padStart(2, '0'));
  const parts = fc.record({
    start: fc.tuple(fc.constantFrom('2024', '2026', '2027'), fc.constantFrom('01', '06', '11', '12'), day),
    minutes: fc.integer({ min: 1, max: 4_000 }),
    every: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'),
    interval: fc.integer({ min: 1, max: 5 }),
    by: fc.constantFrom(
      '',
      ';BYDAY=MO,-1FR',
      ';BYMONTHDAY=1,-1',
      ';BYMONTH=2,12',
      ';BYYEARDAY=1,-1',
      ';BYDAY=MO;BYSETPOS=1',
    ),
    count: fc.constantFrom('', ';COUNT=5', ';UNTIL=20270101'),
  });
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 4 }), all => {
      const lines = all.flatMap(({ start, minutes, every, interval, by, count }) =>
        event(
          `DTSTART:${start.join('')}T093000`,
          `DURATION:PT${minutes}M`,
          `RRULE:FREQ=${every};INTERVAL=${interval}${by}${count}`,
        ),
      );
      const times = busy(...lines).busy.flatMap(([a, b]) => [new Date(a).getTime(), new Date(b).getTime()]);
      expect(times.every((at, i) => at >= from && at <= to && (i === 0 || (times[i - 1] as number) < at))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
