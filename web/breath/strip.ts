/** A number that counts without the page being rendered: a column of all it will read, moved on by the compositor. */
import { offsetIn, timingOf, type Window } from './window.ts';

export interface Row {
  readonly text: string;
  /** Seconds of the session from which it shows. */
  readonly from: number;
}

export interface Column {
  /** Each text once: a number that comes back is the same row again. */
  readonly texts: readonly string[];
  /** The way of the column: it stands on a row, and jumps to the next. None where there is one row only. */
  readonly frames: readonly Keyframe[];
}

/** What is read over a window from `position` on, as a column; `rows` in the order of time. */
export function columnOf(rows: readonly Row[], window: Window, position: number): Column {
  const ahead = rows.filter((_, i) => (rows[i + 1]?.from ?? Number.POSITIVE_INFINITY) > position);
  const texts = [...new Set(ahead.map(({ text }) => text))];
  if (texts.length < 2) return { texts, frames: [] };
  const at = (text: string | undefined, offset: number) => ({
    offset,
    transform: `translateY(${(-100 * texts.indexOf(text ?? '')) / texts.length}%)`,
    easing: 'steps(1, end)',
  });
  const frames = ahead.map(({ text, from }, i) => at(text, i === 0 ? 0 : Math.max(0, offsetIn(window, from))));
  return { texts, frames: [...frames, at(ahead.at(-1)?.text, 1)] };
}

/** Write a column into its element and let it run. */
export function runColumn(element: HTMLElement, { texts, frames }: Column, window: Window): Animation[] {
  const text = texts.join('\n');
  if (element.textContent !== text) element.textContent = text;
  return frames.length > 0 ? [element.animate([...frames], timingOf(window))] : [];
}
