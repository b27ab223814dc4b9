/**
 * The phase word, as wide as the lungs are full. Font width cannot be animated off the main thread, so the word is
 * set once in several widths and the compositor shows one after the other, each stretched a little to meet the next.
 */
import type { Segment } from '../../domain/breath/timeline.ts';

/** Widths of the variable font, in per cent, from empty lungs to full ones. */
export const stretches = [50, 60, 72, 86, 100, 115, 130, 150] as const;

/** The widest layer that is not wider than the word should be at a level 0..1. */
export function layerAt(level: number, widths: readonly number[]): number {
  const first = widths[0] ?? 1;
  const last = widths.at(-1) ?? first;
  const wanted = first + (last - first) * level;
  let layer = widths.length - 1;
  while (layer > 0 && (widths[layer] ?? 0) > wanted + 1e-6) layer--;
  return layer;
}

export interface LayerFrames {
  /** When it shows: it appears and goes at once, because two half-seen words are darker than one. */
  readonly opacity: Keyframe[];
  /** How far it is stretched: smooth, and already right when its turn comes. */
  readonly stretch: Keyframe[];
}

const halfCosine = 'cubic-bezier(0.3642, 0, 0.6358, 1)';

/** The part `u` of a phase (0..1) at which a half cosine has done `part` of its way. */
const momentOf = (part: number) => Math.acos(1 - 2 * Math.min(1, Math.max(0, part))) / Math.PI;

/**
 * Keyframes of every layer for one phase, given the width of every layer in pixels; null for a layer that does not show.
 */
export function wordFrames(
  { from, to }: Pick<Segment, 'from' | 'to'>,
  widths: readonly number[],
): (LayerFrames | null)[] {
  const first = widths[0] ?? 1;
  const span = (widths.at(-1) ?? first) - first;
  const widthAt = (level: number) => first + span * level;
  const least = layerAt(Math.min(from, to), widths);
  const most = layerAt(Math.max(from, to), widths);
  // When the word is as wide as layer `i` is by itself.
  const reached = (i: number) => momentOf((((widths[i] ?? 0) - first) / (span || 1) - from) / (to - from || 1));
  return widths.map((own, i) => {
    if (i < least || i > most) return null;
    const rising = to >= from;
    const begins = i === least ? 0 : reached(i);
    const ends = i === most ? 1 : reached(i + 1);
    const [appears, goes] = rising ? [begins, ends] : [i === most ? 0 : reached(i + 1), i === least ? 1 : reached(i)];
    // Its turn would be over before it comes, where the lungs stop a hair's breadth from its width.
    if (appears >= goes) return null;
    const at = (offset: number, opacity: number) => ({ offset, opacity, easing: 'steps(1, end)' });
    return {
      opacity: [
        ...(appears > 0 ? [at(0, 0)] : []),
        at(appears, 1),
        ...(goes < 1 ? [at(goes, 0), at(1, 0)] : [at(1, 1)]),
      ],
      stretch: [
        { offset: 0, transform: `scaleX(${widthAt(from) / own})`, easing: halfCosine },
        { offset: 1, transform: `scaleX(${widthAt(to) / own})` },
      ],
    };
  });
}

/** Widths in pixels by word and by the size of the text; measuring makes the browser lay out the page. */
const measured = new Map<string, readonly number[]>();

function widthsOf(layers: readonly HTMLElement[], text: string): readonly number[] {
  const key = `${text} ${window.innerWidth} ${window.innerHeight} ${document.fonts.status}`;
  const known = measured.get(key);
  if (known) return known;
  const widths = layers.map(layer => Math.max(1, layer.offsetWidth));
  measured.set(key, widths);
  return widths;
}

/**
 * Seconds that a word is held after its phase: an animation that ends makes the browser render the page once more, also when
 * it was cancelled long before.
 */
const held = 60;

/** Show a word through one phase on its prepared layers. */
export function showWord(layers: readonly HTMLElement[], text: string, segment: Segment): Animation[] {
  for (const layer of layers) if (layer.textContent !== text) layer.textContent = text;
  // A phase that waits stands still, so any length will do.
  const seconds = Number.isFinite(segment.end) ? segment.end - segment.start : 3600;
  const timing = { duration: (seconds + held) * 1000, fill: 'both' as const };
  return wordFrames(segment, widthsOf(layers, text)).flatMap((frames, i) => {
    const layer = layers[i] as HTMLElement;
    const stands = frames !== null && segment.from === segment.to;
    // What moves nothing would not run on the compositor, and the browser would render the page for it.
    layer.style.opacity = stands ? '1' : '';
    layer.style.transform = stands ? String(frames.stretch[0]?.transform) : '';
    return stands || !frames ? [] : layer.animate(inOne(frames, seconds / (seconds + held)), timing);
  });
}

/** Both in one row, done after `part` of the time and held from there. */
function inOne({ opacity, stretch }: LayerFrames, part: number): Keyframe[] {
  const frames = [...opacity, ...stretch].map(frame => ({ ...frame, offset: Number(frame.offset) * part }));
  frames.sort((a, b) => a.offset - b.offset);
  return [...frames, { ...opacity.at(-1), ...stretch.at(-1), offset: 1 }];
}
