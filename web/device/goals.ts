/** Goals for a week, kept on this device: at most one in days and one in minutes. */

import { goalName } from '../../domain/practice/belongings-fields.ts';
import { mondayOf } from '../../domain/practice/calendar.ts';
import { firstShown, type Goal, type GoalKind, type GoalWeek, goal, goalWeeks } from '../../domain/practice/goal.ts';
import { database, mark } from './database.ts';
import { totalsOf } from './history.ts';

const { goals, marks, meta } = database;

/** A change of goals, noted for the other devices. A goal goes by its kind there (belongings-fields.ts). */
const changing = <T>(work: () => Promise<T>): Promise<T> => database.transaction('rw', goals, marks, meta, work);
const note = (of: Pick<Goal, 'kind'>) => mark('goal', [goalName(of)], { since: Date.now() });

export interface GoalShown {
  readonly goal: Goal;
  /** This week last. */
  readonly weeks: readonly GoalWeek[];
}

/** Every goal with its weeks, days before minutes. A row of another version of the app is left alone. */
export async function goalsShown(today: string): Promise<GoalShown[]> {
  const set = (await goals.toArray()).flatMap(row => goal.safeParse(row).data ?? []);
  if (set.length === 0) return [];
  const totals = await totalsOf(firstShown(today), today);
  return set
    .sort((a, b) => (a.kind.by < b.kind.by ? -1 : 1))
    .map(goal => ({ goal, weeks: goalWeeks(goal, today, totals) }));
}

/** Set a goal, or change the one of its kind. It counts from this week on; what was before is not judged again. */
export const setGoal = ({ kind, today, freshId }: { kind: GoalKind; today: string; freshId: () => string }) =>
  changing(async () => {
    const before = await ofKind(kind.by);
    await goals.put({ id: before?.id ?? freshId(), kind, from: mondayOf(today) });
    await note({ kind });
  });

/** Remove; what comes back is what `restoreGoal` needs. */
export const removeGoal = (id: string): Promise<Goal | undefined> =>
  changing(async () => {
    const removed = await goals.get(id);
    await goals.delete(id);
    if (removed) await note(removed);
    return removed;
  });

/** Take the removal back, unless another of its kind has been set meanwhile. */
export const restoreGoal = (removed: Goal): Promise<void> =>
  changing(async () => {
    if (await ofKind(removed.kind.by)) return;
    await goals.put(removed);
    await note(removed);
  });

const ofKind = (by: GoalKind['by']) => goals.filter(({ kind }) => kind.by === by).first();
