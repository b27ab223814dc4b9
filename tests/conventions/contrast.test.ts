/** The contrast of every pair of tokens the design allows, recomputed from web/ui/tokens.css. */
import { expect, test } from 'vitest';
import { coloursOf, contrast, unclear } from './contrast.ts';
import { read } from './sources.ts';

test('text is 4.5 : 1 and graphics are 3 : 1 on every ground, in both schemes', () => {
  expect(unclear(read('web/ui/tokens.css'))).toEqual([]);
});

/** Figures of the design page, to one decimal. */
test.each([
  ['light', 'bg', 'ink', 13.9],
  ['light', 'bg', 'in', 5.5],
  ['light', 'level-out', 'in', 4.4],
  ['light', 'bg', 'hatch', 3.6],
  ['dark', 'bg', 'ink', 15.5],
  ['dark', 'bg', 'out', 9.2],
  ['dark', 'sunken', 'gauge-1', 4.3],
] as const)('%s: on %s, %s is %d', (scheme, ground, colour, figure) => {
  const colours = coloursOf(read('web/ui/tokens.css'), scheme);
  expect(contrast(colours[ground] ?? '#000000', colours[colour] ?? '#000000')).toBeCloseTo(figure, 1);
});

test('the measure is right and can fail', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  const pale = read('web/ui/tokens.css').replace(/--ink-2:\s*light-dark\(#\w+/, '--ink-2: light-dark(#9aa9b0');
  expect(unclear(pale).join('\n')).toContain('light: ink-2 on bg');
  expect(unclear('')).toContain('light: --bg is missing');
});
