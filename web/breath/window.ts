/**
 * What moves on the stage, built from the timeline a part at a time as compositor animations: a session of eight hours
 * costs what one of a minute does, and a phase that begins costs the main thread nothing.
 */
import { at, type Segment, type Timeline } from '../../domain/breath/timeline.ts';
import { type Followers, follow } from './follow.ts';
import type { Session } from './session.ts';

/** Part of a timeline that is drawn at once, in seconds of the session; it begins where a segment begins. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly segments: readonly Segment[];
}

/** How far a picture is drawn, in seconds. */
export interface Reach {
  readonly ahead: number;
  /** It is drawn anew when less than this is left of it. */
  readonly margin: number;
}

/** The window around a moment: from the segment that holds it to the first that ends `ahead` later. */
export function windowAt(timeline: Timeline, position: number, ahead: number): Window {
  const first = at(timeline, position).index;
  let last = first;
  while (last + 1 < timeline.segments.length && (timeline.segments[last]?.end ?? 0) < position + ahead) last++;
  const segments = timeline.segments.slice(first, last + 1);
  const from = segments[0]?.start ?? 0;
  // A phase that waits for the person stands still, so any end will do.
  const to = Math.min(segments.at(-1)?.end ?? from, position + 4 * ahead);
  return { from, to, segments };
}

/** A keyframe's place for a second of the session. */
export const offsetIn = ({ from, to }: Window, seconds: number) => Math.min(1, (seconds - from) / (to - from));

/** For all animations of a window: they run over the whole of it, and stand where it ends. */
export const timingOf = ({ from, to }: Window) => ({ duration: (to - from) * 1000, fill: 'both' as const });

export interface Moving {
  /** Make the picture agree with the sound now: after a pause, a jump, a hidden tab. */
  anchor(position?: number): void;
  /** Draw again what was drawn on other terms: a font has come. */
  redraw(): void;
  stop(): void;
}

type Draw = (window: Window, timeline: Timeline, position: number) => readonly Animation[];

/** Let a picture run with a session; `draw` is asked for the animations of each window, from `position` on. */
export function runWindows(session: Session, { ahead, margin }: Reach, draw: Draw): Moving {
  let drawn: { readonly window: Window; readonly timeline: Timeline; readonly position: number } | undefined;
  let followers: Followers | undefined;

  const lasts = (position: number) => {
    if (!drawn || drawn.timeline !== session.timeline()) return false;
    const { window, timeline } = drawn;
    const back = position < window.from || position < drawn.position - 0.5;
    return !back && (position < window.to - margin || window.to >= timeline.length);
  };

  const anchor = (position = session.position()) => {
    if (!drawn || !lasts(position)) {
      followers?.stop();
      const timeline = session.timeline();
      drawn = { window: windowAt(timeline, position, ahead), timeline, position };
      followers = follow(draw(drawn.window, timeline, position), session.rate);
    }
    followers?.at(position - drawn.window.from, session.paused());
  };
  anchor();
  // The first frames come late while the screen is built, so look again soon; later the stage calls every second.
  const again = () => anchor();
  const soon = setTimeout(again, 250);
  document.addEventListener('visibilitychange', again);
  return {
    anchor,
    redraw() {
      drawn = undefined;
      anchor();
    },
    stop() {
      clearTimeout(soon);
      document.removeEventListener('visibilitychange', again);
      followers?.stop();
    },
  };
}
