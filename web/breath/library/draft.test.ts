/** Building a breath: every change, and that none of them can make a pattern the schema refuses. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPattern } from '../../../domain/breath/code.ts';
import { box, techniques } from '../../../domain/breath/library.ts';
import { type Ending, mostPhases, phaseKinds, routes } from '../../../domain/breath/pattern.ts';
import { type Change, changed, type Draft, draftOf, isPlain, patternOf } from './draft.ts';

const after = (...changes: Change[]) => changes.reduce(changed, draftOf(box));
const said = (draft: Draft) => draft.steps.map(({ kind, seconds }) => `${kind} ${seconds}`).join(', ');

test('a plain pattern comes back as it was', () => {
  const plain = techniques.filter(isPlain);
  expect(plain.length).toBeGreaterThan(12);
  for (const pattern of plain) expect(patternOf(draftOf(pattern))).toEqual(pattern);
});

test('seconds change by hand, within what can be breathed, on the step', () => {
  expect(said(after({ do: 'seconds', key: 0, seconds: 6 }))).toBe('in 6, hold 4, out 4, rest 4');
  expect(said(after({ do: 'seconds', key: 0, seconds: 5.4 }))).toBe('in 5, hold 4, out 4, rest 4');
  expect(said(after({ do: 'step', step: 0.5 }, { do: 'seconds', key: 0, seconds: 5.4 }))).toMatch(/^in 5\.5,/);
  expect(said(after({ do: 'seconds', key: 0, seconds: -9 }))).toMatch(/^in 1,/);
  expect(said(after({ do: 'seconds', key: 0, seconds: 9e9 }))).toMatch(/^in 600,/);
  expect(said(after({ do: 'seconds', key: 0, seconds: Number.NaN }))).toMatch(/^in 4,/);
});

test('phases are added, removed and moved; one always stays', () => {
  expect(said(after({ do: 'add' }))).toBe('in 4, hold 4, out 4, rest 4, in 4');
  expect(said(after({ do: 'remove', key: 1 }))).toBe('in 4, out 4, rest 4');
  expect(said(after({ do: 'move', key: 3, by: -1 }))).toBe('in 4, hold 4, rest 4, out 4');
  expect(said(after({ do: 'move', key: 0, by: -1 }))).toBe(said(draftOf(box)));
  const all = [0, 1, 2, 3].map(key => ({ do: 'remove', key }) as const);
  expect(after(...all).steps).toHaveLength(1);
  expect(after(...Array.from({ length: 99 }, () => ({ do: 'add' }) as const)).steps).toHaveLength(mostPhases);
});

test('a phase grows each time, up to where it stops; nothing means it stays', () => {
  const hold = (...changes: Change[]) => patternOf(after(...changes)).blocks[0]?.phases[1];
  expect(hold({ do: 'growth', key: 1, by: 0.5 })).toEqual({ kind: 'hold', seconds: 4, change: { by: 0.5, limit: 8 } });
  expect(hold({ do: 'growth', key: 1, by: -1 })?.change).toEqual({ by: -1, limit: 2 });
  expect(hold({ do: 'growth', key: 1, by: 1, limit: 20 }, { do: 'growth', key: 1, by: 2 })?.change).toEqual({
    by: 2,
    limit: 20,
  });
  expect(hold({ do: 'growth', key: 1, by: 1 }, { do: 'growth', key: 1, by: 0 })).toEqual({ kind: 'hold', seconds: 4 });
});

test('a ratio: one part changes and every phase keeps its share; without it, the seconds stay', () => {
  const fours = after({ do: 'seconds', key: 1, seconds: 16 }, { do: 'seconds', key: 2, seconds: 8 });
  const ratio = changed(fours, { do: 'ratio', on: true });
  expect(patternOf(ratio)).toMatchObject({ unit: 4 });
  expect(patternOf(ratio).blocks[0]?.phases.map(({ parts }) => parts)).toEqual([1, 4, 2, 1]);
  const slower = changed(ratio, { do: 'unit', unit: 5 });
  expect(said(slower)).toBe('in 5, hold 20, out 10, rest 5');
  expect(patternOf(slower).blocks[0]?.phases.map(({ parts }) => parts)).toEqual([1, 4, 2, 1]);
  expect(patternOf(changed(slower, { do: 'ratio', on: false })).blocks[0]?.phases[1]).toEqual({
    kind: 'hold',
    seconds: 20,
  });
});

test('rounds keep their breaths; any other end has none', () => {
  const rounds = after({ do: 'ends', ends: { by: 'rounds', rounds: 3 } }, { do: 'times', times: 12 });
  expect(patternOf(rounds)).toMatchObject({ ends: { by: 'rounds', rounds: 3 }, blocks: [{ times: 12 }] });
  expect(patternOf(changed(rounds, { do: 'ends', ends: { by: 'never' } })).blocks[0]?.times).toBe(1);
});

const key = fc.integer({ min: 0, max: 6 });
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ do: fc.constant('seconds' as const), key, seconds: fc.double() }),
  fc.record({ do: fc.constant('kind' as const), key, kind: fc.constantFrom(...phaseKinds) }),
  fc.record({ do: fc.constant('route' as const), key, route: fc.constantFrom(undefined, ...routes) }),
  fc.constant({ do: 'add' as const }),
  fc.record({ do: fc.constant('remove' as const), key }),
  fc.record({ do: fc.constant('move' as const), key, by: fc.constantFrom(-1 as const, 1 as const) }),
  fc.record({ do: fc.constant('growth' as const), key, by: fc.double(), limit: fc.double() }),
  fc.record({ do: fc.constant('ratio' as const), on: fc.boolean() }),
  fc.record({ do: fc.constant('unit' as const), unit: fc.double() }),
  fc.record({ do: fc.constant('times' as const), times: fc.double() }),
  fc.record({
    do: fc.constant('ends' as const),
    ends: fc.constantFrom<Ending>({ by: 'rounds', rounds: 3 }, { by: 'never' }, { by: 'breaths', breaths: 9 }),
  }),
  fc.record({ do: fc.constant('step' as const), step: fc.constantFrom(0.5 as const, 1 as const) }),
);

test('whatever is pressed, it stays a pattern', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), changes => {
      expect(readPattern(patternOf(changes.reduce(changed, draftOf(box)))).ok).toBe(true);
    }),
  );
});
