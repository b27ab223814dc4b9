/** One practised session, as it is kept on the device and carried to the person's other devices. */
import * as z from 'zod/mini';
import { type Pattern, pattern } from '../breath/pattern.ts';
import { breathsDone, type Timeline } from '../breath/timeline.ts';
import { calendarDay, instant, sessionId } from '../time.ts';

/** From 1, rough, to 5, settled. */
export const moods = [1, 2, 3, 4, 5] as const;
export const mood = z.literal(moods);
export type Mood = (typeof moods)[number];

/** Characters of a private note. */
export const noteLimit = 2000;

/** Tags of one session, and characters of one tag. */
export const mostTags = 12;
export const tagLimit = 40;

/** Stops that waited for the person, in one session. */
const mostRetentions = 500;

/** How an entry came to be: breathed here, written down later, or brought from elsewhere. */
export const origins = ['practised', 'added', 'tideline', 'brethap', 'inner-breeze', 'csv'] as const;
export type Origin = (typeof origins)[number];

const seconds = z.number().check(z.gte(0), z.lte(86_400));

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
    seconds,
    /** Whole breaths. */
    breaths: z.int().check(z.gte(0), z.lte(100_000)),
    /** False when the person ended early, which is a session like any other. */
    whole: z.boolean(),
    /** Whole rounds, where the pattern has rounds that the person ends. */
    rounds: z.optional(z.int().check(z.gte(0), z.lte(1000))),
    /** Seconds of every stop that waited for the person, in order. */
    retentions: z.optional(z.array(seconds).check(z.maxLength(mostRetentions))),
    /** How it was before and afterwards, one tap each, where the person said so. */
    moodBefore: z.optional(mood),
    mood: z.optional(mood),
    note: z.optional(z.string().check(z.maxLength(noteLimit))),
    /** The person's own words to find it by, without repetitions. */
    tags: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(tagLimit))).check(z.maxLength(mostTags))),
    /** What the person calls the device, or what it is: "Phone", "Desk". */
    device: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
    /** Absent means practised here. */
    origin: z.optional(z.enum(origins)),
    /** When it was last changed by hand (UTC). */
    edited: z.optional(instant),
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
  readonly device?: string;
  readonly moodBefore?: Mood | undefined;
}): Entry | null {
  const { id, pattern, timeline, position, startedAt, day, zone, device, moodBefore } = session;
  const { skipped = 0, skippedBreaths = 0 } = session;
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
    ...untilReleased(timeline, position),
    ...(moodBefore ? { moodBefore } : {}),
    ...(device ? { device } : {}),
  };
}

/** Rounds and stops of a session whose stops waited for the person; nothing for any other. */
function untilReleased({ segments, length }: Timeline, position: number): Pick<Entry, 'rounds' | 'retentions'> {
  if (!segments.some(({ open }) => open)) return {};
  const begun = segments.filter(({ start }) => start < position);
  const round = begun.at(-1)?.round ?? 0;
  // One that was not released is as long as it was held, and breathing freely is no stop.
  const held = begun.filter(({ open, kind }) => open && kind !== 'free');
  const retentions = held.map(({ start, end }) => Math.round((Math.min(end, position) - start) * 10) / 10);
  return {
    rounds: Math.min(1000, position >= length ? round + 1 : round),
    ...(retentions.length > 0 ? { retentions: retentions.slice(0, mostRetentions) } : {}),
  };
}
