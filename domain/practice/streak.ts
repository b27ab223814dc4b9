/**
 * Days practised in a row, with grace: one missed day in any seven does not end the row. Life misses a day now and then,
 * and a count that falls to nothing for it punishes just those who kept at it. Two missed days in one week are no row any
 * more, or the number would mean nothing. A grace day carries the row on but is not counted as practised.
 */
import { addDays, daysBetween } from './calendar.ts';

/** A missed day is forgiven when the one before it lies at least so many days back. */
const graceEvery = 7;

export interface Streak {
  /** Days practised in the row that reaches until now. */
  readonly days: number;
  /** Missed days within it, newest first. */
  readonly grace: readonly string[];
  /** Its first day; absent where there is no row. */
  readonly from?: string;
}

/** `practised` has the calendar days with practice. A `today` without practice is not missed: it is not over. */
export function streakUntil(today: string, practised: ReadonlySet<string>): Streak {
  let streak: Streak = { days: 0, grace: [] };
  let missed: readonly string[] = [];
  for (let day = practised.has(today) ? today : addDays(today, -1); ; day = addDays(day, -1)) {
    if (practised.has(day)) streak = { days: streak.days + 1, grace: missed, from: day };
    else {
      const last = missed.at(-1);
      if (last && daysBetween(day, last) < graceEvery) return streak;
      missed = [...missed, day];
    }
  }
}
