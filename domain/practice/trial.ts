/** A trial with oneself (n-of-1): two patterns in blocks of random order, mood before and after, and the difference. */
import * as z from 'zod/mini';
import { type Pattern, pattern } from '../breath/pattern.ts';
import { admit, type Person } from '../breath/safety.ts';
import { no, ok, type Result } from '../result.ts';
import { calendarDay, instant, sessionId } from '../time.ts';
import type { Entry } from './entry.ts';
import { changeApart, fewest, type Interval, interval, sumsOf } from './interval.ts';

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
export type Arm = (typeof arms)[number];

/** Pairs of sessions: fewer than the least give no interval, more than the most nobody finishes. */
export const pairsRange = { least: fewest, usual: 8, most: 30 } as const;

/** A session counts when it was breathed whole, or for so many seconds: less would be called a trial of something else. */
const shortest = 60;

/** Why two patterns cannot be tried against each other. `ask`: the person has to answer about their health first. */
export type TrialProblem = { readonly why: 'same' } | { readonly why: 'refuse' | 'ask'; readonly arm: Arm };

interface Design {
  readonly id: string;
  /** UTC. */
  readonly startedAt: string;
  readonly a: Pattern;
  readonly b: Pattern;
  readonly pairs: number;
  /** Length of each session, for patterns that go by time; others keep theirs. */
  readonly minutes: number;
  readonly person: Person;
  /** One random byte a pair. */
  readonly random: Uint8Array;
}

export function designTrial({
  id,
  startedAt,
  pairs,
  minutes,
  person,
  random,
  ...given
}: Design): Result<Trial, TrialProblem> {
  const [a, b] = [ofLength(given.a, minutes), ofLength(given.b, minutes)];
  if (sameBreath(a, b)) return no({ why: 'same' });
  for (const arm of arms) {
    const { verdict } = admit(arm === 'a' ? a : b, {}, person);
    // A bound that only wants to be acknowledged is read and accepted before the session itself.
    if (verdict === 'refuse' || verdict === 'ask') return no({ why: verdict, arm });
  }
  return ok({ version: 1, id, startedAt, a, b, order: drawOrder(pairs, random), done: [] });
}

/** Both lengths alike, or the trial would compare minutes; what is counted in breaths or rounds is so for a reason. */
export const ofLength = (of: Pattern, minutes: number): Pattern =>
  of.ends.by === 'minutes' || of.ends.by === 'never' ? { ...of, ends: { by: 'minutes', minutes } } : of;

/** Each pair holds both, and a fair bit says which comes first: so slow changes of a life fall on both alike. */
export function drawOrder(pairs: number, random: Uint8Array): Arm[] {
  const wanted = Math.round(Math.min(pairsRange.most, Math.max(pairsRange.least, pairs)));
  if (random.length < wanted) throw new RangeError('one random byte is needed for each pair');
  return Array.from(random.subarray(0, wanted)).flatMap((byte): Arm[] => (byte & 1 ? ['a', 'b'] : ['b', 'a']));
}

/** The arm whose turn it is; undefined once it is over. */
export const dueArm = (of: Trial): Arm | undefined => (of.endedAt ? undefined : of.order[of.done.length]);
export const duePattern = (of: Trial): Pattern | undefined => {
  const arm = dueArm(of);
  return arm && of[arm];
};

/** The same breath whatever it is called and however long it goes on. Read through one schema, keys have one order. */
const sameBreath = (one: Pattern, other: Pattern) => breathOf(one) === breathOf(other);
const breathOf = (of: Pattern) => {
  const { unit, blocks } = pattern.parse(of);
  return JSON.stringify([unit ?? null, blocks]);
};

/** Whether a session is the next of a trial: the breath that is due, long enough, with both moods. */
export function isNext(of: Trial, entry: Entry): boolean {
  const due = duePattern(of);
  if (!due || !entry.moodBefore || !entry.mood || entry.startedAt < of.startedAt) return false;
  if (of.done.some(({ session }) => session === entry.id)) return false;
  // What was written down later, or came from elsewhere, was not breathed as the lot said.
  if (entry.origin !== undefined && entry.origin !== 'practised') return false;
  return (entry.whole || entry.seconds >= shortest) && sameBreath(due, entry.pattern);
}

/** With that session in it; over at `now` (UTC) if it was the last. */
export function withSession(of: Trial, entry: Entry, now: string): Trial {
  const arm = dueArm(of);
  if (!arm) return of;
  const done = [...of.done, { session: entry.id, day: entry.day, arm }];
  return { ...of, done, ...(done.length === of.order.length ? { endedAt: now } : {}) };
}

/** The last session taken out again: its mood was taken back. What that session ended goes on; what the person ended does not. */
export function withoutLast({ endedAt, ...of }: Trial): Trial {
  const byHand = endedAt && of.done.length < of.order.length;
  return { ...of, done: of.done.slice(0, -1), ...(byHand ? { endedAt } : {}) };
}

export interface TriedPair {
  /** From 1, as they were done. */
  readonly pair: number;
  readonly first: Arm;
  /** Mood after minus before, -4 to 4. */
  readonly a: number;
  readonly b: number;
  /** a minus b. */
  readonly difference: number;
}

export interface Finding {
  /** Whole pairs whose four moods are known; only they are compared. */
  readonly pairs: readonly TriedPair[];
  /** Sessions done that are in no such pair. */
  readonly alone: number;
  /** Mean changes over those pairs; absent without any. */
  readonly means?: { readonly a: number; readonly b: number };
  /** Of a minus b; null while there are too few. */
  readonly difference: Interval | null;
  /** Which did more for the mood; `open` when the interval holds 0, `few` when there is none. */
  readonly says: Arm | 'open' | 'few';
}

/** What a trial has come to. `entries` holds its sessions as they are now; one that was deleted takes its pair along. */
export function findingOf(of: Trial, entries: ReadonlyMap<string, Entry>): Finding {
  const changes = of.done.map(({ session }) => {
    const { moodBefore, mood } = entries.get(session) ?? {};
    return moodBefore && mood ? mood - moodBefore : undefined;
  });
  const pairs: TriedPair[] = [];
  for (let i = 0; i + 1 < of.done.length; i += 2) {
    const [one, other] = [changes[i], changes[i + 1]];
    const first = of.done[i]?.arm;
    if (one === undefined || other === undefined || !first) continue;
    const [a, b] = first === 'a' ? [one, other] : [other, one];
    pairs.push({ pair: i / 2 + 1, first, a, b, difference: a - b });
  }
  const difference = interval(sumsOf(pairs.map(pair => pair.difference)), changeApart);
  const mean = (arm: Arm) => sumsOf(pairs.map(pair => pair[arm])).sum / pairs.length;
  return {
    pairs,
    alone: of.done.length - 2 * pairs.length,
    ...(pairs.length > 0 ? { means: { a: mean('a'), b: mean('b') } } : {}),
    difference,
    says: !difference ? 'few' : difference.low > 0 ? 'a' : difference.high < 0 ? 'b' : 'open',
  };
}
