/** Hours that are edited day by day are kept as rules and read back as they were. */
import { expect, test } from 'vitest';
import { rulesOf, type Week, weekOf } from './week.ts';

test('a week survives being kept, with a break, a night and a free day', () => {
  const day = [
    { start: '09:00', end: '12:00' },
    { start: '13:30', end: '17:00' },
  ];
  const week: Week = [day, day, [], day, [{ start: '22:00', end: '02:00' }], [], []];
  const rules = rulesOf(week);
  expect(rules).toEqual([
    { days: [1, 2, 4], start: '09:00', end: '12:00' },
    { days: [1, 2, 4], start: '13:30', end: '17:00' },
    { days: [5], start: '22:00', end: '02:00', endDayOffset: 1 },
  ]);
  expect(weekOf({ weekly: rules })).toEqual(week);
});

test('the same hours twice on one day are kept once', () => {
  const twice = { start: '09:00', end: '10:00' };
  expect(rulesOf([[twice, twice], [], [], [], [], [], []])).toEqual([{ days: [1], ...twice }]);
});
