/** The picture of a session as compositor animations: how the horizon rises and falls, and which colour shows. */
import { levelIn, type Segment, strokeOut } from '../../domain/breath/timeline.ts';
import type { Session } from './session.ts';
import { drawWindow, type TraceScale } from './tide-trace.ts';
import { type Moving, offsetIn, runWindows, timingOf, type Window } from './window.ts';

export const waters = ['in', 'hold', 'out'] as const;
export type Water = (typeof waters)[number];

export interface TideParts {
  /** Move from low water (100 %) to high water (0 %) of their own height: the body of water, and the bead above the trace. */
  readonly lifts: readonly HTMLElement[];
  /** What is coloured by phase, by colour; one colour shows at a time. */
  readonly coloured: Readonly<Record<Water, readonly HTMLElement[]>>;
  /** The trace ahead and behind; none where nothing but the horizon should move. */
  readonly tracks: readonly SVGSVGElement[];
  readonly scale: TraceScale;
}

const halfCosine = 'cubic-bezier(0.3642, 0, 0.6358, 1)';

const waterOf: Record<Segment['kind'], Water> = {
  in: 'in',
  'second-in': 'in',
  out: 'out',
  hum: 'out',
  stroke: 'out',
  hold: 'hold',
  rest: 'hold',
  free: 'hold',
  settle: 'hold',
};

const liftTo = (level: number) => `translateY(${(1 - level) * 100}%)`;

/** The rise and fall as keyframes over a window. */
export function liftFrames(window: Window): Keyframe[] {
  const frames = window.segments.flatMap(segment => {
    const easing = segment.from === segment.to && segment.kind !== 'stroke' ? 'linear' : halfCosine;
    const start = { offset: offsetIn(window, segment.start), transform: liftTo(segment.from), easing };
    if (segment.kind !== 'stroke') return [start];
    const turn = segment.start + (segment.end - segment.start) * strokeOut;
    return [start, { offset: offsetIn(window, turn), transform: liftTo(levelIn(segment, strokeOut)), easing }];
  });
  return [...frames, { offset: 1, transform: liftTo(window.segments.at(-1)?.to ?? 0), easing: 'linear' }];
}

/** When one body of water shows: opacity jumps at the edges of its phases, without a fade that would blend two hues. */
export function waterFrames(window: Window, water: Water): Keyframe[] {
  const frames = window.segments.map(segment => ({
    offset: offsetIn(window, segment.start),
    opacity: waterOf[segment.kind] === water ? 1 : 0,
    easing: 'steps(1, end)',
  }));
  return [...frames, { ...frames.at(-1), offset: 1 }];
}

/** Seconds drawn ahead: some minutes, because the trace is long to draw. */
export const tideReach = { ahead: 150, margin: 40 } as const;

/** Let the tide run with a session. */
export function runTide(parts: TideParts, session: Session): Moving {
  return runWindows(session, tideReach, (window, timeline) => {
    const timing = timingOf(window);
    const drift = { transform: `translateX(${-(window.to - window.from) * parts.scale.pps}px)` };
    for (const track of parts.tracks) drawWindow(track, timeline, window, parts.scale);
    return [
      ...parts.lifts.map(lift => lift.animate(liftFrames(window), timing)),
      ...waters.flatMap(water => parts.coloured[water].map(part => part.animate(waterFrames(window, water), timing))),
      ...parts.tracks.map(track => track.animate([{ transform: 'translateX(0)' }, drift], timing)),
    ];
  });
}
