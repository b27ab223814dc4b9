/** Contrast of two colours by WCAG 2.2, and the colours of tokens.css in both schemes. */

export type Scheme = 'light' | 'dark';
export type Colours = Record<string, string>;

/** `--name: light-dark(#light, #dark)` of a style sheet, resolved for one scheme. */
export function coloursOf(css: string, scheme: Scheme): Colours {
  const pairs = css.matchAll(/--([\w-]+):\s*light-dark\(\s*(#[0-9a-f]{6})\s*,\s*(#[0-9a-f]{6})\s*\)/gi);
  const colours: Colours = {};
  // The first definition counts: later ones stand in media queries (more contrast, forced colours).
  for (const [, name = '', light = '', dark = ''] of pairs) colours[name] ??= scheme === 'light' ? light : dark;
  return colours;
}

/** WCAG 2.2, relative luminance of an sRGB colour `#rrggbb`. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(i => {
    const c = Number.parseInt(colour.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** 1 to 21. */
export function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const text = ['ink', 'ink-2', 'in', 'out', 'hold', 'warn'];
const graphics = ['line', 'hatch'];

/** What may stand on what, and how clearly: text 4.5, graphics 3. Pairs the design forbids are left out. */
const needed: [ground: string, colour: string, least: number][] = [
  ...['bg', 'surface', 'sunken'].flatMap((ground): [string, string, number][] => [
    ...text.map((colour): [string, string, number] => [ground, colour, 4.5]),
    ...graphics.map((colour): [string, string, number] => [ground, colour, 3]),
    [ground, 'focus', 3],
  ]),
  ...['level-in', 'level-out', 'level-hold'].flatMap(ground =>
    // Amber on the blue water is a line, never a word; warnings never stand on water.
    ['ink', 'ink-2', 'in', 'out', 'hold', 'line'].map((colour): [string, string, number] => [
      ground,
      colour,
      colour === 'line' || (ground === 'level-out' && colour === 'in') ? 3 : 4.5,
    ]),
  ),
  ['ink', 'on-ink', 4.5],
  ...[1, 2, 3, 4].map((n): [string, string, number] => ['sunken', `gauge-${n}`, 3]),
];

/** Pairs that are not clear enough, as sentences. */
export function unclear(css: string): string[] {
  return (['light', 'dark'] as const).flatMap(scheme => {
    const colours = coloursOf(css, scheme);
    return needed.flatMap(([ground, colour, least]) => {
      const [under, over] = [colours[ground], colours[colour]];
      if (!under || !over) return [`${scheme}: --${under ? colour : ground} is missing`];
      const ratio = contrast(under, over);
      return ratio < least ? [`${scheme}: ${colour} on ${ground} is ${ratio.toFixed(2)}, must be ${least}`] : [];
    });
  });
}
