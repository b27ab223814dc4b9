/** What goes out: the sheet comes back as it was, the calendar is folded and escaped, hashes do not mind the order. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { box } from '../../breath/library.ts';
import { uuid7 } from '../../time.ts';
import type { Entry } from '../entry.ts';
import { calendarEvent } from './calendar.ts';
import { canonical } from './canonical.ts';
import { guessMapping, readColumns } from './columns.ts';
import { sheetHeading, sheetRow, sheetText } from './sheet.ts';
import { sortOut } from './sort-out.ts';

const one: Entry = {
  version: 1,
  id: uuid7(1_790_000_000_000, new Uint8Array(10)),
  pattern: box,
  startedAt: '2026-11-21T23:30:15.250Z',
  day: '2026-11-22',
  zone: 'Europe/Berlin',
  seconds: 304.5,
  breaths: 19,
  whole: true,
  moodBefore: 2,
  mood: 4,
  note: 'Left, right;\nleft "again"',
  tags: ['desk', 'morning'],
};

test('a row of the sheet says the session, and is read as a table like any other', () => {
  const row = sheetRow(one).map(String);
  const { columns, unit, order } = guessMapping(sheetHeading, [row]);
  expect(columns).toMatchObject({ start: 0, time: 2, zone: 3, name: 4, pattern: 5, length: 6, breaths: 7 });
  const { entries, refused } = readColumns([row], { columns, unit, order }, { zone: 'UTC', newId: () => one.id });
  expect(refused).toEqual([]);
  expect(entries).toEqual([{ ...one, origin: 'csv' }]);
});

test('the sheet is written as a library for it writes it, whatever stands in a cell', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({
      unit: fc.constantFrom(',', '"', '\r', '\n', '\t', ' ', '=', '+', '-', '@', "'", '\ufeff', 'a'),
      maxLength: 8,
    }),
  );
  const rows = fc.array(fc.array(fc.oneof(text, fc.double({ noNaN: true })), { minLength: 2, maxLength: 5 }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(rows, of => {
      const said = Papa.unparse(of, { newline: '\r\n', escapeFormulae: /^[=+\-@\t\r]/ });
      expect(sheetText(of)).toBe(`${said}\r\n`);
    }),
  );
});

test('a calendar entry: UTC, escaped', () => {
  const event = calendarEvent({ ...one, pattern: { ...box, name: 'Box, slow; \\ twice' } }, 0, 'five\nminutes');
  expect(event.split('\r\n')).toEqual([
    'BEGIN:VEVENT',
    `UID:${one.id}@tideline`,
    'DTSTAMP:19700101T000000Z',
    'DTSTART:20261121T233015Z',
    'DTEND:20261121T233520Z',
    'SUMMARY:Box\\, slow\\; \\\\ twice',
    'DESCRIPTION:five\\nminutes',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    '',
  ]);
});

test('no line of a calendar is longer than 75 bytes, and unfolding gives the text back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
      const name = text.replace(/[\\;,\r\n]/g, '');
      const event = calendarEvent({ ...one, pattern: { ...box, name } }, 0, '');
      for (const line of event.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(event.replaceAll('\r\n ', '')).toContain(`SUMMARY:${name}\r\n`);
    }),
  );
});

test('canonical text does not mind the order of keys, and minds everything else', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonical(turned)).toBe(canonical(value));
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonical({ a: 1, b: undefined })).toBe('{"a":1}');
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});

const moved = (n: number, change: Partial<Entry> = {}): Entry => ({
  ...one,
  id: uuid7(n, new Uint8Array(10)),
  ...change,
});

test('recognised by id, or by start, length and name; never two for one', () => {
  const none = () => false;
  expect(sortOut([one], id => id === one.id, [])).toEqual({ fresh: [], here: 1 });
  // Another id, a second later and half a second longer: the same session from another file.
  const again = moved(1, { startedAt: '2026-11-21T23:30:16.000Z', seconds: 305 });
  expect(sortOut([again], none, [one]).here).toBe(1);
  for (const other of [
    moved(1, { startedAt: '2026-11-21T23:30:17.000Z' }),
    moved(1, { seconds: 306 }),
    moved(1, { pattern: { ...box, name: 'Square' } }),
  ])
    expect(sortOut([other], none, [one])).toEqual({ fresh: [other], here: 0 });
  // Two alike in the file, one of them here: the other is new. Here under their own ids: both stay two.
  expect(sortOut([moved(1), moved(2)], none, [one])).toEqual({ fresh: [moved(2)], here: 1 });
  expect(sortOut([moved(1), moved(2)], id => id === moved(1).id, [moved(1)])).toEqual({ fresh: [moved(2)], here: 1 });
});
