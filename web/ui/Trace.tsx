/** A pattern's own shape: the first breath in the colours of its phases, the rest dotted, off the right edge. */
import { techniqueOf } from '../../domain/breath/library.ts';
import type { Pattern, Route } from '../../domain/breath/pattern.ts';
import { compile, type Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import './trace.css';
import { beadsOf, drawable, pointAt, type Scale, tracePath } from './trace-path.ts';

interface Props {
  readonly pattern: Pattern;
  /** Pixels a second; the same for every trace on one screen. */
  readonly pps: number;
  /** Pixels between empty and full. */
  readonly height: number;
  /** Minutes drawn, 1 by default; what does not fit is cut off at the right. */
  readonly minutes?: number;
  /** What was breathed and not what will be: every breath in colour, and the last only as far as it came. */
  readonly solid?: boolean;
  /** Mark each second of the first breath. */
  readonly beads?: boolean;
}

/** Two lines this far apart (pixels) say that there is a sound in the throat. */
const apart = 3;

export function Trace({ pattern, pps, height, minutes = 1, solid = false, beads = false }: Props) {
  const drawn = drawable(pattern);
  const { segments, length: whole } = compile(drawn.pattern, { ends: { by: 'minutes', minutes } });
  // Seconds are kept whole, so that much is no breath that was broken off.
  const ended = solid && whole - minutes * 60 > 1;
  const length = ended ? minutes * 60 : whole;
  const scale: Scale = { pps, height };
  const first = solid ? segments : segments.slice(0, drawn.broken.length);
  const rest = segments.slice(first.length);
  const throat = techniqueOf(pattern.id)?.throat === true;
  const pad = ended ? 0 : 3;
  return (
    <svg
      className={`trace${throat ? ' throat' : ''}${ended ? ' trace-ended' : ''}`}
      width={length * pps + pad}
      height={height + 6}
      viewBox={`0 -3 ${length * pps + pad} ${height + 6}`}
      aria-hidden="true"
    >
      {rest.length > 0 && <path className="trace-ahead" d={tracePath(rest, scale)} />}
      {byKind(first, scale).map(([kind, path]) => (
        <g key={kind} className={`trace-${kind}`}>
          <path d={path} />
          {throat && <path d={path} transform={`translate(${apart} 0)`} />}
        </g>
      ))}
      {first.map(
        (segment, i) => drawn.broken[i] && <Break key={segment.start} {...pointAt(segment.end, segment.to, scale)} />,
      )}
      {sidesOf(first.filter(({ start }) => start < length)).map(({ at, side }) => (
        <text key={at} x={at * pps} y={height * 0.55} textAnchor="middle">
          {words.shell.sides[side]}
        </text>
      ))}
      {beads &&
        first.filter(beadable).map(segment => (
          <g key={segment.start} className={`trace-bead trace-${segment.kind}`}>
            {beadsOf(segment, scale).map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={3} />
            ))}
          </g>
        ))}
    </svg>
  );
}

/** One path for all phases of a kind: a page of sessions is then a few hundred shapes and not many thousand. */
function byKind(segments: readonly Segment[], scale: Scale): [Segment['kind'], string][] {
  const paths = new Map<Segment['kind'], string>();
  for (const segment of segments)
    paths.set(segment.kind, (paths.get(segment.kind) ?? '') + tracePath([segment], scale));
  return [...paths];
}

/** A ripple has no place for beads, and a stroke is a second itself. */
const beadable = ({ kind }: Segment) => kind !== 'hum' && kind !== 'stroke' && kind !== 'free';

/** Two strokes across the line: more is breathed here than is drawn. */
const Break = ({ x, y }: { readonly x: number; readonly y: number }) => (
  <path className="trace-break" d={`M${x - 5} ${y + 3}l4 -11m2 11l4 -11`} />
);

/** L and R in the troughs: where an in begins and where the last out ends. */
function sidesOf(segments: readonly Segment[]): { at: number; side: 'left' | 'right' }[] {
  const isSide = (route: Route | undefined) => route === 'left' || route === 'right';
  const troughs = segments.filter(({ kind, route }) => kind === 'in' && isSide(route));
  const last = segments.at(-1);
  const found = troughs.map(({ start, route }) => ({ at: start, side: route as 'left' | 'right' }));
  if (last && isSide(last.route)) found.push({ at: last.end, side: last.route as 'left' | 'right' });
  return found;
}
