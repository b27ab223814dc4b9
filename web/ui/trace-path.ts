/** The shape of a breath as SVG path data. Pure: segments in, strings out; one second is `pps` wide. */
import type { Pattern } from '../../domain/breath/pattern.ts';
import { levelIn, type Segment, strokeOut } from '../../domain/breath/timeline.ts';

export interface Scale {
  /** Pixels a second. */
  readonly pps: number;
  /** Pixels between empty and full. */
  readonly height: number;
}

const round = (n: number) => Math.round(n * 100) / 100;

/** Where a moment is drawn; full lungs are at y = 0. */
export const pointAt = (seconds: number, level: number, { pps, height }: Scale) => ({
  x: round(seconds * pps),
  y: round((1 - level) * height),
});

/** One continuous path through the segments. The control points .3642 and .6358 make a cubic a half cosine. */
export function tracePath(segments: readonly Segment[], scale: Scale): string {
  return segments
    .map((segment, i) => {
      const a = pointAt(segment.start, segment.from, scale);
      const b = pointAt(segment.end, segment.to, scale);
      const move = i === 0 ? `M${a.x} ${a.y}` : '';
      if (segment.kind === 'hum') return move + ripple(segment, scale);
      if (segment.kind === 'stroke') {
        const low = pointAt(segment.start + (segment.end - segment.start) * strokeOut, 0, scale);
        return move + curve(a, low) + curve(low, b);
      }
      return move + (segment.from === segment.to ? `H${b.x}` : curve(a, b));
    })
    .join('');
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const curve = (a: Point, b: Point) => {
  const width = b.x - a.x;
  return `C${round(a.x + 0.3642 * width)} ${a.y} ${round(a.x + 0.6358 * width)} ${b.y} ${b.x} ${b.y}`;
};

/** A hum: the fall of an out with a ripple on it, as wide and as high on every screen in proportion to its scale. */
function ripple(segment: Segment, scale: Scale): string {
  const from = segment.start * scale.pps;
  const width = (segment.end - segment.start) * scale.pps;
  const waves = Math.max(2, Math.round(width / Math.max(7, scale.pps * 1.4)));
  const high = Math.min(6, Math.max(2, scale.height * 0.06));
  const steps = waves * 8;
  let path = '';
  for (let i = 1; i <= steps; i++) {
    const u = i / steps;
    // The ripple fades in and out, so that the line meets its neighbours where they are.
    const swell = Math.sin(Math.PI * u) ** 0.4 * Math.sin(2 * Math.PI * waves * u) * high;
    const y = (1 - levelIn(segment, u)) * scale.height - swell;
    path += `L${round(from + u * width)} ${round(Math.min(scale.height, Math.max(0, y)))}`;
  }
  return path;
}

/** How many breaths of a long row are drawn before the break mark, and for how long (seconds) an open stop. */
const fewBreaths = 4;
const drawnStop = 6;

/** What is drawn of a pattern: long rows of breaths and open stops are cut short, and marked. */
export function drawable(of: Pattern): { readonly pattern: Pattern; readonly broken: boolean[] } {
  const broken: boolean[] = [];
  const blocks = of.blocks.map(block => {
    const strokes = block.phases.every(({ kind }) => kind === 'stroke');
    const cut = of.blocks.length > 1 && !strokes && block.times > fewBreaths;
    const times = cut ? fewBreaths : block.times;
    for (let time = 0; time < times; time++)
      for (const [i, phase] of block.phases.entries())
        broken.push((cut && time === times - 1 && i === block.phases.length - 1) || phase.open === true);
    return {
      times,
      phases: block.phases.map(({ open, ...phase }) => (open ? { ...phase, seconds: drawnStop } : phase)),
    };
  });
  return { pattern: { ...of, blocks }, broken };
}

/** The points at which a bead marks a second, from the first instant of a segment. */
export function beadsOf(segment: Segment, scale: Scale): Point[] {
  const seconds = segment.end - segment.start;
  return Array.from({ length: Math.ceil(seconds - 1e-9) }, (_, i) =>
    pointAt(segment.start + i, levelIn(segment, i / seconds), scale),
  );
}
