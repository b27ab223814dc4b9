/** The background as one seamless loop of samples, made on the device, or the person's own file. */
import type { Background } from '../../../domain/breath/sounding.ts';
import { ownBackground } from '../background.ts';
import { bufferOf, colours, dice, noiseLoop } from './noise.ts';

type Row = Float32Array<ArrayBuffer>;

/** Undefined when there is none, or the own file is gone or cannot be decoded: the session goes on without. */
export async function background(context: BaseAudioContext, kind: Background): Promise<AudioBuffer | undefined> {
  if (kind === 'none') return undefined;
  if (kind === 'own') return ownBackground(context).catch(() => undefined);
  const rate = context.sampleRate;
  const colour = colours.find(name => name === kind);
  if (colour) return bufferOf(context, noiseLoop(colour, 8, rate, 21), noiseLoop(colour, 8, rate, 22));
  const make = { drone, sea, rain, bowls }[kind as 'drone' | 'sea' | 'rain' | 'bowls'];
  return bufferOf(context, make(rate, 31), make(rate, 32));
}

/** Add a ringing partial that runs over the end of the loop into its start. */
function ring(into: Row, at: number, hertz: number, gain: number, seconds: number, rate: number) {
  const step = (2 * Math.PI * hertz) / rate;
  const rise = 0.01 * rate;
  const begin = Math.round(at * rate);
  const length = Math.round(seconds * 5 * rate);
  const decay = Math.exp(-1 / (seconds * rate));
  let level = gain;
  for (let i = 0; i < length; i++) {
    level *= decay;
    const place = (begin + i) % into.length;
    into[place] = (into[place] ?? 0) + Math.sin(step * i) * level * Math.min(1, i / rise);
  }
}

/** Fifths and octaves that beat slowly. Every partial goes round whole times in the loop. */
function drone(rate: number, seed: number): Row {
  const seconds = 16;
  const samples = new Float32Array(seconds * rate);
  const next = dice(seed);
  for (const [hertz, gain] of [
    [65.375, 0.2],
    [65.5, 0.16],
    [98, 0.12],
    [98.1875, 0.1],
    [130.8125, 0.08],
    [196, 0.04],
    [261.625, 0.025],
  ] as const) {
    const step = (2 * Math.PI * hertz) / rate;
    const phase = next() * Math.PI;
    for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) + Math.sin(phase + step * i) * gain;
  }
  return samples;
}

/** Waves that come and draw back, three of them, none like the other; the surf below never stops. */
function sea(rate: number, seed: number): Row {
  const seconds = 27;
  const surf = noiseLoop('pink', seconds, rate, seed);
  const deep = noiseLoop('brown', seconds, rate, seed + 100);
  for (let i = 0; i < surf.length; i++) {
    const u = (i / surf.length) * 3;
    const wave = Math.floor(u);
    // Quick to come, slow to go.
    const within = (u - wave) ** 0.7;
    const height = Math.sin(Math.PI * within) ** 2 * (0.75 + 0.25 * Math.cos(wave * 2.1));
    surf[i] = (surf[i] ?? 0) * (0.12 + height) * 0.8 + (deep[i] ?? 0) * 0.35;
  }
  return surf;
}

/** A steady hiss with drops near the ear. */
function rain(rate: number, seed: number): Row {
  const samples = noiseLoop('white', 14, rate, seed);
  const next = dice(seed + 200);
  for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] ?? 0) * 0.3;
  for (let drop = 0; drop < 260; drop++) {
    const [at, pitch, loud] = [next(), next(), next()];
    ring(samples, (at + 1) * 7, 1800 + 1400 * pitch, 0.03 + 0.03 * loud * loud, 0.006 + 0.004 * loud, rate);
  }
  return samples;
}

/** Singing bowls, one stroke every nine seconds, left to ring. */
function bowls(rate: number, seed: number): Row {
  const samples = new Float32Array(36 * rate);
  const apart = seed % 2 ? 0 : 0.35;
  for (const [at, hertz] of [
    [0, 174.6],
    [9, 261.6],
    [18, 196],
    [27, 130.8],
  ] as const)
    for (const [ratio, gain, seconds] of [
      [1, 0.22, 4],
      [2.71, 0.09, 2.6],
      [5.2, 0.03, 1.2],
    ] as const) {
      ring(samples, at, hertz * ratio, gain, seconds, rate);
      // The same partial a hair apart is the slow beat that a bowl has.
      ring(samples, at, hertz * ratio + 0.6 + apart, gain * 0.7, seconds, rate);
    }
  return samples;
}
