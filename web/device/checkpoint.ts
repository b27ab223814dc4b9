/**
 * Where a running session stands, written every few seconds, so that a killed tab loses nothing that was breathed.
 * localStorage and not the database: it is written at once, also while the page is being closed. The copy beside it
 * survives the browser being killed as well.
 */
import * as z from 'zod/mini';
import { ending, pattern } from '../../domain/breath/pattern.ts';
import { mood } from '../../domain/practice/entry.ts';
import { calendarDay, instant, sessionId } from '../../domain/time.ts';
import { readCopy, writeCopy } from './checkpoint-copy.ts';
import { openText, readPrivate, sealText } from './vault/private-text.ts';

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
  /** It was handed to another window while it stood: it goes on standing there. */
  paused: z.optional(z.literal(true)),
});

export type Checkpoint = z.infer<typeof checkpoint>;

const key = 'tideline-running';
/** How often it was written or taken away, so that the later of the two is believed. */
const turnKey = 'tideline-running-turn';

export const writeCheckpoint = (state: Checkpoint): void => note(JSON.stringify(state));
export const clearCheckpoint = (): void => note(null);

function note(text: string | null): void {
  const turn = turnNow() + 1;
  const stored = text && sealText(key, text);
  if (text === null || stored !== null) noteStored(stored, turn);
  else noteLocked(text, turn);
}

/** Locked while it runs: it goes through the slot, which takes a moment. */
function noteLocked(text: string, turn: number): void {
  try {
    localStorage.setItem(turnKey, String(turn));
  } catch {
    return;
  }
  void import('./vault/slot-text.ts')
    .then(({ postText }) => postText(key, text))
    .then(letter => {
      if (letter !== null && turnNow() === turn) noteStored(letter, turn);
    })
    .catch(() => {});
}

function noteStored(text: string | null, turn: number): void {
  put(text, turn);
  void writeCopy({ turn, text });
}

function turnNow(): number {
  try {
    return Number(localStorage.getItem(turnKey));
  } catch {
    return 0;
  }
}

const isShut = (stored: string) => openText(key, stored) === null || stored.startsWith('letter:');

/** What this page wrote last. */
let written: string | null = null;

function put(text: string | null, turn: number): void {
  try {
    const here = localStorage.getItem(key);
    // Nobody can see now whether that may go.
    if (here !== null && here !== written && isShut(here)) localStorage.setItem(`${key}#${turn}`, here);
    written = text;
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    localStorage.setItem(turnKey, String(turn));
  } catch {
    // Full or refused: the session itself goes on and is saved at its end.
  }
}

let restored: Promise<void> | undefined;

/** Once in a page, before the first look: what the copy knows and localStorage lost when the browser was killed. */
export function restoreCheckpoint(): Promise<void> {
  restored ??= restore();
  return restored;
}

async function restore(): Promise<void> {
  const copy = await readCopy();
  if (copy && copy.turn > turnNow()) put(copy.text, copy.turn);
}

/** What was running when the last tab went away; null when nothing was, or when it cannot be read. */
export function readCheckpoint(): Checkpoint | null {
  try {
    const text = readPrivate(key);
    return text ? (checkpoint.safeParse(JSON.parse(text)).data ?? null) : null;
  } catch {
    return null;
  }
}

export const somethingPushedAside = (): boolean => pushedAside().length > 0;

function pushedAside(): string[] {
  try {
    return Object.keys(localStorage).filter(name => name.startsWith(`${key}#`));
  } catch {
    return [];
  }
}

/** Take out those that could not be read when another session began, once they can be. */
export function takePushedAside(): Checkpoint[] {
  const found: Checkpoint[] = [];
  for (const at of pushedAside()) {
    const stored = localStorage.getItem(at) ?? '';
    const text = isShut(stored) ? null : openText(key, stored);
    const read = text && checkpoint.safeParse(JSON.parse(text)).data;
    if (!read) continue;
    found.push(read);
    localStorage.removeItem(at);
  }
  return found;
}
