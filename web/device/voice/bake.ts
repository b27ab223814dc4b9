/** Partials made into samples, once; a cue is then one buffer that starts on its sample. */
import type { Partial } from './contours.ts';

/** Seconds until a partial is at its loudest: short enough to mark a moment, long enough not to click. */
const attack = 0.012;
/** Part of a partial's time in which it glides; then it stays. */
const gliding = 0.6;
/** How much is left of a partial at its end, before it is taken to zero. */
const floor = 1e-4;

const secondsOfPartials = (partials: readonly Partial[]) =>
  partials.reduce((most, partial) => Math.max(most, (partial.after ?? 0) + partial.seconds), 0);

/** Samples of all partials together. The first sample is not zero, so that what is planned and what is heard is one sample. */
export function bake(partials: readonly Partial[], sampleRate: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.max(1, Math.ceil(secondsOfPartials(partials) * sampleRate)));
  for (const partial of partials) addPartial(samples, partial, sampleRate);
  return samples;
}

function addPartial(samples: Float32Array, { from, to, gain, seconds, after = 0 }: Partial, sampleRate: number) {
  const begin = Math.round(after * sampleRate);
  const length = Math.min(samples.length - begin, Math.round(seconds * sampleRate));
  const rising = Math.round(attack * sampleRate);
  const decay = floor ** (1 / Math.max(1, length - rising));
  const turns = (2 * Math.PI) / sampleRate;
  const bend = (to / from) ** (1 / Math.max(1, length * gliding));
  let hertz = from;
  let level = gain;
  let [x, y] = [1, 0];
  // One turn of a pointer a sample: a sine for each would keep the first tap waiting.
  let [cos, sin] = [Math.cos(from * turns), Math.sin(from * turns)];
  const glides = to === from ? 0 : length * gliding;
  for (let i = 0; i < length; i++) {
    [x, y] = [x * cos - y * sin, x * sin + y * cos];
    if (i < glides) {
      hertz *= bend;
      [cos, sin] = [Math.cos(hertz * turns), Math.sin(hertz * turns)];
    }
    if (i >= rising) level *= decay;
    const shape = i < rising ? (i + 1) / rising : 1;
    samples[begin + i] = (samples[begin + i] ?? 0) + y * level * shape;
  }
}
