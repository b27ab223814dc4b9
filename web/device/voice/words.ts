/** What the spoken voice says, and when: a word for each phase, a number for each second that is left of it. */
import type { Cue, CueKind } from '../../../domain/breath/timeline.ts';

export const cueWords = [
  'in',
  'hold',
  'out',
  'rest',
  'hum',
  'more',
  'free',
  'left',
  'right',
  'settle',
  'done',
] as const;
export const highestNumber = 30;

export type Spoken = (typeof cueWords)[number] | `${number}`;

export const allSpoken: readonly Spoken[] = [
  ...cueWords,
  ...Array.from({ length: highestNumber }, (_, i) => `${i + 1}` as const),
];

const wordOf: Record<CueKind, Spoken> = {
  in: 'in',
  'second-in': 'more',
  hold: 'hold',
  out: 'out',
  hum: 'hum',
  rest: 'rest',
  stroke: 'out',
  free: 'free',
  settle: 'settle',
  end: 'done',
};

export interface Utterance {
  readonly word: Spoken;
  /** Seconds of the session. */
  readonly at: number;
  /** Seconds it may take, so that no word runs into the next. */
  readonly room: number;
}

/** Seconds after the phase's word before the next may come, and the shortest phase in which a side is named. */
const afterWord = 0.7;
const sideNeeds = 2;

/** Everything said in the phase that `cue` opens. Numbers are the seconds that are left, as on the stage. */
export function utterances(cue: Cue, says: { readonly cues: boolean; readonly counts: boolean }): readonly Utterance[] {
  const found: Utterance[] = [];
  const known = Number.isFinite(cue.seconds);
  const side = cue.route === 'left' || cue.route === 'right' ? cue.route : undefined;
  const names = side !== undefined && (!known || cue.seconds >= sideNeeds);
  if (says.cues) {
    const room = names ? 0.55 : known && cue.seconds > 0 ? cue.seconds : 2;
    found.push({ word: wordOf[cue.kind], at: cue.at, room });
    if (names) found.push({ word: side, at: cue.at + 0.55, room: 0.9 });
  }
  if (!says.counts || cue.kind === 'settle') return found;
  // Nobody knows how long it will be: every ten seconds say how long it has been, as far as there are words.
  if (!known) {
    for (let passed = 10; passed <= highestNumber; passed += 10)
      found.push({ word: `${passed}`, at: cue.at + passed, room: 0.95 });
    return found;
  }
  const free = says.cues ? (names ? 1.45 : afterWord) : 0.4;
  // Half a second, twenty-nine times, would be noise: only whole seconds that leave time to be spoken.
  for (let left = Math.min(highestNumber, Math.floor(cue.seconds + 1e-6)); left >= 1; left--) {
    const at = cue.at + cue.seconds - left;
    if (at - cue.at >= free - 1e-6) found.push({ word: `${left}`, at, room: 0.95 });
  }
  return found;
}
