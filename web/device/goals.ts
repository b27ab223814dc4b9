/** Goals for a week, kept on this device: at most one in days and one in minutes. */

import { mondayOf } from '../../domain/practice/calendar.ts';
import { mergeDays } from '../../domain/practice/day.ts';
import { firstShown, type Goal, type GoalKind, type GoalWeek, goal, goalWeeks } from '../../domain/practice/goal.ts';
import { database } from './database.ts';
import { visible } from './history.ts';

const { goals, days } = database;

export interface GoalShown {
  readonly goal: Goal;
  /** This week last. */
  readonly weeks: readonly GoalWeek[];
}

/** Every goal with its weeks, days before minutes. A row of another version of the app is left alone. */
export async function goalsShown(today: string): Promise<GoalShown[]> {
  const set = (await goals.toArray()).flatMap(row => goal.safeParse(row).data ?? []);
  if (set.length === 0) return [];
  const mine = await visible();
  const totals = mergeDays(await days.where('day').between(firstShown(today), `${today}~`).filter(mine).toArray());
  return set
    .sort((a, b) => (a.kind.by < b.kind.by ? -1 : 1))
    .map(goal => ({ goal, weeks: goalWeeks(goal, today, totals) }));
}

/** Set a goal, or change the one of its kind. It counts from this week on; what was before is not judged again. */
export const setGoal = ({ kind, today, freshId }: { kind: GoalKind; today: string; freshId: () => string }) =>
  database.transaction('rw', goals, async () => {
    const before = await ofKind(kind.by);
    await goals.put({ id: before?.id ?? freshId(), kind, from: mondayOf(today) });
  });

/** Remove; what comes back is what `restoreGoal` needs. */
export const removeGoal = (id: string): Promise<Goal | undefined> =>
  database.transaction('rw', goals, async () => {
    const removed = await goals.get(id);
    await goals.delete(id);
    return removed;
  });

/** Take the removal back, unless another of its kind has been set meanwhile. */
export const restoreGoal = (removed: Goal): Promise<void> =>
  database.transaction('rw', goals, async () => {
    if (!(await ofKind(removed.kind.by))) await goals.put(removed);
  });

const ofKind = (by: GoalKind['by']) => goals.filter(({ kind }) => kind.by === by).first();
