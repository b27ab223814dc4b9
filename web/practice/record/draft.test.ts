/** What a form of a session says when it is read, and what of it is a change. */
import { expect, test } from 'vitest';
import { box, techniques } from '../../../domain/breath/library.ts';
import { changedEntry } from '../../../domain/practice/by-hand.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import { uuid7 } from '../../../domain/time.ts';
import { changeIn, type Draft, draftOf, readDraft } from './draft.ts';

const entry: Entry = {
  version: 1,
  id: uuid7(1_700_000_000_000, new Uint8Array(10)),
  pattern: box,
  startedAt: '2026-11-22T23:30:42.123Z',
  day: '2026-11-23',
  zone: 'Europe/Berlin',
  seconds: 303.7,
  breaths: 17,
  whole: false,
  mood: 4,
  note: 'quiet',
  tags: ['desk', 'tired'],
};
const now = Date.parse('2026-11-25T12:00:00Z');
const draft = draftOf(entry);
const change = (by: Partial<Draft>) => {
  const read = readDraft({ ...draft, ...by }, now);
  return read.ok ? changeIn(entry, { ...draft, ...by }, read.value) : read.problem;
};

test('a session as a form shows it', () => {
  expect(draft).toMatchObject({
    ...{ day: '2026-11-23', time: '00:30', minutes: '5', seconds: '4', rounds: '', tags: 'desk, tired' },
  });
});

test('what is not touched is no change, to the millisecond and the tenth', () => {
  expect(change({})).toEqual({});
  expect(changedEntry(entry, change({ note: 'loud' }) as object, '2026-11-25T00:00:00Z')).toEqual({
    ...entry,
    note: 'loud',
    edited: '2026-11-25T00:00:00Z',
  });
});

test('what is touched is', () => {
  expect(change({ time: '23:50', day: '2026-11-22' })).toEqual({
    startedAt: '2026-11-22T22:50:00.000Z',
    zone: 'Europe/Berlin',
  });
  expect(change({ zone: 'Asia/Tokyo' })).toEqual({ startedAt: '2026-11-22T15:30:00.000Z', zone: 'Asia/Tokyo' });
  expect(change({ minutes: '6', seconds: '' })).toEqual({ seconds: 360 });
  expect(change({ mood: undefined, moodBefore: 2 })).toEqual({ mood: undefined, moodBefore: 2 });
  expect(change({ tags: ' desk,, sea ,desk' })).toEqual({ tags: ['desk', 'sea'] });
  const coherent = techniques[1] ?? box;
  expect(change({ pattern: coherent })).toEqual({ pattern: coherent, rounds: undefined });
});

test('what cannot be says why', () => {
  expect(change({ day: '' })).toBe('when');
  expect(change({ day: '2026-11-26' })).toBe('future');
  expect(change({ minutes: '0', seconds: '2' })).toBe('length');
  expect(change({ minutes: '1441' })).toBe('length');
  expect(change({ minutes: 'five' })).toBe('length');
  expect(change({ tags: 'x'.repeat(41) })).toBe('tags');
  expect(change({ tags: Array.from({ length: 13 }, (_, i) => `tag ${i}`).join() })).toBe('tags');
});
