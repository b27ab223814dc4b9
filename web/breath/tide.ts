/**
 * The picture of a session as compositor animations, built once from the timeline. The page's main thread only
 * looks now and then whether picture and sound still agree; it never draws a frame.
 */
import type { Segment, Timeline } from '../../domain/breath/timeline.ts';
import type { Session } from './session.ts';

export const waters = ['in', 'hold', 'out'] as const;
export type Water = (typeof waters)[number];

export interface TideParts {
  /** Move from low water (100 %) to high water (0 %) of their own height: the body of water, and the bead above the trace. */
  readonly lifts: readonly HTMLElement[];
  /** What is coloured by phase, by colour; one colour shows at a time. */
  readonly coloured: Readonly<Record<Water, readonly HTMLElement[]>>;
  /** The trace ahead and behind, drawn `pps` pixels a second. */
  readonly tracks: readonly Element[];
  readonly pps: number;
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

/** The rise and fall of the whole session as keyframes; offsets are parts of its length. */
export function liftFrames({ segments, length }: Timeline): Keyframe[] {
  const frames = segments.map(segment => ({
    offset: segment.start / length,
    transform: liftTo(segment.from),
    easing: segment.from === segment.to ? 'linear' : halfCosine,
  }));
  return [...frames, { offset: 1, transform: liftTo(segments.at(-1)?.to ?? 0), easing: 'linear' }];
}

/** When one body of water shows: opacity jumps at the edges of its phases, without a fade that would blend two hues. */
export function waterFrames({ segments, length }: Timeline, water: Water): Keyframe[] {
  const frames = segments.map(segment => ({
    offset: segment.start / length,
    opacity: waterOf[segment.kind] === water ? 1 : 0,
    easing: 'steps(1, end)',
  }));
  return [...frames, { ...frames.at(-1), offset: 1 }];
}

/** Picture and sound may part by this many milliseconds before the picture is moved. */
const tolerance = 8;

export interface Tide {
  /** Make the picture agree with the sound now: after a pause, a resume, a hidden tab. */
  anchor(): void;
  stop(): void;
}

/** Let the tide run with a session. */
export function runTide(parts: TideParts, session: Session): Tide {
  const { timeline, rate } = session;
  const timing = { duration: timeline.length * 1000, fill: 'both' as const };
  const drift = { transform: `translateX(${-timeline.length * parts.pps}px)` };
  const animations = [
    ...parts.lifts.map(lift => lift.animate(liftFrames(timeline), timing)),
    ...waters.flatMap(water => parts.coloured[water].map(part => part.animate(waterFrames(timeline, water), timing))),
    ...parts.tracks.map(track => track.animate([{ transform: 'translateX(0)' }, drift], timing)),
  ];
  for (const animation of animations) animation.playbackRate = rate;

  const anchor = () => {
    const now = session.position() * 1000;
    for (const animation of animations) {
      if (session.paused()) animation.pause();
      else if (animation.playState === 'paused') animation.play();
      const shown = Number(animation.currentTime ?? 0);
      if (Math.abs(shown - now) > tolerance * rate) animation.currentTime = now;
    }
  };
  anchor();
  // The first frames come late while the screen is built, so look again soon, then every second.
  const soon = setTimeout(anchor, 250);
  const timer = setInterval(anchor, 1000);
  document.addEventListener('visibilitychange', anchor);
  return {
    anchor,
    stop() {
      clearTimeout(soon);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', anchor);
      for (const animation of animations) animation.cancel();
    },
  };
}
