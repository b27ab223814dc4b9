/**
 * The phase word, as wide as the lungs are full. Font width cannot be animated off the main thread, so the word is
 * set once in several widths and the compositor shows one after the other, each stretched a little to meet the next.
 */
import type { Segment } from '../../domain/breath/timeline.ts';
import { words } from '../words/words.ts';
import { offsetIn, timingOf, type Window } from './window.ts';

/** Widths of the variable font, in per cent, from empty lungs to full ones. */
const stretches = [50, 60, 72, 86, 100, 115, 130, 150] as const;

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

/** One layer over a window, or null when it never shows in it. Without keyframes it stands. */
export interface LayerOver {
  readonly stands: Readonly<Record<'opacity' | 'transform', string>>;
  readonly frames: readonly Keyframe[];
}

/** Every layer of the word of one kind of phase over a window, which has other phases too. */
export function layersOver(window: Window, kind: Segment['kind'], widths: readonly number[]): (LayerOver | null)[] {
  const turns = window.segments.map(segment => ({
    segment,
    layers: segment.kind === kind ? wordFrames(segment, widths) : [],
  }));
  return widths.map((_, i) => {
    const opacity: Keyframe[] = [];
    const stretch: Keyframe[] = [];
    for (const { segment, layers } of turns) {
      const seconds = Math.min(segment.end, window.to) - segment.start;
      const place = (frame: Keyframe) => ({
        ...frame,
        offset: offsetIn(window, segment.start + Number(frame.offset) * seconds),
      });
      const layer = layers[i];
      // The last of each is what the next begins with.
      const shows = layer ? layer.opacity.slice(0, -1) : [{ offset: 0, opacity: 0, easing: 'steps(1, end)' }];
      for (const frame of shows) if (frame.opacity !== opacity.at(-1)?.opacity) opacity.push(place(frame));
      if (layer) stretch.push(...layer.stretch.map(place));
    }
    if (stretch.length === 0) return null;
    const moves = stretch.some(({ transform }) => transform !== stretch[0]?.transform);
    // What moves nothing would not run on the compositor, and the browser would render the page for it in every frame.
    const frames = [...(opacity.length > 1 ? whole(opacity) : []), ...(moves ? whole(stretch) : [])];
    return {
      stands: {
        opacity: opacity.length > 1 ? '' : '1',
        transform: moves ? '' : String(stretch[0]?.transform),
      },
      frames: frames.sort((a, b) => Number(a.offset) - Number(b.offset)),
    };
  });
}

/** With a first and a last keyframe, as the compositor wants them. */
const whole = (frames: readonly Keyframe[]) => [
  { ...frames[0], offset: 0 },
  ...frames,
  { ...frames.at(-1), offset: 1 },
];

/** Widths in pixels by word and by the size of the text; measuring makes the browser lay out the page. */
const measured = new Map<string, readonly number[]>();

/**
 * The word in its box. Each window has the layers of all its words in the page, so that one gives way to the next without
 * a change to the page. `again` is called when the font was still on its way and has come.
 */
export function wordIn(box: HTMLElement, again: () => void): { over(window: Window): Animation[] } {
  const made = new Map<Segment['kind'], HTMLElement[]>();

  const layersOf = (kind: Segment['kind']) => {
    const layers = made.get(kind) ?? stretches.map(stretch => layerOf(words.breath.phase[kind], stretch));
    made.set(kind, layers);
    return layers;
  };
  const keyOf = (kind: Segment['kind']) => `${words.breath.phase[kind]} ${window.innerWidth} ${window.innerHeight}`;

  /** All that are not known yet at once: the browser lays out the page one time for them. */
  const measure = (kinds: readonly Segment['kind'][]) => {
    const unknown = kinds.filter(kind => !measured.has(keyOf(kind)));
    if (unknown.length === 0) return;
    box.replaceChildren(...unknown.flatMap(layersOf));
    const widths = unknown.map(kind => layersOf(kind).map(layer => Math.max(1, layer.offsetWidth)));
    for (const [i, kind] of unknown.entries()) measured.set(keyOf(kind), widths[i] ?? []);
    if (document.fonts.status !== 'loading') return;
    void document.fonts.ready.then(() => {
      for (const kind of unknown) measured.delete(keyOf(kind));
      again();
    });
  };

  return {
    over(part) {
      const kinds = [...new Set(part.segments.map(({ kind }) => kind))];
      measure(kinds);
      const shown = kinds.flatMap(kind => {
        const over = layersOver(part, kind, measured.get(keyOf(kind)) ?? []);
        return layersOf(kind).flatMap((layer, i) => (over[i] ? [{ layer, ...over[i] }] : []));
      });
      box.replaceChildren(...shown.map(({ layer }) => layer));
      return shown.flatMap(({ layer, stands, frames }) => {
        Object.assign(layer.style, stands);
        return frames.length > 0 ? layer.animate([...frames], timingOf(part)) : [];
      });
    },
  };
}

/** A word in one width of the font. */
export function layerOf(text: string, stretch: number): HTMLElement {
  const element = document.createElement('span');
  element.className = `stretch-${stretch}`;
  element.textContent = text;
  return element;
}
