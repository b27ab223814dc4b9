/** Days in a row, with grace: a missed day now and then is part of a practice and breaks nothing. */
import { addDays } from './calendar.ts';

/** Any seven days in a row may hold one without practice. */
const graceEvery = 7;

export interface Streak {
  /** Days practised. */
  readonly days: number;
  /** Days between them that were forgiven. */
  readonly grace: number;
}

/** The row that reaches today; today counts once it is practised and is not missed before it is over. */
export function streakOf(practised: ReadonlySet<string>, today: string): Streak {
  let [days, grace] = [0, 0];
  // Forgiven, but only if something was practised before them.
  let pending = 0;
  let lastGrace: number | undefined;
  for (let back = practised.has(today) ? 0 : 1; ; back++) {
    if (practised.has(addDays(today, -back))) {
      days++;
      grace += pending;
      pending = 0;
    } else if (lastGrace !== undefined && back - lastGrace < graceEvery) return { days, grace };
    else {
      lastGrace = back;
      pending++;
    }
  }
}
