/** Times and lengths: read as written, or not at all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf } from '../../wall.ts';
import { dayOrderOf, readLength, readMoment } from './moment.ts';

const at = (text: string, zone = 'Europe/Berlin') => {
  const read = readMoment(text, zone);
  return read === null ? null : new Date(read).toISOString();
};

test.each([
  ['2023-05-01 07:12:33.123456', '2023-05-01T05:12:33.123Z'],
  ['2023-05-01T07:12:33.123', '2023-05-01T05:12:33.123Z'],
  ['2023-05-01T07:12:33Z', '2023-05-01T07:12:33.000Z'],
  ['2023-05-01T07:12:33-0530', '2023-05-01T12:42:33.000Z'],
  ['2023-05-01 7:12', '2023-05-01T05:12:00.000Z'],
  ['1.5.2023 07:12', '2023-05-01T05:12:00.000Z'],
  ['1/5/2023, 7:12 pm', '2023-05-01T17:12:00.000Z'],
  ['1/5/2023 12:05 AM', '2023-04-30T22:05:00.000Z'],
  ['2023-05-01', '2023-05-01T10:00:00.000Z'],
  ['1682917953', '2023-05-01T05:12:33.000Z'],
  ['1682917953123', '2023-05-01T05:12:33.123Z'],
  // The clock is put forward past half past two, and comes by it twice in October.
  ['2023-03-26 02:30', '2023-03-26T01:30:00.000Z'],
  ['2023-10-29 02:30', '2023-10-29T00:30:00.000Z'],
])('%s', (text, instant) => expect(at(text)).toBe(instant));

test.each([
  '',
  'yesterday',
  '2023-02-30 07:00',
  '31/02/2023',
  '2023-05-01 24:00',
  '2023-05-01 07:60',
  '2023-05-01 13:00 pm',
  '2023-05-01 07:12:33 or so',
  '20230-05-01',
  '1e12',
  '<script>',
])('not a time: %s', text => expect(at(text)).toBeNull());

test('an instant written with its offset is read back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true }), date => {
      expect(at(date.toISOString())).toBe(date.toISOString());
    }),
  );
});

test('a time without an offset is what the wall of the zone says', () => {
  const zones = ['Europe/London', 'Asia/Kolkata', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
      fc.constantFrom(...zones),
      (date, zone) => {
        const [day = '', time = ''] = date.toISOString().split(/[T.]/);
        const at = readMoment(`${day} ${time}`, zone) ?? Number.NaN;
        expect(new Date(at).toISOString()).toBe(
          new Date(
            new Date(instantOf(zone, { day, time: time.slice(0, 5) })).getTime() + Number(time.slice(6)) * 1000,
          ).toISOString(),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('the order of day and month is told by a number above twelve', () => {
  expect(dayOrderOf(['03/04/2025', '04/13/2025'])).toBe('month-first');
  expect(dayOrderOf(['03/04/2025', '13/04/2025'])).toBe('day-first');
  expect(readMoment('03/04/2025 00:00', 'UTC', 'month-first')).toBe(Date.UTC(2025, 2, 4));
});

test.each([
  ['90', 'seconds', 90],
  ['1.5', 'minutes', 90],
  ['1,5', 'minutes', 90],
  ['90250', 'milliseconds', 90.3],
  ['5:30', 'minutes', 330],
  ['1:05:30', 'seconds', 3930],
] as const)('%s %s', (text, unit, seconds) => expect(readLength(text, unit)).toBe(seconds));

test.each(['', '-5', '1e9', 'five', '1:2:3:4', '0x10', 'Infinity'])('not a length: %s', text =>
  expect(readLength(text, 'seconds')).toBeNull(),
);
