/** What a person looks for among sessions, and whether a session is it. */
import * as z from 'zod/mini';
import { calendarDay } from '../time.ts';
import { type Entry, moods } from './entry.ts';

export const wanted = z.object({
  /** All of these words, in the note, the tags or the name; a beginning of a word is enough. */
  words: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  /** Id of the pattern. */
  technique: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
  /** How it was afterwards. */
  mood: z.optional(z.literal(moods)),
  tag: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  from: z.optional(calendarDay),
  to: z.optional(calendarDay),
});

export type Wanted = z.infer<typeof wanted>;

/** Small letters without accents, so that "Ubung" finds "Übung". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const wordsIn = (text: string) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A test made once for many sessions. */
export function finder(want: Wanted): (entry: Entry) => boolean {
  const asked = wordsIn(want.words ?? '');
  // Letters were typed, and none of them can be in any word: nothing is it.
  const hopeless = want.words !== undefined && want.words.trim() !== '' && asked.length === 0;
  const tag = want.tag === undefined ? undefined : plain(want.tag);
  return entry => {
    if (hopeless) return false;
    if (want.from && entry.day < want.from) return false;
    if (want.to && entry.day > want.to) return false;
    if (want.technique && entry.pattern.id !== want.technique) return false;
    if (want.mood && entry.mood !== want.mood) return false;
    if (tag !== undefined && !entry.tags?.some(of => plain(of) === tag)) return false;
    if (asked.length === 0) return true;
    const text = wordsIn([entry.note ?? '', ...(entry.tags ?? []), entry.pattern.name].join(' '));
    return asked.every(word => text.some(of => of.startsWith(word)));
  };
}
