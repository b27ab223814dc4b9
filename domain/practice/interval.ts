/** How sure a mean of differences is: the 95 % interval by Student's t, and nothing at all where there are too few. */
import type { MoodSums } from './day.ts';

/** What is needed of some values; sums of several sets can be added up. */
export interface Sums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
}

/** What the values can be. Without it they are taken as measured on an endless, continuous scale. */
export interface Scale {
  /** No value is further from 0 than this, so no mean is either. */
  readonly most: number;
  /** Variance that lies in the steps of the scale alone. */
  readonly grain: number;
}

export interface Interval {
  readonly n: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Below this the interval would be wider than anything a person could use. */
export const fewest = 5;

/**
 * Moods are five steps in order, not a measure: nobody knows that 2 to 3 is as far as 4 to 5, and a mean treats them so.
 * What can be mended is the false certainty: five equal answers do not leave nothing to doubt, because each stands for
 * anything within half a step. That is a variance of 1/12 for each mood in a value (Sheppard), and the least we allow.
 */
const ofMoods = (moods: number): Scale => ({ most: (moods / 2) * 4, grain: moods / 12 });

/** After minus before. */
export const change = ofMoods(2);
/** One change minus another. */
export const changeApart = ofMoods(4);

export const sumsOf = (values: readonly number[]): Sums => ({
  n: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  squares: values.reduce((sum, value) => sum + value * value, 0),
});

/** Mean and 95 % interval; null where there are fewer than `fewest` values. */
export function interval({ n, sum, squares }: Sums, scale?: Scale): Interval | null {
  if (n < fewest) return null;
  const mean = sum / n;
  const variance = Math.max((squares - sum * mean) / (n - 1), scale?.grain ?? 0);
  const reach = t975(n - 1) * Math.sqrt(variance / n);
  const most = scale?.most ?? Number.POSITIVE_INFINITY;
  return { n, mean, low: Math.max(mean - reach, -most), high: Math.min(mean + reach, most) };
}

/** Mean change of mood, from the sums that day totals keep. */
export const moodChange = ({ pairs, change: sum, squares }: MoodSums): Interval | null =>
  interval({ n: pairs, sum, squares }, change);

/**
 * The 97.5 % quantile of Student's t, for 4 degrees of freedom and more, to within 0.001: Abramowitz and Stegun,
 * Handbook of Mathematical Functions (1964), 26.7.5, with the normal quantile put in.
 */
export const t975 = (freedom: number) =>
  [1.959964, 2.372271, 2.822499, 2.55585, 1.589534].reduceRight((sum, term) => sum / freedom + term, 0);
