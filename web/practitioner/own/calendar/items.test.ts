/** The wall of the practice on its calendar: clocks that change, journeys, holidays; and what a drag does to the hours. */
import { describe, expect, test } from 'vitest';
import { type Availability, availability, noHours } from '../../../../domain/practitioner/availability.ts';
import { changed, having, ownHours, without } from './changes.ts';
import { itemsOf, type Shown } from './items.ts';

const hours: Availability = {
  ...noHours('Europe/London'),
  weekly: [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '12:00' }],
};
const shown = (first: string, last: string, change: Partial<Availability> = {}, busy: Shown['busy'] = []) =>
  itemsOf({ hours: { ...hours, ...change }, busy, calendars: [{ id: 'a', name: 'Home' }], first, last }).map(item => ({
    ...item,
    at: `${new Date(item.start).toISOString().slice(5, 16)} ${new Date(item.end).toISOString().slice(5, 16)}`,
  }));
const of = (items: ReturnType<typeof shown>, kind: string) =>
  items.filter(item => item.kind === kind).map(({ at }) => at);

describe('a change of clocks', () => {
  test('in spring an hour is missing, and what goes on over it is in two parts', () => {
    const items = shown('2027-03-28', '2027-03-28', {
      timeOff: [{ start: '2027-03-28T00:30:00Z', end: '2027-03-28T01:30:00Z', note: '' }],
    });
    expect(of(items, 'missing')).toEqual(['03-28T01:00 03-28T02:00']);
    expect(of(items, 'off')).toEqual(['03-28T00:30 03-28T01:00', '03-28T02:00 03-28T02:30']);
    expect(items.filter(({ kind }) => kind === 'off').every(({ part }) => part)).toBe(true);
    expect(items.find(({ kind }) => kind === 'clocks')?.title).toBe('Clocks go forward 1 hour at 01:00');
  });

  test('in autumn an hour comes twice, and both are shown', () => {
    const items = shown('2026-10-25', '2026-10-25', {}, [
      { calendar: 'a', start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z' },
    ]);
    expect(of(items, 'twice')).toEqual(['10-25T01:00 10-25T02:00']);
    expect(of(items, 'busy')).toEqual(['10-25T01:30 10-25T02:00', '10-25T01:00 10-25T01:30']);
    expect(items.find(({ kind }) => kind === 'clocks')?.title).toBe('Clocks go back 1 hour at 02:00');
  });

  test('hours keep their wall on both sides of it', () => {
    expect(of(shown('2027-03-26', '2027-03-29'), 'open')).toEqual([
      '03-26T09:00 03-26T12:00',
      '03-29T09:00 03-29T12:00',
    ]);
  });
});

test('a journey moves the hours on the wall at home, a holiday takes them away', () => {
  const items = shown('2027-01-11', '2027-01-12', {
    travels: [{ from: '2027-01-11', to: '2027-01-11', zone: 'America/New_York' }],
    holidays: [{ date: '2027-01-12', name: 'Rest' }],
  });
  expect(of(items, 'open')).toEqual(['01-11T14:00 01-11T17:00']);
  expect(of(items, 'travel')).toEqual(['01-11T00:00 01-12T00:00']);
  expect(of(items, 'holiday')).toEqual(['01-12T00:00 01-13T00:00']);
});

describe('what a drag does', () => {
  const at = (text: string) => Date.parse(`${text}:00Z`);
  const draft = (kind: 'off' | 'own', start: string, end: string) => ({
    kind,
    start: at(start),
    end: at(end),
    note: '',
  });

  test('extra hours stand beside the usual ones of that date, and are gone with the last trace of them', () => {
    const more = having(hours, draft('own', '2027-01-13T15:00', '2027-01-13T17:00'));
    expect(more.overrides).toEqual([
      {
        date: '2027-01-13',
        intervals: [
          { start: '09:00', end: '12:00' },
          { start: '15:00', end: '17:00' },
        ],
      },
    ]);
    expect(without(more, { kind: 'own', date: '2027-01-13', index: 1 })).toEqual(hours);
    // Moved to a date that has none.
    const moved = changed(
      more,
      { kind: 'own', date: '2027-01-13', index: 1 },
      draft('own', '2027-01-16T22:00', '2027-01-17T01:00'),
    );
    expect(moved.overrides).toEqual([
      { date: '2027-01-16', intervals: [{ start: '22:00', end: '01:00', endDayOffset: 1 }] },
    ]);
    expect(availability.safeParse(moved).success).toBe(true);
  });

  test('all usual hours of a date taken away leave it closed, until they are wanted again', () => {
    const date = '2027-01-13';
    const one = having(hours, draft('own', `${date}T12:00`, `${date}T13:00`));
    expect(one.overrides).toEqual([{ date, intervals: [{ start: '09:00', end: '13:00' }] }]);
    const closed = without(one, { kind: 'own', date, index: 0 });
    expect(closed.overrides).toEqual([{ date, intervals: [] }]);
    expect(without(closed, { kind: 'closed', date })).toEqual(hours);
  });

  test('hours of a date on a journey are those of its own walls', () => {
    const away = { ...hours, travels: [{ from: '2027-01-13', to: '2027-01-13', zone: 'Asia/Tokyo' }] };
    const more = having(away, draft('own', '2027-01-13T04:00', '2027-01-13T06:00'));
    expect(more.overrides[0]?.intervals.at(-1)).toEqual({ start: '13:00', end: '15:00' });
    expect(ownHours(more, '2027-01-13', 1)).toEqual({ start: at('2027-01-13T04:00'), end: at('2027-01-13T06:00') });
  });
});
