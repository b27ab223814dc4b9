/** A column reads, at every moment of a window, what a clock asked at that moment would say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box, simple } from '../../domain/breath/library.ts';
import type { Pattern } from '../../domain/breath/pattern.ts';
import { at, compile } from '../../domain/breath/timeline.ts';
import { leftNow, leftRows, numberRows, secondsOf } from './numbers.ts';
import { type Column, columnOf } from './strip.ts';
import { type Window, windowAt } from './window.ts';

/** The row that stands in its place, as stepped keyframes give it. */
function readAt({ texts, frames }: Column, { from, to }: Window, second: number): string | undefined {
  if (frames.length === 0) return texts[0];
  const frame = frames.filter(({ offset }) => Number(offset) <= (second - from) / (to - from)).at(-1);
  const moved = Number(/translateY\((.*)%\)/.exec(String(frame?.transform))?.[1]);
  return texts[Math.round((-moved / 100) * texts.length)];
}

const lengths = fc.array(fc.integer({ min: 5, max: 200 }), { minLength: 2, maxLength: 4 });

test('from any moment on, the number and the time left are what they would be if written each second', () => {
  fc.assert(
    fc.property(lengths, fc.nat(1000), fc.nat(1000), (tenths, begins, later) => {
      const kinds = ['in', 'hold', 'out', 'rest'] as const;
      const pattern = simple(
        'p',
        'P',
        { by: 'breaths', breaths: 9 },
        tenths.map((n, i) => [kinds[i] ?? 'out', n / 10] as const),
      );
      const timeline = compile(pattern);
      const position = (timeline.length * begins) / 1001;
      const window = windowAt(timeline, position, 60);
      // Any later moment of what is drawn, not at the very edge of a second.
      const read = at(timeline, position + ((window.to - position) * later) / 1001);
      const second = read.segment.start + read.elapsed;
      if (nearEdge(read.remaining) || nearEdge(read.left)) return;
      const number = columnOf(numberRows(window), window, position);
      const left = columnOf(leftRows(window, timeline), window, position);
      expect(readAt(number, window, second)).toBe(String(secondsOf(read)));
      expect(readAt(left, window, second)).toBe(leftNow(read.left));
    }),
  );
});

const nearEdge = (seconds: number) => seconds % 1 < 0.03 || seconds % 1 > 0.97;

test('a number that comes back is the same row, and the keyframes begin and end with the window', () => {
  const timeline = compile(box);
  const window = windowAt(timeline, 0, 60);
  const { texts, frames } = columnOf(numberRows(window), window, 0);
  expect(texts).toEqual(['4', '3', '2', '1']);
  expect([frames[0]?.offset, frames.at(-1)?.offset]).toEqual([0, 1]);
});

test('a phase that waits counts up, and what has passed of it is no longer in the column', () => {
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
  const timeline = compile(waits);
  const read = (position: number) => {
    const window = windowAt(timeline, position, 60);
    const number = columnOf(numberRows(window), window, position);
    return {
      number,
      now: readAt(number, window, position),
      left: columnOf(leftRows(window, timeline), window, position),
    };
  };
  expect(read(2.5).number.texts.slice(0, 3)).toEqual(['0', '1', '2']);
  const later = read(302.5);
  expect([later.now, later.number.texts[0]]).toEqual(['300', '300']);
  expect(later.number.texts.length).toBeLessThan(260);
  expect(later.left).toEqual({ texts: [''], frames: [] });
});
