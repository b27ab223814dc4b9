/** The rows of a strip: what it reads now and what it will read, so that the compositor can move it on by itself. */

export interface Row {
  readonly text: string;
  /** Seconds of the phase from which it shows. */
  readonly from: number;
}

/** Rows written at once; a longer phase is written again when they run out. */
const most = 24;

/** `first` shows now, the one after it from `next` on, then another each second, up to the phase's end at `until`. */
export function rows(
  count: { readonly first: number; readonly step: 1 | -1; readonly next: number; readonly until: number },
  text: (n: number) => string,
): Row[] {
  const { first, step, next, until } = count;
  const found: Row[] = [{ text: text(first), from: 0 }];
  for (let i = 0; found.length < most && next + i < until - 1e-6; i++)
    found.push({ text: text(first + step * (i + 1)), from: Math.max(0, next + i) });
  return found;
}

/** The strip's way in `seconds`: it stands on a row, and jumps to the next. */
export function stripFrames(of: readonly Row[], seconds: number): Keyframe[] {
  const at = (row: number, offset: number) => ({
    offset,
    transform: `translateY(${(-100 * row) / of.length}%)`,
    easing: 'steps(1, end)',
  });
  return [...of.map(({ from }, row) => at(row, Math.min(1, from / seconds))), at(of.length - 1, 1)];
}
