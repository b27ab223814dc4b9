/** What follows from what a person writes down: the day, the breaths, and nothing that was not said. */
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import type { Pattern } from '../breath/pattern.ts';
import { uuid7 } from '../time.ts';
import { addedEntry, breathsOf, changedEntry } from './by-hand.ts';
import type { Entry } from './entry.ts';

const id = uuid7(1_700_000_000_000, new Uint8Array(10));
const rounds: Pattern = {
  version: 1,
  id: 'rounds',
  name: 'Rounds',
  blocks: [
    {
      times: 30,
      phases: [
        { kind: 'in', seconds: 2 },
        { kind: 'out', seconds: 2 },
      ],
    },
    {
      times: 1,
      phases: [
        { kind: 'rest', open: true },
        { kind: 'in', seconds: 2 },
        { kind: 'hold', seconds: 15 },
      ],
    },
  ],
  ends: { by: 'rounds', rounds: 3 },
};
const added = addedEntry({
  id,
  pattern: box,
  startedAt: '2026-11-22T23:30:00.000Z',
  zone: 'Europe/Berlin',
  seconds: 300,
  note: '',
  tags: [],
  mood: undefined,
});
const edited = '2026-11-25T08:00:00.000Z';

test('a session added by hand lies on the day that the wall said, with the breaths of its length', () => {
  expect(added).toEqual({
    version: 1,
    id,
    pattern: box,
    startedAt: '2026-11-22T23:30:00.000Z',
    day: '2026-11-23',
    zone: 'Europe/Berlin',
    seconds: 300,
    breaths: 18,
    whole: true,
    origin: 'added',
  } satisfies Entry);
});

test('breaths by rounds where stops wait for the person', () => {
  expect(breathsOf(rounds, 600, 3)).toBe(93);
  expect(breathsOf(rounds, 600)).toBe(0);
  expect(breathsOf(box, 7)).toBe(0);
});

test('moving it moves its day; another length or pattern counts its breaths anew', () => {
  expect(changedEntry(added, { startedAt: '2026-11-22T22:30:00.000Z' }, edited)).toEqual({
    ...added,
    startedAt: '2026-11-22T22:30:00.000Z',
    day: '2026-11-22',
    edited,
  });
  expect(changedEntry(added, { zone: 'UTC' }, edited).day).toBe('2026-11-22');
  expect(changedEntry(added, { seconds: 64 }, edited).breaths).toBe(4);
  const held: Entry = { ...added, pattern: rounds, rounds: 2, retentions: [60, 61], breaths: 62 };
  const box2 = changedEntry(held, { pattern: box, rounds: undefined }, edited);
  expect(box2.breaths).toBe(18);
  expect(box2).not.toHaveProperty('retentions');
  expect(box2).not.toHaveProperty('rounds');
});

test('what is not named stays, what was breathed here too; undefined takes away', () => {
  const breathed: Entry = { ...added, breaths: 17, seconds: 299.3, note: 'quiet', mood: 4, moodBefore: 2, tags: ['a'] };
  expect(changedEntry(breathed, { note: 'loud', seconds: 299.3, pattern: structuredClone(box) }, edited)).toEqual({
    ...breathed,
    note: 'loud',
    edited,
  });
  const less = changedEntry(breathed, { mood: undefined, note: '', tags: [] }, edited);
  expect(Object.keys(less)).not.toEqual(expect.arrayContaining(['mood']));
  expect(less).toMatchObject({ moodBefore: 2 });
  expect([less.note, less.tags, less.mood]).toEqual([undefined, undefined, undefined]);
});

test('what is no session is refused', () => {
  expect(() => changedEntry(added, { seconds: -1 }, edited)).toThrow();
  expect(() => changedEntry(added, { startedAt: 'yesterday' }, edited)).toThrow();
  expect(() => changedEntry(added, { note: 'x'.repeat(2001) }, edited)).toThrow();
});
