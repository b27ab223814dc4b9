/** Properties of a compiled session: nothing missing, nothing overlapping, exact to the end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyPattern, timedPattern } from '../../tests/arbitraries/pattern.ts';
import { rounds } from '../../tests/arbitraries/rounds.ts';
import { box, simple } from './library.ts';
import type { Pattern } from './pattern.ts';
import { at, breathsDone, compile, cuesBetween, ease, levelIn } from './timeline.ts';

const minute = { by: 'minutes', minutes: 1 } as const;
const settle = fc.constantFrom(0, 0, 3, 10, 30);
const beginsBreath = (kind: string) => kind === 'in' || kind === 'stroke';

test('one minute of box is four whole breaths, seventeen cues, 64 seconds', () => {
  const timeline = compile(box, { ends: minute });
  expect(timeline.length).toBe(64);
  expect(timeline.breaths).toBe(4);
  expect(timeline.cues.map(cue => `${cue.at} ${cue.kind}`)).toEqual([
    ...[0, 1, 2, 3].flatMap(b => [`${b * 16} in`, `${b * 16 + 4} hold`, `${b * 16 + 8} out`, `${b * 16 + 12} rest`]),
    '64 end',
  ]);
});

test('settling comes first and does not count as practice', () => {
  const timeline = compile(box, { ends: minute, settle: 10 });
  expect(timeline).toMatchObject({ length: 74, settle: 10, breaths: 4 });
  expect(timeline.segments[0]).toMatchObject({ kind: 'settle', start: 0, end: 10, from: 0, to: 0 });
  expect(breathsDone(timeline, 9)).toBe(0);
  expect(breathsDone(timeline, 26)).toBe(1);
});

test('segments follow each other without a gap, the level is continuous, cues open every one of them', () => {
  fc.assert(
    fc.property(timedPattern, settle, (pattern, seconds) => {
      const { segments, cues, length } = compile(pattern, { settle: seconds });
      expect(segments[0]?.start).toBe(0);
      expect(segments.at(-1)?.end).toBe(length);
      let before = segments[0];
      for (const segment of segments) {
        if (!(segment.end > segment.start)) throw new Error('empty segment');
        if (before !== segment && (before?.end !== segment.start || before.to !== segment.from)) throw new Error('gap');
        before = segment;
      }
      expect(cues.map(cue => cue.at)).toEqual([...segments.map(s => s.start), length]);
    }),
  );
});

test('it stops at a whole repetition, and not one later than it must', () => {
  fc.assert(
    fc.property(timedPattern, fc.integer({ min: 1, max: 30 }), (pattern, minutes) => {
      const ends = { by: 'minutes', minutes } as const;
      const { segments, length } = compile(pattern, { ends });
      expect(length).toBeGreaterThanOrEqual(minutes * 60 - 1e-6);
      // One round fewer would have been too short (a single block may stop after any of its repetitions).
      const phases = pattern.blocks.map(block => block.phases.length * (pattern.blocks.length > 1 ? block.times : 1));
      const unit = phases.reduce((a, b) => a + b, 0);
      expect(segments.length % unit).toBe(0);
      const previous = segments[segments.length - unit - 1];
      if (previous) expect(previous.end).toBeLessThan(minutes * 60);
    }),
  );
});

test('`at` agrees with the cues and never leaves 0..1', () => {
  fc.assert(
    fc.property(timedPattern, settle, fc.double({ min: 0, max: 1, noNaN: true }), (pattern, seconds, part) => {
      const timeline = compile(pattern, { settle: seconds });
      const t = part * timeline.length;
      const moment = at(timeline, t);
      expect(moment.level).toBeGreaterThanOrEqual(0);
      expect(moment.level).toBeLessThanOrEqual(1);
      const cue = timeline.cues.filter(c => c.kind !== 'end' && c.at <= t).at(-1);
      expect(cue?.at).toBe(moment.segment.start);
      expect(cue?.kind).toBe(moment.segment.kind);
      expect(moment.next).toBe(timeline.segments[moment.index + 1]);
    }),
  );
});

test('windows side by side give every cue once', () => {
  fc.assert(
    fc.property(timedPattern, fc.integer({ min: 1, max: 90 }), (pattern, width) => {
      const timeline = compile(pattern);
      const found = [];
      for (let from = 0; from <= timeline.length; from += width)
        found.push(...cuesBetween(timeline, from, from + width));
      expect(found).toEqual(timeline.cues);
    }),
  );
});

test('an open phase waits, and compiles on from the moment it is ended', () => {
  fc.assert(
    fc.property(anyPattern, fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 6 }), (pattern, holds) => {
      let released: number[] = [];
      let before = compile(pattern, { released });
      for (const hold of holds) {
        if (before.length !== Number.POSITIVE_INFINITY) break;
        const waiting = before.segments.at(-1);
        released = [...released, (waiting?.start ?? 0) + hold];
        const after = compile(pattern, { released });
        // What has been breathed does not change; the phase that waited now ends when it was ended.
        expect(after.segments.slice(0, before.segments.length - 1)).toEqual(before.segments.slice(0, -1));
        expect(after.segments[before.segments.length - 1]?.end).toBeCloseTo(released.at(-1) ?? 0, 5);
        before = after;
      }
    }),
  );
});

test('outside the session `at` holds the first and the last instant', () => {
  const timeline = compile(box, { ends: minute });
  expect(at(timeline, -5)).toMatchObject({ level: 0, remaining: 4, left: 64 });
  expect(at(timeline, 99)).toMatchObject({ level: 0, remaining: 0, left: 0, next: undefined });
});

test('a day of breathing is exact, and a session without an end ends after a day', () => {
  const uneven = simple('c', 'C', { by: 'never' }, [
    ['in', 5.4],
    ['out', 5.51],
  ]);
  const timeline = compile(uneven);
  expect(timeline.length).toBeGreaterThanOrEqual(86_400);
  expect(timeline.length).toBeLessThan(86_400 + 11);
  for (const segment of timeline.segments)
    if (segment.kind === 'in' && segment.start !== (segment.breath * 10_910) / 1000)
      throw new Error(String(segment.start));
});

test('a phase grows at each repetition, up to its limit, and shrinks down to it', () => {
  const growing: Pattern = {
    version: 1,
    id: 'g',
    name: 'G',
    unit: 2,
    blocks: [
      {
        times: 1,
        phases: [
          { kind: 'in', seconds: 4, change: { by: 0.5, limit: 5 } },
          { kind: 'out', parts: 4, change: { by: -1, limit: 6 } },
        ],
      },
    ],
    ends: { by: 'breaths', breaths: 5 },
  };
  const lengths = (kind: string) =>
    compile(growing)
      .segments.filter(s => s.kind === kind)
      .map(s => s.end - s.start);
  expect(lengths('in')).toEqual([4, 4.5, 5, 5, 5]);
  expect(lengths('out')).toEqual([8, 7, 6, 6, 6]);
});

test('rounds with retention and recovery: the person ends the hold', () => {
  const first = compile(rounds);
  expect(first.length).toBe(Number.POSITIVE_INFINITY);
  expect(first.segments).toHaveLength(61);
  const done = compile(rounds, { released: [159, 337, 520] });
  expect(done.segments.filter(s => s.kind === 'rest').map(s => s.end - s.start)).toEqual([60, 59, 64]);
  expect(done.breaths).toBe(93);
  expect(done.segments.at(-1)).toMatchObject({ kind: 'out', round: 2 });
});

test('breaths are counted at every in and every stroke', () => {
  fc.assert(
    fc.property(timedPattern, pattern => {
      const timeline = compile(pattern);
      expect(timeline.breaths).toBe(timeline.segments.filter(s => beginsBreath(s.kind)).length);
      expect(breathsDone(timeline, timeline.length)).toBe(timeline.breaths);
    }),
  );
});

test('whole breaths are counted when they are over', () => {
  const timeline = compile(box, { ends: minute });
  expect([0, 15.9, 16, 40, 63.9, 64, 80].map(t => breathsDone(timeline, t))).toEqual([0, 0, 1, 2, 3, 4, 4]);
});

test('the rise is a half cosine, and a stroke falls sharply and rises again', () => {
  expect([0, 0.25, 0.5, 1].map(ease)).toEqual([0, expect.closeTo(0.1464, 4), expect.closeTo(0.5, 12), 1]);
  const stroke = { kind: 'stroke', from: 0.6, to: 0.6 } as const;
  expect([0, 0.35, 1].map(u => levelIn(stroke, u))).toEqual([0.6, 0, 0.6]);
});
