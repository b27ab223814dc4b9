/** A session as a form holds it, in text, and what it says when it is read. */
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { type Change, hasRounds } from '../../../domain/practice/by-hand.ts';
import { type Entry, type Mood, mostTags, shortestKept, tagLimit } from '../../../domain/practice/entry.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import { instantOf, wallAt } from '../../../domain/wall.ts';
import type { DraftProblem } from '../../words/en/record.ts';

export interface Draft {
  readonly pattern: Pattern;
  readonly day: string;
  readonly time: string;
  readonly zone: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly rounds: string;
  readonly moodBefore: Mood | undefined;
  readonly mood: Mood | undefined;
  readonly note: string;
  readonly tags: string;
}

/** Everything that a draft says, whether or not it changes anything. */
export type Read = Required<Pick<Change, 'pattern' | 'startedAt' | 'zone' | 'seconds'>> & Change;

export function draftOf(entry: Entry): Draft {
  const { pattern, zone, startedAt, seconds, rounds, moodBefore, mood, note = '', tags = [] } = entry;
  const whole = Math.round(seconds);
  return {
    ...{ pattern, zone, moodBefore, mood, note },
    ...wallAt(zone, startedAt),
    minutes: String(Math.floor(whole / 60)),
    seconds: String(whole % 60),
    rounds: rounds === undefined ? '' : String(rounds),
    tags: tags.join(', '),
  };
}

/** `now` is in milliseconds since 1970: nothing can have been practised later. */
export function readDraft(draft: Draft, now: number): Result<Read, DraftProblem> {
  const { pattern, day, time, zone, moodBefore, mood, note } = draft;
  if (!day || !time) return no('when');
  const startedAt = instantOf(zone, { day, time });
  if (Date.parse(startedAt) > now) return no('future');
  const seconds = Number(draft.minutes) * 60 + Number(draft.seconds);
  if (!(seconds >= shortestKept && seconds <= 86_400)) return no('length');
  const rounds = hasRounds(pattern) && draft.rounds !== '' ? Number(draft.rounds) : undefined;
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds >= 0 && rounds <= 100)) return no('rounds');
  const tags = tagsIn(draft.tags);
  if (tags.length > mostTags || tags.some(tag => tag.length > tagLimit)) return no('tags');
  return ok({ pattern, startedAt, zone, seconds, rounds, moodBefore, mood, note: note.trim(), tags });
}

/** What was changed in the form, and nothing else: a second or a tenth that no field shows stays as it was. */
export function changeIn(entry: Entry, draft: Draft, read: Read): Change {
  const before = draftOf(entry);
  const touched = (...keys: (keyof Draft)[]) => keys.some(key => draft[key] !== before[key]);
  const { pattern, startedAt, zone, seconds, rounds, moodBefore, mood, note, tags } = read;
  return {
    ...(touched('pattern') ? { pattern, rounds } : {}),
    ...(touched('day', 'time', 'zone') ? { startedAt, zone } : {}),
    ...(touched('minutes', 'seconds') ? { seconds } : {}),
    ...(touched('rounds') ? { rounds } : {}),
    ...(touched('moodBefore') ? { moodBefore } : {}),
    ...(touched('mood') ? { mood } : {}),
    ...(touched('note') ? { note } : {}),
    ...(touched('tags') ? { tags } : {}),
  };
}

/** Without repetitions, in the order they were typed. */
const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map(tag => tag.trim())
      .filter(Boolean),
  ),
];
