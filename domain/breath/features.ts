/** What is in a pattern that can matter to a body: read from the compiled session, so nobody has to declare it. */
import type { Ending, Pattern } from './pattern.ts';
import { compile, type Segment } from './timeline.ts';

export interface Features {
  /** Longest stop with full lungs, seconds. */
  readonly hold: number;
  /** Longest stop with empty lungs, seconds. */
  readonly rest: number;
  /** Stops that wait for the person, in one round. */
  readonly open: number;
  /** Breaths a minute of the quickest and of the slowest breath; strokes are counted by themselves. */
  readonly quickest: number;
  readonly slowest: number;
  /** Longest out of a breath in parts of its in; the same of its full hold, where that is over fifteen seconds. */
  readonly outToIn: number;
  readonly holdToIn: number;
  /** Strokes without a pause, the rate of the quickest a minute, and all of a session. */
  readonly strokesInRow: number;
  readonly strokeRate: number;
  readonly strokes: number;
  /** Minutes of a session spent in strokes or quick breaths. */
  readonly quickMinutes: number;
  /** Breaths of a session whose hold is long both in seconds and against its in. */
  readonly longHolds: number;
  /** Whether one nostril is used at a time. */
  readonly sides: number;
}

export type Measure = keyof Features;

/** Full breaths from this many a minute on can wash out carbon dioxide. Product choice: the pace of bhastrika. */
export const quickFrom = 12;

/** A hold of a recovery breath (seconds), which may be long against its quick in. */
const recovery = 15;

/** A pause shorter than this (seconds) does not make two rows of strokes of one. */
const breather = 5;

/** An open stop is counted by itself; on the timeline it stands for one second, so that the rest can be read. */
const closed = (of: Pattern): Pattern => ({
  ...of,
  blocks: of.blocks.map(({ times, phases }) => ({
    times,
    phases: phases.map(({ open, ...phase }) => (open ? { ...phase, seconds: 1 } : phase)),
  })),
});

const seconds = (segment: Segment) => segment.end - segment.start;
const isStop = ({ kind }: Segment) => kind === 'hold' || kind === 'rest';
const opens = ({ kind }: Segment) => kind === 'in' || kind === 'stroke' || kind === 'free';

/** Cut wherever `begins` holds. What comes before the first cut is a part too. */
function parts(segments: readonly Segment[], begins: (segment: Segment) => boolean): Segment[][] {
  const found: Segment[][] = [];
  for (const segment of segments) {
    const last = found.at(-1);
    if (!last || begins(segment)) found.push([segment]);
    else last.push(segment);
  }
  return found;
}

const sum = (segments: readonly Segment[]) => segments.reduce((total, segment) => total + seconds(segment), 0);
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);
const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
const tidy = (value: number) => Math.round(value * 1000) / 1000;

/** Everything the safety table asks about. Pure and blind to names and ids: equal breath, equal features. */
export function featuresOf(pattern: Pattern, ends: Ending = pattern.ends): Features {
  const { segments } = compile(closed(pattern), { ends });
  // Stops that follow each other are one stop, whatever they are called.
  const stops = stopsOf(segments);
  const breaths = parts(segments, opens);
  const full = breaths.filter(([first]) => first?.kind !== 'stroke' && first?.kind !== 'free').map(ofBreath);
  const strokes = segments.filter(({ kind }) => kind === 'stroke');
  const quick = full.filter(breath => 60 / breath.seconds >= quickFrom);
  return {
    hold: tidy(most(stops.filter(([first]) => first?.kind === 'hold').map(sum))),
    rest: tidy(most(stops.filter(([first]) => first?.kind === 'rest').map(sum))),
    open: pattern.blocks.flatMap(block => block.phases).filter(({ open, kind }) => open && kind !== 'free').length,
    quickest: full.length > 0 ? tidy(60 / least(full.map(breath => breath.seconds))) : 0,
    slowest: full.length > 0 ? tidy(60 / most(full.map(breath => breath.seconds))) : Number.POSITIVE_INFINITY,
    outToIn: tidy(most(full.map(({ out, inward }) => (inward > 0 ? out / inward : 0)))),
    holdToIn: tidy(most(full.map(({ hold, inward }) => (inward > 0 && hold > recovery ? hold / inward : 0)))),
    strokesInRow: strokesInRow(segments),
    strokeRate: strokes.length > 0 ? tidy(60 / least(strokes.map(seconds))) : 0,
    strokes: strokes.length,
    quickMinutes: tidy((sum(strokes) + quick.reduce((total, breath) => total + breath.seconds, 0)) / 60),
    longHolds: full.filter(({ hold, inward }) => hold >= 7 && hold > 1.5 * inward).length,
    sides: segments.some(({ route }) => route === 'left' || route === 'right') ? 1 : 0,
  };
}

function ofBreath(breath: readonly Segment[]) {
  const of = (...kinds: Segment['kind'][]) => sum(breath.filter(({ kind }) => kinds.includes(kind)));
  return { seconds: sum(breath), inward: of('in', 'second-in'), hold: of('hold'), out: of('out', 'hum') };
}

function stopsOf(segments: readonly Segment[]): Segment[][] {
  const runs: Segment[][] = [];
  let inside = false;
  for (const segment of segments) {
    if (isStop(segment)) {
      if (inside) runs.at(-1)?.push(segment);
      else runs.push([segment]);
    }
    inside = isStop(segment);
  }
  return runs;
}

function strokesInRow(segments: readonly Segment[]): number {
  let longest = 0;
  let row = 0;
  let pause = 0;
  for (const segment of segments) {
    if (segment.kind === 'stroke') {
      row += 1;
      pause = 0;
      longest = Math.max(longest, row);
    } else {
      pause += seconds(segment);
      if (pause >= breather) row = 0;
    }
  }
  return longest;
}
