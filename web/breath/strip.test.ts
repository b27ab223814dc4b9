/** A strip reads, at every moment of a phase, what a clock asked at that moment would say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box, simple } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { at, compile } from '../../domain/breath/timeline.ts';
import { type Row, stripFrames } from './strip.ts';
import { shownSeconds } from './ticker.ts';
import { leftRows, numberRows } from './written.ts';

/** The row that stands in the window, as stepped keyframes give it. */
function readAt(of: readonly Row[], elapsed: number, seconds: number): string | undefined {
  const frame = stripFrames(of, seconds)
    .filter(({ offset }) => Number(offset) <= elapsed / seconds)
    .at(-1);
  const moved = Number(/translateY\((.*)%\)/.exec(String(frame?.transform))?.[1]);
  return of[Math.round((-moved / 100) * of.length)]?.text;
}

const lengths = fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 2, maxLength: 4 });

test('from any moment on, the number and the time left are what they would be if written each second', () => {
  fc.assert(
    fc.property(lengths, fc.nat(1000), fc.nat(1000), (tenths, begins, later) => {
      const kinds = ['in', 'hold', 'out', 'rest'] as const;
      const pattern = simple(
        'p',
        'P',
        { by: 'breaths', breaths: 3 },
        tenths.map((n, i) => [kinds[i] ?? 'out', n / 10] as const),
      );
      const timeline = compile(pattern);
      const written = at(timeline, (timeline.length * begins) / 1001);
      const { segment, remaining } = written;
      // Any later moment of the same phase, not at the very edge of a second.
      const read = at(timeline, segment.end - remaining * (1 - later / 1001));
      const number = numberRows(written);
      const left = leftRows(written);
      const reach = (number.at(-1)?.from ?? 0) + 1;
      if (read.elapsed > reach || nearEdge(read.remaining) || nearEdge(read.left)) return;
      expect(readAt(number, read.elapsed, reach + 2)).toBe(String(shownSeconds(read.remaining)));
      expect(readAt(left, read.elapsed, reach + 2)).toBe(leftRows(read)[0]?.text);
    }),
  );
});

const nearEdge = (seconds: number) => seconds % 1 < 0.03 || seconds % 1 > 0.97;

test('a phase that waits counts up, and is written again when its rows run out', () => {
  const waits: Pattern = {
    ...box,
    blocks: [
      {
        times: 1,
        phases: [
          { kind: 'in', seconds: 2 },
          { kind: 'hold', open: true },
        ],
      },
    ],
    ends: { by: 'rounds', rounds: 1 },
  };
  const number = numberRows(at(compile(waits), 2));
  expect(number.slice(0, 3)).toEqual([
    { text: '0', from: 0 },
    { text: '1', from: 1 },
    { text: '2', from: 2 },
  ]);
  expect(number.length).toBeLessThan(30);
  expect(leftRows(at(compile(waits), 2))).toEqual([{ text: '', from: 0 }]);
});
