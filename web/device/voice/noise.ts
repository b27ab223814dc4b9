/** Noise as a loop without a seam, the same samples every time: what breath, sea, rain and the quiet bed are made of. */

export const colours = ['white', 'pink', 'brown'] as const;
export type Colour = (typeof colours)[number];

/** Numbers from -1 to 1, the same row for the same seed, so that two renderings can be compared. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x80000000 - 1;
  };
}

/** Next sample of a coloured noise. Pink by Kellet's filter, brown as a leaky sum. */
function source(colour: Colour, next: () => number): () => number {
  let [b0, b1, b2, sum] = [0, 0, 0, 0];
  switch (colour) {
    case 'white':
      return () => next() * 0.5;
    case 'pink':
      return () => {
        const white = next();
        b0 = 0.99765 * b0 + white * 0.099046;
        b1 = 0.963 * b1 + white * 0.2965164;
        b2 = 0.57 * b2 + white * 1.0526913;
        return (b0 + b1 + b2 + white * 0.1848) * 0.15;
      };
    case 'brown':
      return () => {
        sum = (sum + next() * 0.02) / 1.02;
        return sum * 3;
      };
  }
}

/** Crossfade of a loop's end into its start at equal power, in place of a seam. Returns the shorter, seamless loop. */
export function withoutSeam(samples: Float32Array, fade: number): Float32Array<ArrayBuffer> {
  const length = samples.length - fade;
  const loop = new Float32Array(samples.subarray(0, length));
  for (let i = 0; i < fade; i++) {
    const u = ((i + 0.5) / fade) * (Math.PI / 2);
    loop[i] = (samples[i] ?? 0) * Math.sin(u) + (samples[length + i] ?? 0) * Math.cos(u);
  }
  return loop;
}

export function noiseLoop(colour: Colour, seconds: number, sampleRate: number, seed: number) {
  const fade = Math.round(Math.min(0.5, seconds / 4) * sampleRate);
  const samples = new Float32Array(Math.round(seconds * sampleRate) + fade);
  const next = source(colour, dice(seed));
  for (let i = 0; i < sampleRate / 4; i++) next();
  for (let i = 0; i < samples.length; i++) samples[i] = next();
  return withoutSeam(samples, fade);
}

/** A buffer of one or more channels from plain samples. */
export function bufferOf(context: BaseAudioContext, ...channels: readonly Float32Array<ArrayBuffer>[]): AudioBuffer {
  const buffer = context.createBuffer(channels.length, channels[0]?.length ?? 1, context.sampleRate);
  for (const [i, samples] of channels.entries()) buffer.copyToChannel(samples, i);
  return buffer;
}
