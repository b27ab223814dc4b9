/**
 * Where a running session stands, written every few seconds, so that a killed tab loses nothing that was breathed.
 * localStorage and not the database: it is written at once, also while the page is being closed.
 */
import * as z from 'zod/mini';
import { ending, pattern } from '../../domain/breath/pattern.ts';
import { mood } from '../../domain/practice/entry.ts';
import { calendarDay, instant, sessionId } from '../../domain/time.ts';

const checkpoint = z.object({
  id: sessionId,
  pattern,
  ends: ending,
  settle: z.number().check(z.gte(0)),
  startedAt: instant,
  day: calendarDay,
  zone: z.string(),
  /** Seconds of the session, and how many of them were skipped over rather than breathed. */
  position: z.number().check(z.gte(0)),
  skipped: z.number(),
  skippedBreaths: z.int(),
  released: z.array(z.number()),
  moodBefore: z.optional(mood),
});

export type Checkpoint = z.infer<typeof checkpoint>;

const key = 'tideline-running';

export function writeCheckpoint(state: Checkpoint): void {
  try {
    localStorage.setItem(key, JSON.stringify(state));
  } catch {
    // Full or refused: the session itself goes on and is saved at its end.
  }
}

/** What was running when the last tab went away; null when nothing was, or when it cannot be read. */
export function readCheckpoint(): Checkpoint | null {
  try {
    const text = localStorage.getItem(key);
    return text ? (checkpoint.safeParse(JSON.parse(text)).data ?? null) : null;
  } catch {
    return null;
  }
}

export function clearCheckpoint(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing to clear where nothing could be written.
  }
}
