/** A trial with oneself (n-of-1): two patterns in blocks of random order, mood before and after, and the difference. */
import * as z from 'zod/mini';
import { pattern } from '../breath/pattern.ts';
import { calendarDay, instant, sessionId } from '../time.ts';

export const arms = ['a', 'b'] as const;

export const trial = z.object({
  version: z.literal(1),
  id: z.uuid(),
  startedAt: instant,
  /** The two patterns as they were when it began. */
  a: pattern,
  b: pattern,
  /** Which arm is due in each session, block after block; drawn once, at the start. */
  order: z.array(z.enum(arms)).check(z.minLength(2), z.maxLength(200)),
  /** Sessions done so far, in order; what the person skipped or did without both moods is not in it. */
  done: z.array(z.object({ session: sessionId, day: calendarDay, arm: z.enum(arms) })).check(z.maxLength(200)),
  /** Absent while it runs. */
  endedAt: z.optional(instant),
});

export type Trial = z.infer<typeof trial>;
