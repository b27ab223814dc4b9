/** Quick breaths are announced once, slow ones never. */
import { expect, test } from 'vitest';
import { simple } from '../../domain/breath/library.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { quickRun } from './quick.ts';

const ten = { by: 'breaths', breaths: 10 } as const;

test('ten breaths of two seconds are ten, two seconds each', () => {
  const quick = compile(
    simple('q', 'Q', ten, [
      ['in', 1],
      ['out', 1],
    ]),
  );
  expect(quickRun(quick, 0, 3)).toEqual({ breaths: 10, seconds: 2, until: 20 });
  // Whoever jumps into the middle hears how many are left.
  expect(quickRun(quick, 8, 3)).toEqual({ breaths: 6, seconds: 2, until: 20 });
  expect(quickRun(quick, 16, 3)).toBeNull();
});

test('strokes without an end have no number', () => {
  const strokes = compile(simple('s', 'S', { by: 'never' }, [['stroke', 1]]));
  expect(quickRun(strokes, 0, 3)).toMatchObject({ breaths: undefined, seconds: 1 });
});

test('the two short ins of a sigh are no run, and neither is a slow breath', () => {
  const sigh = compile(
    simple('c', 'C', ten, [
      ['in', 2],
      ['second-in', 1],
      ['out', 5],
    ]),
  );
  for (const [index] of sigh.segments.entries()) expect(quickRun(sigh, index, 3)).toBeNull();
  const box = compile(
    simple('b', 'B', ten, [
      ['in', 4],
      ['out', 4],
    ]),
  );
  expect(quickRun(box, 0, 3)).toBeNull();
});
