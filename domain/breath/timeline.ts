/** A whole session as absolute times: compiled once, then only looked up. All times are seconds from its first instant. */
import {
  type Block,
  type Ending,
  mostMinutes,
  type Pattern,
  type Phase,
  type PhaseKind,
  type Route,
  secondsOf,
} from './pattern.ts';

export interface Segment {
  /** `settle` is the time before the first breath. */
  readonly kind: PhaseKind | 'settle';
  readonly start: number;
  /** `Infinity` while a phase waits for the person. */
  readonly end: number;
  /** How full the lungs are at start and end, 0 empty to 1 full. */
  readonly from: number;
  readonly to: number;
  /** Which breath and which round this belongs to, from 0. */
  readonly breath: number;
  readonly round: number;
  readonly route?: Route;
  /** It waits for the person, or did. */
  readonly open?: true;
}

export type CueKind = Segment['kind'] | 'end';

export interface Cue {
  readonly kind: CueKind;
  readonly at: number;
  /** Seconds of the phase that the cue opens; 0 for the end, `Infinity` where the person ends it. */
  readonly seconds: number;
  readonly route?: Route;
}

export interface Timeline {
  readonly segments: readonly Segment[];
  readonly cues: readonly Cue[];
  /** Seconds of the whole session; `Infinity` while the last segment waits for the person. */
  readonly length: number;
  /** Seconds before the first breath. */
  readonly settle: number;
  /** Whole breaths of what is compiled. */
  readonly breaths: number;
}

export interface Options {
  /** When it ends, instead of the pattern's own ending. */
  readonly ends?: Ending | undefined;
  /** Seconds to settle before the first breath. */
  readonly settle?: number | undefined;
  /** When the person ended each open phase so far, in seconds of the session; what follows is compiled on from there. */
  readonly released?: readonly number[] | undefined;
}

export interface Moment {
  readonly segment: Segment;
  readonly index: number;
  readonly level: number;
  /** Seconds since the phase began. */
  readonly elapsed: number;
  /** Seconds left of the phase. */
  readonly remaining: number;
  /** Seconds left of the session. */
  readonly left: number;
  readonly next: Segment | undefined;
}

/** A timeline is never longer than a day nor than this many segments; `never` ends there too. */
const longest = mostMinutes * 60;
const mostSegments = 100_000;

/** Where the lungs go when a phase does not say. A stroke leaves them as the passive in does, a little over half. */
const levelAfter: Partial<Record<PhaseKind, number>> = { in: 1, 'second-in': 1, out: 0, hum: 0, stroke: 0.6 };

const beginsBreath = (kind: Segment['kind']) => kind === 'in' || kind === 'stroke';

// Sums are kept in whole microseconds: integers do not drift, whatever the length.
const micro = (seconds: number) => Math.round(seconds * 1e6);

/** Compile a session. Pure: the same arguments give the same times, and more `released` only ever add to the end. */
export function compile(pattern: Pattern, options: Options = {}): Timeline {
  const ends = options.ends ?? pattern.ends;
  const settle = micro(options.settle ?? 0);
  const released = options.released ?? [];
  const segments: Segment[] = [];
  let now = 0;
  let level = 0;
  let breath = -1;
  let opened = 0;

  const push = (kind: Segment['kind'], seconds: number, to: number, round: number, route?: Route): boolean => {
    let end = now + micro(seconds);
    let waits = false;
    if (seconds === Number.POSITIVE_INFINITY) {
      const at = released[opened++];
      waits = at === undefined;
      end = waits ? Number.POSITIVE_INFINITY : Math.max(now, micro(at ?? 0));
    }
    const base = { kind, start: now / 1e6, end: end / 1e6, from: level, to, breath: Math.max(0, breath), round };
    const open = seconds === Number.POSITIVE_INFINITY;
    segments.push({ ...base, ...(route ? { route } : {}), ...(open ? { open } : {}) });
    level = to;
    now = end;
    return !waits;
  };

  const finish = (): Timeline => {
    const length = now / 1e6;
    const cues: Cue[] = segments.map(s => {
      const cue = { kind: s.kind, at: s.start, seconds: s.end - s.start };
      return s.route ? { ...cue, route: s.route } : cue;
    });
    if (length !== Number.POSITIVE_INFINITY) cues.push({ kind: 'end', at: length, seconds: 0 });
    return { segments, cues, length, settle: settle / 1e6, breaths: breath + 1 };
  };

  const playPhase = (phase: Phase, nth: number, round: number): boolean => {
    if (beginsBreath(phase.kind)) breath++;
    return push(
      phase.kind,
      secondsOf(phase, pattern.unit, nth),
      phase.to ?? levelAfter[phase.kind] ?? level,
      round,
      phase.route,
    );
  };

  if (settle > 0) push('settle', settle / 1e6, 0, 0);
  for (let round = 0; ; round++) {
    for (const [b, block] of pattern.blocks.entries()) {
      const last = b === pattern.blocks.length - 1;
      for (let time = 0; time < block.times; time++) {
        for (const phase of block.phases) if (!playPhase(phase, round * block.times + time, round)) return finish();
        const whole = last && time === block.times - 1;
        if (
          isOver(ends, {
            now: (now - settle) / 1e6,
            breaths: breath + 1,
            rounds: whole ? round + 1 : round,
            whole,
            pattern,
          })
        )
          return finish();
        if (now / 1e6 >= longest || segments.length >= mostSegments) return finish();
      }
    }
  }
}

/** Whether a session may stop here, at the end of a repetition. Patterns of several blocks stop only after a whole round. */
function isOver(
  ends: Ending,
  done: {
    now: number;
    breaths: number;
    rounds: number;
    whole: boolean;
    pattern: { readonly blocks: readonly Block[] };
  },
): boolean {
  const mayStop = done.whole || done.pattern.blocks.length === 1;
  if (!mayStop) return false;
  switch (ends.by) {
    case 'minutes':
      return done.now >= ends.minutes * 60 - 1e-6;
    case 'breaths':
      return done.breaths >= ends.breaths;
    case 'rounds':
      return done.rounds >= ends.rounds;
    case 'never':
      return false;
  }
}

/** The half cosine that every rise and fall follows; `u` from 0 to 1. */
export const ease = (u: number) => (1 - Math.cos(Math.PI * u)) / 2;

/** Part of a stroke that is the sharp out; the rest is the passive in. */
export const strokeOut = 0.35;

/** How full the lungs are at part `u` (0..1) of a segment. */
export function levelIn({ kind, from, to }: Pick<Segment, 'kind' | 'from' | 'to'>, u: number): number {
  if (kind !== 'stroke') return from + (to - from) * ease(u);
  return u < strokeOut ? from * (1 - ease(u / strokeOut)) : to * ease((u - strokeOut) / (1 - strokeOut));
}

/** Where a session stands `t` seconds in; before the start it is the first instant, after the end the last. */
export function at(timeline: Timeline, t: number): Moment {
  const { segments, length } = timeline;
  const time = Math.min(Math.max(t, 0), length);
  const index = indexAt(segments, time);
  const segment = segmentAt(segments, index);
  const seconds = segment.end - segment.start;
  const u = seconds === Number.POSITIVE_INFINITY || seconds === 0 ? 0 : Math.min(1, (time - segment.start) / seconds);
  return {
    segment,
    index,
    level: levelIn(segment, u),
    elapsed: time - segment.start,
    remaining: Math.max(0, segment.end - time),
    left: length - time,
    next: segments[index + 1],
  };
}

/** The segment that holds `time`: the last that has begun. */
function indexAt(segments: readonly Segment[], time: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segmentAt(segments, middle).start <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Cues with `from <= at < to`: what a rolling schedule asks for, window by window. */
export function cuesBetween(timeline: Timeline, from: number, to: number): readonly Cue[] {
  let low = 0;
  let high = timeline.cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeline.cues[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < timeline.cues.length && (timeline.cues[end]?.at ?? 0) < to) end++;
  return timeline.cues.slice(low, end);
}

/** Whole breaths finished `t` seconds in. */
export function breathsDone(timeline: Timeline, t: number): number {
  if (t >= timeline.length) return timeline.breaths;
  const { segment, index } = at(timeline, t);
  if (segment.kind !== 'free' && segment.kind !== 'settle') return segment.breath;
  // Between rounds the last breath is over, if there was one.
  return timeline.segments.slice(0, index).some(s => beginsBreath(s.kind)) ? segment.breath + 1 : 0;
}

function segmentAt(segments: readonly Segment[], index: number): Segment {
  const segment = segments[index];
  if (!segment) throw new RangeError(`no segment ${index} of ${segments.length}`);
  return segment;
}
