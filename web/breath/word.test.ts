/** The phase word grows and shrinks without a jump, whatever the font's widths are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ease } from '../../domain/breath/timeline.ts';
import { layerAt, wordFrames } from './word.ts';

const widths = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 9 })
  .map(gaps => gaps.map((_, i) => gaps.slice(0, i + 1).reduce((a, b) => a + b, 40)));
const level = fc.double({ min: 0, max: 1, noNaN: true });

/** The opacity that stepped keyframes give at part `u`. */
const opacityAt = (frames: readonly Keyframe[], u: number) =>
  Number(frames.filter(frame => Number(frame.offset) <= u).at(-1)?.opacity);

const scale = (frame: Keyframe | undefined) => Number(/scaleX\((.*)\)/.exec(String(frame?.transform))?.[1]);

test('at any moment exactly one layer shows, and it is as wide as the lungs are full', () => {
  fc.assert(
    fc.property(widths, level, level, level, (layers, from, to, u) => {
      const frames = wordFrames({ from, to }, layers);
      const shown = frames.flatMap((layer, i) => (layer && opacityAt(layer.opacity, u) === 1 ? [i] : []));
      expect(shown).toHaveLength(1);
      const i = shown[0] ?? 0;
      const own = layers[i] ?? 1;
      const moved = ease(u);
      const [begin, end] = [scale(frames[i]?.stretch[0]), scale(frames[i]?.stretch[1])];
      const width = own * (begin + (end - begin) * moved);
      const [first = 0, last = 0] = [layers[0], layers.at(-1)];
      expect(width).toBeCloseTo(first + (last - first) * (from + (to - from) * moved), 6);
      // Never squeezed, only stretched, and never past the next wider layer.
      expect(width).toBeGreaterThanOrEqual(own - 1e-6);
      expect(width).toBeLessThanOrEqual((layers[i + 1] ?? width) + 1e-6);
    }),
    { examples: [[[41, 42], 0, 0.999998999999999, 1]] },
  );
});

test('a phase in which nothing moves shows one layer and no other', () => {
  const frames = wordFrames({ from: 1, to: 1 }, [10, 20, 40]);
  expect(frames.map(layer => layer !== null)).toEqual([false, false, true]);
});

test('empty lungs show the narrowest layer, full ones the widest', () => {
  expect(layerAt(0, [10, 20, 40])).toBe(0);
  expect(layerAt(1, [10, 20, 40])).toBe(2);
  expect(layerAt(0.5, [10, 20, 40])).toBe(1);
});
