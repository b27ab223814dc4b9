/** What the numbers of the stage read: the seconds of a phase, and the time that is left of the session. */
import type { Moment, Timeline } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import type { Row } from './strip.ts';
import { shownSeconds } from './ticker.ts';
import type { Window } from './window.ts';

/** The seconds that are left of a phase; those that have passed where the person ends it. */
export const secondsOf = ({ segment, elapsed, remaining }: Moment) =>
  Number.isFinite(segment.end) ? shownSeconds(remaining) : Math.floor(elapsed + 0.02);

const shownLeft = (left: number) => Math.ceil(left - 0.02);

/** The time that is left; nothing where it is not known, or so long that nobody counts it. */
export const leftNow = (left: number) =>
  Number.isFinite(left) && left < 80_000 ? words.breath.stage.left(shownLeft(left)) : '';

/** What the number beside the word reads over a window. */
export function numberRows({ segments, to }: Window): Row[] {
  const found: Row[] = [];
  for (const { start, end } of segments) {
    if (end === Number.POSITIVE_INFINITY) {
      for (let n = 0; start + n < to; n++) found.push({ text: String(n), from: start + n });
      continue;
    }
    const first = shownSeconds(end - start);
    for (let n = first; n > 0; n--) found.push({ text: String(n), from: n === first ? start : end - n });
  }
  return found;
}

/** What the time that is left reads over a window. */
export function leftRows({ from, to }: Window, { length }: Timeline): Row[] {
  const found: Row[] = [{ text: leftNow(length - from), from }];
  if (found[0]?.text === '') return found;
  for (let n = shownLeft(length - from) - 1; n > 0 && length - n < to; n--)
    found.push({ text: leftNow(n), from: length - n });
  return found;
}
