/** The phase word grows and shrinks without a jump, whatever the font's widths are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { box } from '../../domain/breath/library.ts';
import { at, compile, ease } from '../../domain/breath/timeline.ts';
import { windowAt } from './window.ts';
import { layerAt, layersOver, wordFrames } from './word.ts';

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

test('over a whole window exactly one layer of one word shows, as the phase of that moment has it', () => {
  const timeline = compile(box);
  const window = windowAt(timeline, 21, 60);
  const sizes = [50, 60, 70, 80];
  const kinds = [...new Set(window.segments.map(({ kind }) => kind))];
  for (let second = window.from + 0.3; second < window.to; second += 0.7) {
    const { segment, elapsed } = at(timeline, second);
    const part = (second - window.from) / (window.to - window.from);
    const shown = kinds.flatMap(kind =>
      layersOver(window, kind, sizes).flatMap((layer, i) => {
        const steps = layer?.frames.filter(frame => 'opacity' in frame) ?? [];
        const opacity = steps.length > 0 ? opacityAt(steps, part) : Number(layer?.stands.opacity ?? 0);
        return opacity === 1 ? [`${kind} ${i}`] : [];
      }),
    );
    const alone = wordFrames(segment, sizes).findIndex(
      layer => layer && opacityAt(layer.opacity, elapsed / (segment.end - segment.start)) === 1,
    );
    expect(shown).toEqual([`${segment.kind} ${alone}`]);
  }
});

test('a layer that does not change has no keyframes, which would keep the page rendering', () => {
  const hold = { kind: 'hold', start: 0, end: 90, from: 1, to: 1, breath: 0, round: 0 } as const;
  const [, , widest] = layersOver({ from: 0, to: 90, segments: [hold] }, 'hold', [10, 20, 40]);
  expect(widest).toEqual({ stands: { opacity: '1', transform: 'scaleX(1)' }, frames: [] });
});
