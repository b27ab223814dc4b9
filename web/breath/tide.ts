/**
 * The picture of a session as compositor animations, built from the timeline a few minutes at a time, so that a session
 * of eight hours costs what one of a minute does. The main thread never draws a frame; now and then it looks whether
 * picture and sound still agree.
 */
import { at, levelIn, type Segment, strokeOut, type Timeline } from '../../domain/breath/timeline.ts';
import { type Followers, follow } from './follow.ts';
import type { Session } from './session.ts';
import { drawWindow, type TraceScale } from './tide-trace.ts';

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

/** Part of a timeline that is drawn at once, in seconds of the session; it begins where a segment begins. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly segments: readonly Segment[];
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

/** Seconds drawn ahead; redrawn when less than `margin` of them is left. */
const ahead = 150;
const margin = 40;

/** The window around a moment: from the segment that holds it to the first that ends `ahead` later. */
export function windowAt(timeline: Timeline, position: number): Window {
  const first = at(timeline, position).index;
  let last = first;
  while (last + 1 < timeline.segments.length && (timeline.segments[last]?.end ?? 0) < position + ahead) last++;
  const segments = timeline.segments.slice(first, last + 1);
  const from = segments[0]?.start ?? 0;
  // A phase that waits for the person stands still, so any end will do.
  const to = Math.min(segments.at(-1)?.end ?? from, position + 4 * ahead);
  return { from, to, segments };
}

const liftTo = (level: number) => `translateY(${(1 - level) * 100}%)`;

const offsetIn = ({ from, to }: Window, seconds: number) => Math.min(1, (seconds - from) / (to - from));

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

export interface Tide {
  /** Make the picture agree with the sound now: after a pause, a jump, a hidden tab. */
  anchor(position?: number): void;
  stop(): void;
}

/** Let the tide run with a session. */
export function runTide(parts: TideParts, session: Session): Tide {
  let window: Window | undefined;
  let timeline: Timeline | undefined;
  let followers: Followers | undefined;

  const draw = (position: number) => {
    followers?.stop();
    timeline = session.timeline();
    window = windowAt(timeline, position);
    const drawn = window;
    const seconds = drawn.to - drawn.from;
    const timing = { duration: seconds * 1000, fill: 'both' as const };
    const drift = { transform: `translateX(${-seconds * parts.scale.pps}px)` };
    for (const track of parts.tracks) drawWindow(track, timeline, drawn, parts.scale);
    followers = follow(
      [
        ...parts.lifts.map(lift => lift.animate(liftFrames(drawn), timing)),
        ...waters.flatMap(water => parts.coloured[water].map(part => part.animate(waterFrames(drawn, water), timing))),
        ...parts.tracks.map(track => track.animate([{ transform: 'translateX(0)' }, drift], timing)),
      ],
      session.rate,
    );
  };

  const anchor = (position = session.position()) => {
    const lasts = window && (position < window.to - margin || window.to >= session.timeline().length);
    if (!window || !lasts || position < window.from || timeline !== session.timeline()) draw(position);
    followers?.at(position - (window?.from ?? 0), session.paused());
  };
  anchor();
  // The first frames come late while the screen is built, so look again soon; later the stage calls every second.
  const again = () => anchor();
  const soon = setTimeout(again, 250);
  document.addEventListener('visibilitychange', again);
  return {
    anchor,
    stop() {
      clearTimeout(soon);
      document.removeEventListener('visibilitychange', again);
      followers?.stop();
    },
  };
}
