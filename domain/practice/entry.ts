/** One practised session, as it is kept on the device and carried to the person's other devices. */
import * as z from 'zod/mini';
import { type Pattern, pattern } from '../breath/pattern.ts';
import { breathsDone, type Timeline } from '../breath/timeline.ts';
import { calendarDay, instant, sessionId } from '../time.ts';

export const entry = z
  .object({
    version: z.literal(1),
    id: sessionId,
    /** The pattern as it was, so that history never changes when the library does. */
    pattern,
    /** When the first breath began (UTC). */
    startedAt: instant,
    /** The local date at that moment, where the person was. */
    day: calendarDay,
    /** IANA name of the zone the device was in. */
    zone: z.string().check(z.minLength(1), z.maxLength(64)),
    /** Seconds breathed; pauses do not count. */
    seconds: z.number().check(z.gte(0), z.lte(86_400)),
    /** Whole breaths. */
    breaths: z.int().check(z.gte(0), z.lte(100_000)),
    /** False when the person ended early, which is a session like any other. */
    whole: z.boolean(),
  })
  .register(z.globalRegistry, { id: 'Entry' });

export type Entry = z.infer<typeof entry>;

/** Sessions shorter than this (seconds) are a slip of the finger, not a practice. */
export const shortestKept = 3;

/** The entry of a session that stopped at `position` seconds; null when there is nothing worth keeping. */
export function finishEntry(session: {
  readonly id: string;
  readonly pattern: Pattern;
  readonly timeline: Timeline;
  readonly position: number;
  readonly startedAt: Date;
  readonly day: string;
  readonly zone: string;
}): Entry | null {
  const { id, pattern, timeline, position, startedAt, day, zone } = session;
  // Settling is not practice: what counts begins with the first breath.
  const breathed = Math.min(position, timeline.length) - timeline.settle;
  const seconds = Math.round(breathed * 10) / 10;
  if (seconds < shortestKept) return null;
  return {
    version: 1,
    id,
    pattern,
    startedAt: startedAt.toISOString(),
    day,
    zone,
    seconds,
    breaths: breathsDone(timeline, position),
    whole: position >= timeline.length,
  };
}
