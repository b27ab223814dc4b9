/** Runs of breaths too quick to be read out phase by phase: said once, as how many and how fast. */
import type { Timeline } from '../../domain/breath/timeline.ts';

export interface QuickRun {
  /** Undefined where there are more than anybody counts. */
  readonly breaths: number | undefined;
  /** Of one of them. */
  readonly seconds: number;
  /** The phase after the last of them. */
  readonly until: number;
}

/** Fewer in a row are part of a slow breath, such as the second in of a sigh. */
const fewest = 3;
const most = 2000;

/** The run that begins with the phase at `index`, if every phase of it is shorter than `shorterThan` seconds. */
export function quickRun({ segments }: Timeline, index: number, shorterThan: number): QuickRun | null {
  let until = index;
  for (let segment = segments[until]; segment && until < index + most; segment = segments[++until])
    if (segment.end - segment.start >= shorterThan) break;
  const [first, last] = [segments[index], segments[until - 1]];
  if (!first || !last) return null;
  const breaths = last.breath - first.breath + 1;
  if (breaths < fewest) return null;
  return { breaths: until === index + most ? undefined : breaths, seconds: (last.end - first.start) / breaths, until };
}
