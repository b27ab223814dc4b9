/** A pattern's own shape: the first breath in the colours of its phases, the rest dotted, off the right edge. */
import type { Pattern } from '../../domain/breath/pattern.ts';
import { compile } from '../../domain/breath/timeline.ts';
import './trace.css';
import { type Scale, tracePath } from './trace-path.ts';

interface Props {
  readonly pattern: Pattern;
  /** Pixels a second; the same for every trace on one screen. */
  readonly pps: number;
  /** Pixels between empty and full. */
  readonly height: number;
  /** Minutes drawn, 1 by default; what does not fit is cut off at the right. */
  readonly minutes?: number;
  /** Colour every breath instead of the first only. */
  readonly solid?: boolean;
}

/** An open phase is drawn as long as people often hold at first, in seconds; the picture has to end somewhere. */
const drawnHold = 20;

const withoutWaiting = (of: Pattern): Pattern => ({
  ...of,
  blocks: of.blocks.map(({ times, phases }) => ({
    times,
    phases: phases.map(({ open, ...phase }) => (open ? { ...phase, seconds: drawnHold } : phase)),
  })),
});

export function Trace({ pattern, pps, height, minutes = 1, solid = false }: Props) {
  const { segments, length } = compile(withoutWaiting(pattern), { ends: { by: 'minutes', minutes } });
  const scale: Scale = { pps, height };
  const coloured = solid ? segments : segments.filter(segment => segment.breath === 0);
  const dotted = segments.slice(coloured.length);
  const pad = 3;
  return (
    <svg
      className="trace"
      width={length * pps + pad}
      height={height + 2 * pad}
      viewBox={`0 ${-pad} ${length * pps + pad} ${height + 2 * pad}`}
      aria-hidden="true"
    >
      {dotted.length > 0 && <path className="trace-ahead" d={tracePath(dotted, scale)} />}
      {coloured.map(segment => (
        <path key={segment.start} className={`trace-${segment.kind}`} d={tracePath([segment], scale)} />
      ))}
    </svg>
  );
}
