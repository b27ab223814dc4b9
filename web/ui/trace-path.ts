/** The shape of a breath as SVG path data. Pure: segments in, strings out; one second is `pps` wide. */
import type { Segment } from '../../domain/breath/timeline.ts';

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
      const width = b.x - a.x;
      const move = i === 0 ? `M${a.x} ${a.y}` : '';
      if (segment.from === segment.to) return `${move}H${b.x}`;
      return `${move}C${round(a.x + 0.3642 * width)} ${a.y} ${round(a.x + 0.6358 * width)} ${b.y} ${b.x} ${b.y}`;
    })
    .join('');
}
