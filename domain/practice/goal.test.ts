/** A week against a goal: days and minutes, the week it was set in, the weeks before, and that practising more never sets it back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { type Goal, goal, goalWeek, goalWeeks, mostDays, weeksBefore } from './goal.ts';

const week = '2026-11-16';
const id = '0b0e8f5e-6a53-4f0e-9d2e-3f5a2f1f6d11';
const days: Goal = { id, kind: { by: 'days', days: mostDays }, from: week };
const minutes: Goal = { id, kind: { by: 'minutes', minutes: 20 }, from: week };
const on = (back: number, seconds = 60) => ({ day: addDays(week, back), seconds });

test('most days is four of seven; a day counts once, however short', () => {
  expect(goal.parse(days)).toEqual(days);
  expect(goalWeek(days, week, [on(0, 3), on(1), on(6)])).toEqual({ week, done: 3, aim: 4, reached: false });
  expect(goalWeek(days, week, [on(0), on(1), on(3), on(6)])).toMatchObject({ done: 4, reached: true });
});

test('Sunday belongs to the week, the next Monday does not', () => {
  expect(goalWeek(days, week, [on(-1), on(6), on(7)]).done).toBe(1);
});

test('minutes are whole ones, and tenths that add up to twenty are twenty', () => {
  expect(goalWeek(minutes, week, [on(0, 1199)])).toMatchObject({ done: 19, reached: false });
  expect(goalWeek(minutes, week, [on(0, 1199.9), on(1, 0.1)])).toMatchObject({ done: 20, reached: true });
});

test('the week in which it was set counts whole; earlier weeks have no aim', () => {
  const thursday: Goal = { ...days, from: addDays(week, 3) };
  expect(goalWeek(thursday, week, [on(0), on(1), on(2), on(3)])).toMatchObject({ aim: 4, reached: true });
  const before = goalWeek(thursday, addDays(week, -7), [on(-1), on(-2), on(-3), on(-4), on(-5)]);
  expect(before).toEqual({ week: '2026-11-09', done: 5, reached: false });
});

test('this week comes last, eight before it', () => {
  const weeks = goalWeeks(days, '2026-11-22', [on(0), on(-7), on(-56), on(-57)]);
  expect(weeks.map(of => of.done)).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 1]);
  expect(weeks).toHaveLength(weeksBefore + 1);
  expect(weeks.at(-1)?.week).toBe(week);
});

test('one more session never sets a week back', () => {
  const goals = fc.constantFrom(days, minutes);
  const practised = fc.uniqueArray(fc.record({ day: fc.nat(13), tenths: fc.nat(20_000) }), {
    selector: ({ day }) => day,
  });
  fc.assert(
    fc.property(goals, practised, fc.nat(13), fc.nat(20_000), (of, rows, day, tenths) => {
      const totals = rows.map(row => on(row.day, row.tenths / 10));
      const had = totals.find(total => total.day === addDays(week, day));
      const more = [...totals.filter(total => total !== had), on(day, (had?.seconds ?? 0) + tenths / 10)];
      const before = goalWeek(of, week, totals);
      const after = goalWeek(of, week, more);
      expect(after.done).toBeGreaterThanOrEqual(before.done);
      expect(after.reached || !before.reached).toBe(true);
    }),
  );
});
