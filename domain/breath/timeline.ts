/** A whole session as absolute times: compiled once, then only looked up. All times are seconds from the first breath. */
import { breathSeconds, type Pattern, type PhaseKind } from './pattern.ts';

export interface Segment {
  readonly kind: PhaseKind;
  readonly start: number;
  readonly end: number;
  /** How full the lungs are at start and end, 0 empty to 1 full. */
  readonly from: number;
  readonly to: number;
  /** Which breath this belongs to, from 0. */
  readonly breath: number;
}

export type CueKind = PhaseKind | 'end';

export interface Cue {
  readonly kind: CueKind;
  readonly at: number;
  /** Seconds of the phase that the cue opens; 0 for the end. */
  readonly seconds: number;
}

export interface Timeline {
  readonly segments: readonly Segment[];
  readonly cues: readonly Cue[];
  /** Seconds of the whole session, always a whole number of breaths. */
  readonly length: number;
  readonly breaths: number;
}

export interface Moment {
  readonly segment: Segment;
  readonly index: number;
  readonly level: number;
  /** Seconds left of the phase. */
  readonly remaining: number;
  /** Seconds left of the session. */
  readonly left: number;
  readonly next: Segment | undefined;
}

const levels: Record<PhaseKind, number | undefined> = { in: 1, out: 0, hold: undefined, rest: undefined };

/** Compile `minutes` of a pattern, rounded up to a whole breath: a session never ends in the middle of one. */
export function compile(pattern: Pattern, options: { readonly minutes: number }): Timeline {
  const breath = breathSeconds(pattern);
  const breaths = Math.max(1, Math.ceil((options.minutes * 60) / breath - 1e-9));
  const segments: Segment[] = [];
  let level = 0;
  for (let b = 0; b < breaths; b++) {
    let inside = 0;
    for (const phase of pattern.phases) {
      // Times come from multiplication, not from a running sum, so a long session does not drift.
      const start = b * breath + inside;
      inside += phase.seconds;
      const to = levels[phase.kind] ?? level;
      segments.push({ kind: phase.kind, start, end: b * breath + inside, from: level, to, breath: b });
      level = to;
    }
  }
  const length = breaths * breath;
  const cues: Cue[] = segments.map(s => ({ kind: s.kind, at: s.start, seconds: s.end - s.start }));
  cues.push({ kind: 'end', at: length, seconds: 0 });
  return { segments, cues, length, breaths };
}

/** The half cosine that every rise and fall follows; `u` from 0 to 1. */
export const ease = (u: number) => (1 - Math.cos(Math.PI * u)) / 2;

/** Where a session stands `t` seconds in; before the start it is the first instant, after the end the last. */
export function at(timeline: Timeline, t: number): Moment {
  const { segments, length } = timeline;
  const time = Math.min(Math.max(t, 0), length);
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (at0(segments, middle).start <= time) low = middle;
    else high = middle - 1;
  }
  const segment = at0(segments, low);
  const u = Math.min(1, (time - segment.start) / (segment.end - segment.start));
  return {
    segment,
    index: low,
    level: segment.from + (segment.to - segment.from) * ease(u),
    remaining: Math.max(0, segment.end - time),
    left: length - time,
    next: segments[low + 1],
  };
}

/** Whole breaths finished `t` seconds in. */
export function breathsDone(timeline: Timeline, t: number): number {
  if (t >= timeline.length) return timeline.breaths;
  return at(timeline, t).segment.breath;
}

function at0(segments: readonly Segment[], index: number): Segment {
  const segment = segments[index];
  if (!segment) throw new RangeError(`no segment ${index} of ${segments.length}`);
  return segment;
}
