/** How each cue is made: partials that glide (tones) or ring (bell). Every phase has a contour that the ear tells from all others. */
import type { CueKind } from '../../../domain/breath/timeline.ts';

/** One partial: hertz at its start and end, loudness 0..1, seconds until silence, seconds after the cue that it begins. */
export interface Partial {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
  readonly seconds: number;
  readonly after?: number;
}

export type Contours = Readonly<Record<CueKind, readonly Partial[]>>;

const glide = (from: number, to: number, gain: number, seconds: number, after = 0): Partial => ({
  from,
  to,
  gain,
  seconds,
  after,
});
const still = (hertz: number, gain: number, seconds: number, after = 0) => glide(hertz, hertz, gain, seconds, after);

/** In rises, out falls, hold is a still pair above, rest one low tone; a hum beats, a stroke drops at once. */
const tones: Contours = {
  in: [glide(293.66, 440, 0.26, 0.9), glide(587.33, 880, 0.06, 0.7), glide(880.99, 1320, 0.015, 0.5)],
  'second-in': [glide(440, 587.33, 0.24, 0.5), glide(880, 1174.66, 0.05, 0.4)],
  hold: [still(440, 0.18, 0.7), still(659.26, 0.09, 0.7)],
  out: [glide(440, 293.66, 0.26, 0.9), glide(880, 587.33, 0.06, 0.7), glide(1320, 880.99, 0.015, 0.5)],
  hum: [still(146.83, 0.18, 1.3), still(149.83, 0.18, 1.3), still(293.66, 0.05, 1)],
  rest: [still(220, 0.24, 0.7), still(440, 0.03, 0.4)],
  stroke: [glide(330, 165, 0.3, 0.2), glide(660, 330, 0.06, 0.12)],
  free: [still(261.63, 0.16, 1), still(329.63, 0.14, 1, 0.16), still(392, 0.1, 1, 0.32)],
  settle: [still(196, 0.2, 1.4), still(392, 0.05, 1)],
  end: [still(293.66, 0.16, 1.2), still(440, 0.1, 1, 0.14), still(220, 0.14, 1.4, 0.28)],
};

/** A struck bell: the partials of a minor-third bell over its hum note. Upper ones die first. */
const bellPartials: readonly (readonly [ratio: number, gain: number, seconds: number])[] = [
  [0.5, 0.3, 1],
  [1, 1, 0.8],
  [1.19, 0.5, 0.6],
  [1.51, 0.3, 0.45],
  [2, 0.5, 0.4],
  [2.66, 0.2, 0.22],
  [4.02, 0.12, 0.12],
];

const struck = (hertz: number, gain: number, seconds: number, after = 0): readonly Partial[] =>
  bellPartials.map(([ratio, part, lasts]) => still(hertz * ratio, gain * part * 0.4, seconds * lasts, after));

/** Two strikes up, two strikes down, one high, one low: the same melody of the breath as the tones have. */
const bell: Contours = {
  in: [...struck(440, 0.32, 1.6), ...struck(587.33, 0.36, 2.2, 0.22)],
  'second-in': struck(783.99, 0.4, 1.4),
  hold: struck(659.26, 0.4, 2.4),
  out: [...struck(587.33, 0.32, 1.6), ...struck(440, 0.36, 2.2, 0.22)],
  hum: [...struck(220, 0.4, 2.6), ...struck(222.5, 0.3, 2.6)],
  rest: struck(293.66, 0.44, 2.4),
  stroke: struck(523.25, 0.4, 0.3),
  free: [...struck(392, 0.3, 1.8), ...struck(493.88, 0.28, 1.8, 0.2), ...struck(587.33, 0.26, 1.8, 0.4)],
  settle: struck(349.23, 0.34, 2.6),
  end: [...struck(440, 0.34, 2.4), ...struck(293.66, 0.36, 3, 0.35)],
};

/** Which partials a theme is made of. Breath and speech are made elsewhere. */
export const contours = { tones, bell } as const;

/** The closing gong: low, not quite in tune with itself, upper partials blooming late. */
export const gong: readonly Partial[] = [
  still(98, 0.2, 6),
  still(99.1, 0.12, 6),
  still(146.83, 0.14, 5),
  still(203.4, 0.09, 4, 0.02),
  still(294.9, 0.07, 3, 0.05),
  still(405, 0.05, 2.4, 0.08),
  still(571.7, 0.025, 1.8, 0.12),
];
