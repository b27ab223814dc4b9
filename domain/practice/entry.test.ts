/** What a session becomes when it stops: an entry that its own schema accepts, or nothing. */
import { expect, test } from 'vitest';
import { box } from '../breath/library.ts';
import type { Pattern } from '../breath/pattern.ts';
import { compile } from '../breath/timeline.ts';
import { uuid7 } from '../time.ts';
import { entry, finishEntry, shortestKept } from './entry.ts';

const timeline = compile(box, { ends: { by: 'minutes', minutes: 1 } });
const finish = (position: number) =>
  finishEntry({
    id: uuid7(1_700_000_000_000, new Uint8Array(10)),
    pattern: box,
    timeline,
    position,
    startedAt: new Date('2026-11-22T23:30:00Z'),
    day: '2026-11-23',
    zone: 'Europe/Berlin',
  });

test('a whole session', () => {
  const done = finish(64);
  expect(entry.parse(done)).toEqual(done);
  expect(done).toMatchObject({ seconds: 64, breaths: 4, whole: true, day: '2026-11-23' });
});

test('ended early is a session like any other', () => {
  expect(finish(33.333)).toMatchObject({ seconds: 33.3, breaths: 2, whole: false });
});

test('a clock that runs over the end adds nothing', () => {
  expect(finish(64.2)).toMatchObject({ seconds: 64, breaths: 4, whole: true });
});

const rounds: Pattern = {
  version: 1,
  id: 'rounds',
  name: 'Rounds',
  blocks: [
    {
      times: 2,
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
        { kind: 'hold', seconds: 10 },
      ],
    },
    { times: 1, phases: [{ kind: 'free', open: true }] },
  ],
  ends: { by: 'rounds', rounds: 2 },
};

/** Each round: 8 s of breaths, a stop, 12 s, free breathing. */
const inRounds = (released: readonly number[], position: number) =>
  finishEntry({
    id: uuid7(1_700_000_000_000, new Uint8Array(10)),
    pattern: rounds,
    timeline: compile(rounds, { released }),
    position,
    startedAt: new Date('2026-11-22T23:30:00Z'),
    day: '2026-11-23',
    zone: 'Europe/Berlin',
    device: 'Phone',
  });

test('a session in rounds says how many were whole, and every stop; free breathing is none', () => {
  expect(inRounds([68.04, 90, 170, 190], 190)).toMatchObject({ rounds: 2, retentions: [60, 72], whole: true });
  expect(inRounds([68.04, 90, 170, 190], 190)?.device).toBe('Phone');
  // Ended in the middle of the second stop, which was held that long; then in the first breaths of all.
  expect(inRounds([68.04, 90], 113.3)).toMatchObject({ rounds: 1, retentions: [60, 15.3], whole: false });
  expect(inRounds([68.04], 85)).toMatchObject({ rounds: 0, retentions: [60] });
  const early = inRounds([], 6);
  expect(early).toMatchObject({ rounds: 0 });
  expect(early).not.toHaveProperty('retentions');
  expect(entry.parse(inRounds([68.04, 90], 113.3))).toEqual(inRounds([68.04, 90], 113.3));
});

test('a session without such stops says nothing of rounds', () => {
  expect(finish(64)).not.toHaveProperty('rounds');
  expect(finish(64)).not.toHaveProperty('device');
});

test('a slip of the finger is not kept', () => {
  expect(finish(shortestKept - 0.2)).toBeNull();
  expect(finish(shortestKept)).not.toBeNull();
});

test('a stored entry of the wrong form is refused', () => {
  const good = finish(64);
  for (const bad of [
    { ...good, version: 2 },
    { ...good, seconds: Number.NaN },
    { ...good, seconds: -1 },
    { ...good, breaths: 1.5 },
    { ...good, day: '22.11.2026' },
    { ...good, id: 'x' },
    { ...good, pattern: { ...box, blocks: [] } },
  ])
    expect(entry.safeParse(bad).success).toBe(false);
});
