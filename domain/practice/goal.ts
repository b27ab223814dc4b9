/** What a person means to do in a week: practise on most days, or breathe so many minutes. And how far a week has come. */
import * as z from 'zod/mini';
import { calendarDay } from '../time.ts';
import { addDays, mondayOf } from './calendar.ts';
import type { DayTotal } from './day.ts';

export const goal = z.object({
  id: z.uuid(),
  kind: z.discriminatedUnion('by', [
    z.object({ by: z.literal('days'), days: z.int().check(z.gte(1), z.lte(7)) }),
    z.object({ by: z.literal('minutes'), minutes: z.int().check(z.gte(1), z.lte(10_080)) }),
  ]),
  /** The first day that counts. */
  from: calendarDay,
});

export type Goal = z.infer<typeof goal>;
export type GoalKind = Goal['kind'];

/** "Most days" is more than half of seven. */
export const mostDays = 4;
/** Weeks that are shown beside this one. */
export const weeksBefore = 8;

export interface GoalWeek {
  /** Its Monday. */
  readonly week: string;
  /** Days with practice, or whole minutes. */
  readonly done: number;
  /** What was meant; absent in weeks before the goal was set. */
  readonly aim?: number;
  readonly reached: boolean;
}

export const aimOf = (kind: GoalKind) => (kind.by === 'days' ? kind.days : kind.minutes);

/**
 * One week against a goal. Weeks begin on Monday, and days before `from` count as well in the week that holds it: who sets
 * a goal on Thursday has not wasted Tuesday.
 */
export function goalWeek(goal: Goal, week: string, days: readonly Pick<DayTotal, 'day' | 'seconds'>[]): GoalWeek {
  const next = addDays(week, 7);
  const within = days.filter(({ day }) => day >= week && day < next);
  const seconds = within.reduce((sum, day) => sum + day.seconds, 0);
  // Sums of tenths drift; the smallest part of one must not cost a whole minute.
  const done = goal.kind.by === 'days' ? within.length : Math.floor(seconds / 60 + 1e-6);
  if (next <= goal.from) return { week, done, reached: false };
  const aim = aimOf(goal.kind);
  return { week, done, aim, reached: done >= aim };
}

/** This week last, and `weeksBefore` before it. */
export function goalWeeks(
  goal: Goal,
  today: string,
  days: readonly Pick<DayTotal, 'day' | 'seconds'>[],
): readonly GoalWeek[] {
  const first = firstShown(today);
  return Array.from({ length: weeksBefore + 1 }, (_, i) => goalWeek(goal, addDays(first, 7 * i), days));
}

/** The first day of the weeks that are shown. */
export const firstShown = (today: string) => addDays(mondayOf(today), -7 * weeksBefore);
