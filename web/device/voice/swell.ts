/** The breath theme: air that swells through a nose for as long as the phase lasts. Rising in, falling out, a soft touch between. */
import type { CueKind } from '../../../domain/breath/timeline.ts';
import { onSample } from './on-sample.ts';

/** Band of the air in hertz at start and end, loudness, seconds (`phase`: as long as the phase), where it is loudest (0..1). */
interface Air {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
  readonly seconds: 'phase' | number;
  readonly peak: number;
  readonly width: number;
}

const airs: Record<CueKind, Air> = {
  in: { from: 420, to: 1500, gain: 0.9, seconds: 'phase', peak: 0.72, width: 1.1 },
  'second-in': { from: 1300, to: 2400, gain: 0.9, seconds: 'phase', peak: 0.6, width: 1.4 },
  hold: { from: 1700, to: 1700, gain: 0.5, seconds: 0.35, peak: 0.1, width: 4 },
  out: { from: 1100, to: 260, gain: 1, seconds: 'phase', peak: 0.18, width: 0.9 },
  hum: { from: 170, to: 150, gain: 2.2, seconds: 'phase', peak: 0.2, width: 14 },
  rest: { from: 300, to: 300, gain: 0.9, seconds: 0.4, peak: 0.1, width: 3 },
  stroke: { from: 1800, to: 500, gain: 1.2, seconds: 0.22, peak: 0.12, width: 0.8 },
  free: { from: 700, to: 700, gain: 0.5, seconds: 1.2, peak: 0.5, width: 0.6 },
  settle: { from: 500, to: 380, gain: 0.6, seconds: 1.6, peak: 0.3, width: 0.8 },
  end: { from: 900, to: 180, gain: 1, seconds: 3, peak: 0.1, width: 0.9 },
};

/** A phase that waits for the person swells this long and is then still. */
const openSeconds = 4;
/** Part of its loudness that air has at once, so that its first moment can be heard. */
const touch = 0.12;

/** Schedule one swell; returns its source and when it is over. */
export function swell(
  context: BaseAudioContext,
  noise: AudioBuffer,
  output: AudioNode,
  kind: CueKind,
  at: number,
  phaseSeconds: number,
): { source: AudioBufferSourceNode; level: GainNode; until: number } {
  const { from, to, gain, seconds, peak, width } = airs[kind];
  const phase = Number.isFinite(phaseSeconds) && phaseSeconds > 0 ? phaseSeconds : openSeconds;
  const lasts = seconds === 'phase' ? phase : Math.min(seconds, Math.max(0.12, phase));
  const start = onSample(context, at);
  const source = new AudioBufferSourceNode(context, { buffer: noise, loop: true });
  const band = new BiquadFilterNode(context, { type: 'bandpass', frequency: from, Q: width });
  const level = new GainNode(context, { gain: 0 });
  band.frequency.setValueAtTime(from, start);
  band.frequency.exponentialRampToValueAtTime(to, start + lasts);
  level.gain.setValueAtTime(gain * touch, start);
  level.gain.linearRampToValueAtTime(gain, start + lasts * peak);
  // Ends a little before the next cue: between two breaths the air stands still.
  level.gain.setTargetAtTime(0, start + lasts * peak, (lasts * (1 - peak)) / 5);
  level.gain.setValueAtTime(0, start + lasts * 0.99);
  source.connect(band).connect(level).connect(output);
  source.start(start);
  source.stop(start + lasts);
  return { source, level, until: start + lasts };
}
