/**
 * The phase word, as wide as the lungs are full. Font width cannot be animated off the main thread, so the word is
 * set once in several widths and the compositor shows one after the other, each stretched a little to meet the next.
 */
import { ease, type Segment } from '../../domain/breath/timeline.ts';

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

const steps = 24;

export interface LayerFrames {
  /** Which layer shows: jumps, because two half-seen words are darker than one. */
  readonly opacity: Keyframe[];
  /** How far it is stretched: smooth. */
  readonly stretch: Keyframe[];
}

/** Keyframes of every layer for one phase, given the width of every layer in pixels. */
export function wordFrames(segment: Pick<Segment, 'from' | 'to'>, widths: readonly number[]): LayerFrames[] {
  const count = segment.from === segment.to ? 1 : steps;
  const first = widths[0] ?? 1;
  const span = (widths.at(-1) ?? first) - first;
  const moments = Array.from({ length: count + 1 }, (_, i) => {
    const level = segment.from + (segment.to - segment.from) * ease(i / count);
    return { offset: i / count, shown: layerAt(level, widths), width: first + span * level };
  });
  return widths.map((own, layer) => ({
    opacity: moments.map(({ offset, shown }) => ({
      offset,
      opacity: shown === layer ? 1 : 0,
      easing: 'steps(1, end)',
    })),
    // A hidden layer is already stretched as it will be when its turn comes.
    stretch: moments.map(({ offset, width }) => ({ offset, transform: `scaleX(${width / own})` })),
  }));
}

/** Show a word through one phase on its prepared layers, `into` seconds after the phase began. */
export function showWord(
  layers: readonly HTMLElement[],
  text: string,
  segment: Segment,
  options: { into: number; rate: number },
): Animation[] {
  for (const layer of layers) if (layer.textContent !== text) layer.textContent = text;
  const widths = layers.map(layer => Math.max(1, layer.offsetWidth));
  const timing = { duration: (segment.end - segment.start) * 1000, fill: 'both' as const };
  return wordFrames(segment, widths).flatMap((frames, i) =>
    [frames.opacity, frames.stretch].map(keyframes => {
      const animation = (layers[i] as HTMLElement).animate(keyframes, timing);
      animation.playbackRate = options.rate;
      animation.currentTime = options.into * 1000;
      return animation;
    }),
  );
}
