/** Which starts are taken away by what is taken already, and how many seats are gone at a start. */
import type { Plan, Taken } from './plan.ts';

/** Starts strictly between the two cannot be had. In order, apart from each other. */
export interface Blocked {
  readonly after: readonly number[];
  readonly before: readonly number[];
  /** Seats that are gone at a start: only what takes exactly the same time shares them. */
  readonly seats: ReadonlyMap<number, number>;
}

/** All that is to be known of one thing that is taken: the starts that would meet it. */
export function reach(plan: Pick<Plan, 'duration' | 'before' | 'after'>, taken: Taken) {
  return {
    after: taken.start - taken.before - plan.duration - plan.after,
    before: taken.end + taken.after + plan.before,
  };
}

/** Whether others can join it: it takes exactly the time that a slot would, and is no stranger's appointment. */
export const isShared = (plan: Pick<Plan, 'seats' | 'duration'>, { kind, start, end }: Taken) =>
  plan.seats !== undefined && kind !== 'busy' && end - start === plan.duration;

export function blockedBy(plan: Plan): Blocked {
  const ranges: { after: number; before: number }[] = [];
  const seats = new Map<number, number>();
  for (const taken of plan.taken) {
    const range = reach(plan, taken);
    if (isShared(plan, taken)) {
      seats.set(taken.start, (seats.get(taken.start) ?? 0) + taken.seats);
      ranges.push({ after: range.after, before: taken.start }, { after: taken.start, before: range.before });
    } else {
      ranges.push(range);
    }
  }
  ranges.sort((a, b) => a.after - b.after);
  const after: number[] = [];
  const before: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const range of ranges) {
    // Two that only touch leave the start between them free.
    if (range.after < last) {
      last = Math.max(last, range.before);
      before[before.length - 1] = last;
    } else {
      last = range.before;
      after.push(range.after);
      before.push(last);
    }
  }
  return { after, before, seats };
}

/** The first range that ends after a start: the only one that can hold it. */
export function rangeAt({ before }: Blocked, start: number): number {
  let low = 0;
  let high = before.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((before[middle] as number) <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const isBlocked = (blocked: Blocked, start: number) =>
  (blocked.after[rangeAt(blocked, start)] ?? Number.POSITIVE_INFINITY) < start;

/** Infinite where seats do not matter. */
export const seatsLeft = ({ seats }: Plan, blocked: Blocked, start: number) =>
  seats ? seats.all - (blocked.seats.get(start) ?? 0) : Number.POSITIVE_INFINITY;
