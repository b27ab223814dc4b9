/** Properties of a compiled session: nothing missing, nothing overlapping, exact to the end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from './library.ts';
import { breathSeconds, type Pattern, phaseKinds } from './pattern.ts';
import { at, breathsDone, compile, ease } from './timeline.ts';

const patterns: fc.Arbitrary<Pattern> = fc
  .array(
    fc.record({ kind: fc.constantFrom(...phaseKinds), seconds: fc.integer({ min: 1, max: 200 }).map(n => n / 10) }),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map(phases => ({ version: 1, id: 'any', name: 'Any', phases }));
const minutes = fc.integer({ min: 1, max: 60 });

test('one minute of box is four whole breaths, seventeen cues, 64 seconds', () => {
  const timeline = compile(box, { minutes: 1 });
  expect(timeline.length).toBe(64);
  expect(timeline.breaths).toBe(4);
  expect(timeline.cues.map(cue => `${cue.at} ${cue.kind}`)).toEqual([
    ...[0, 1, 2, 3].flatMap(b => [`${b * 16} in`, `${b * 16 + 4} hold`, `${b * 16 + 8} out`, `${b * 16 + 12} rest`]),
    '64 end',
  ]);
});

test('a session is whole breaths and no breath longer than it must be', () => {
  fc.assert(
    fc.property(patterns, minutes, (pattern, m) => {
      const { length, breaths } = compile(pattern, { minutes: m });
      const breath = breathSeconds(pattern);
      expect(length).toBeCloseTo(breaths * breath, 9);
      expect(length).toBeGreaterThanOrEqual(Math.min(m * 60, length) - 1e-6);
      expect((breaths - 1) * breath).toBeLessThan(m * 60);
    }),
  );
});

test('segments follow each other without a gap and the level is continuous', () => {
  fc.assert(
    fc.property(patterns, minutes, (pattern, m) => {
      const { segments, length } = compile(pattern, { minutes: m });
      expect(segments[0]?.start).toBe(0);
      expect(segments.at(-1)?.end).toBeCloseTo(length, 9);
      for (const [i, segment] of segments.entries()) {
        const next = segments[i + 1];
        expect(segment.end).toBeGreaterThan(segment.start);
        if (!next) continue;
        expect(next.start).toBeCloseTo(segment.end, 9);
        expect(next.from).toBe(segment.to);
      }
    }),
  );
});

test('`at` agrees with the cues and never leaves 0..1', () => {
  fc.assert(
    fc.property(patterns, minutes, fc.double({ min: 0, max: 1, noNaN: true }), (pattern, m, part) => {
      const timeline = compile(pattern, { minutes: m });
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

test('outside the session `at` holds the first and the last instant', () => {
  const timeline = compile(box, { minutes: 1 });
  expect(at(timeline, -5)).toMatchObject({ level: 0, remaining: 4, left: 64 });
  expect(at(timeline, 99)).toMatchObject({ level: 0, remaining: 0, left: 0, next: undefined });
});

test('a day of breathing does not drift', () => {
  const coherent: Pattern = {
    version: 1,
    id: 'c',
    name: 'C',
    phases: [
      { kind: 'in', seconds: 5.5 },
      { kind: 'out', seconds: 5.4 },
    ],
  };
  const timeline = compile(coherent, { minutes: 24 * 60 });
  for (const segment of timeline.segments)
    if (segment.kind === 'in') expect(segment.start).toBe(segment.breath * breathSeconds(coherent));
});

test('whole breaths are counted when they are over', () => {
  const timeline = compile(box, { minutes: 1 });
  expect([0, 15.9, 16, 40, 63.9, 64, 80].map(t => breathsDone(timeline, t))).toEqual([0, 0, 1, 2, 3, 4, 4]);
});

test('the rise is a half cosine', () => {
  expect([0, 0.25, 0.5, 1].map(ease)).toEqual([0, expect.closeTo(0.1464, 4), expect.closeTo(0.5, 12), 1]);
});
