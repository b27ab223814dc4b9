/** One practised session, as it is kept on the device and carried to the person's other devices. */
import * as z from 'zod/mini';
import { type Pattern, pattern } from '../breath/pattern.ts';
import { breathsDone, type Timeline } from '../breath/timeline.ts';
import { calendarDay, instant, sessionId } from '../time.ts';

/** From 1, rough, to 5, settled. */
export const moods = [1, 2, 3, 4, 5] as const;
const mood = z.literal(moods);
export type Mood = (typeof moods)[number];

/** Characters of a private note. */
export const noteLimit = 2000;

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
    /** How it was afterwards, in one tap, where the person said so. */
    mood: z.optional(mood),
    note: z.optional(z.string().check(z.maxLength(noteLimit))),
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
  /** Seconds and breaths that were jumped over, forwards positive: they were not breathed. */
  readonly skipped?: number;
  readonly skippedBreaths?: number;
  readonly startedAt: Date;
  readonly day: string;
  readonly zone: string;
}): Entry | null {
  const { id, pattern, timeline, position, startedAt, day, zone, skipped = 0, skippedBreaths = 0 } = session;
  // Settling is not practice: what counts begins with the first breath.
  const breathed = Math.min(position, timeline.length) - timeline.settle - skipped;
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
    breaths: Math.max(0, breathsDone(timeline, position) - skippedBreaths),
    whole: position >= timeline.length && skipped <= 0,
  };
}
