/** The phase word grows and shrinks without a jump, whatever the font's widths are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layerAt, wordFrames } from './word.ts';

const widths = fc
  .array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 9 })
  .map(gaps => gaps.map((_, i) => gaps.slice(0, i + 1).reduce((a, b) => a + b, 40)));

test('at every step exactly one layer shows, and it is as wide as the lungs are full', () => {
  fc.assert(
    fc.property(widths, fc.constantFrom([0, 1], [1, 0], [1, 1], [0, 0]), (layers, [from = 0, to = 0]) => {
      const frames = wordFrames({ from, to }, layers);
      const steps = frames[0]?.opacity.length ?? 0;
      for (let i = 0; i < steps; i++) {
        const shown = frames.filter(layer => layer.opacity[i]?.opacity === 1);
        expect(shown).toHaveLength(1);
        const layer = frames.indexOf(shown[0] as (typeof frames)[number]);
        const scale = Number(/scaleX\((.*)\)/.exec(String(shown[0]?.stretch[i]?.transform))?.[1]);
        // Never squeezed, only stretched, and never past the next wider layer.
        expect(scale).toBeGreaterThanOrEqual(1 - 1e-6);
        const next = layers[layer + 1];
        if (next) expect(scale * (layers[layer] ?? 0)).toBeLessThanOrEqual(next + 1e-6);
      }
    }),
  );
});

test('empty lungs show the narrowest layer, full ones the widest', () => {
  expect(layerAt(0, [10, 20, 40])).toBe(0);
  expect(layerAt(1, [10, 20, 40])).toBe(2);
  expect(layerAt(0.5, [10, 20, 40])).toBe(1);
});
