/** What a calendar from elsewhere takes away is named by its days and counted. */
import { expect, test } from 'vitest';
import { noHours } from '../../../../domain/practitioner/availability.ts';
import { conflictsOf, saidOf } from './conflicts.ts';

const hours = {
  ...noHours('Europe/London'),
  weekly: [{ days: [1, 3], start: '09:00', end: '12:00' }],
  holidays: [{ date: '2027-01-13', name: 'Rest' }],
  overrides: [{ date: '2027-01-14', intervals: [{ start: '15:00', end: '17:00' }] }],
  timeOff: [{ start: '2027-01-20T09:00:00Z', end: '2027-01-20T10:00:00Z', note: '' }],
};
const span = (start: string, end: string) => ({ start: `${start}:00Z`, end: `${end}:00Z` });

test('open hours that are taken, and days that were changed by hand', () => {
  const busy = [
    span('2027-01-11T11:30', '2027-01-11T13:00'),
    // The end of one is not the beginning of the other.
    span('2027-01-18T12:00', '2027-01-18T13:00'),
    span('2027-01-13T10:00', '2027-01-13T11:00'),
    span('2027-01-14T16:00', '2027-01-14T18:00'),
    span('2027-01-20T09:30', '2027-01-20T11:00'),
    span('2027-01-24T00:00', '2027-01-28T00:00'),
  ];
  expect(conflictsOf(hours, busy)).toEqual({
    open: { times: 4, dates: ['2027-01-11', '2027-01-14', '2027-01-20', '2027-01-25', '2027-01-27'] },
    changed: {
      times: 3,
      dates: [
        ['2027-01-13', 'Holiday: Rest'],
        ['2027-01-14', 'Open, this date only'],
        ['2027-01-20', 'Time off'],
      ],
    },
  });
});

test('as sentences, which name eight days and count the others', () => {
  expect(saidOf(conflictsOf(hours, []))).toEqual(['None of them is in your open hours.']);
  const mondays = Array.from({ length: 10 }, (_, i) => {
    const day = new Date(Date.UTC(2027, 1, 1 + 7 * i)).toISOString().slice(0, 10);
    return span(`${day}T10:00`, `${day}T11:00`);
  });
  expect(saidOf(conflictsOf(hours, mondays))[0]).toBe(
    '10 busy times are in your open hours, on 10 days: Mon 1 Feb, Mon 8 Feb, Mon 15 Feb, Mon 22 Feb, Mon 1 Mar, Mon 8 Mar, Mon 15 Mar, Mon 22 Mar and 2 more. Nothing is offered then.',
  );
  expect(saidOf(conflictsOf(hours, [span('2027-01-13T10:00', '2027-01-13T11:00')]))).toEqual([
    'None of them is in your open hours.',
    '1 busy time meets what you have changed yourself: Wed 13 Jan (Holiday: Rest).',
  ]);
});
