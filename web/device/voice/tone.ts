/** The only file that imports Tone: the room around the cues, and what moves in a background. Loaded when a session is prepared. */
// Part by part: Tone's own index makes a context and a worker from a blob as soon as it is read.
import { AmplitudeEnvelope } from 'tone/build/esm/component/envelope/AmplitudeEnvelope.js';
import { Convolver } from 'tone/build/esm/component/filter/Convolver.js';
import { Filter } from 'tone/build/esm/component/filter/Filter.js';
import { Context } from 'tone/build/esm/core/context/Context.js';
import { Gain } from 'tone/build/esm/core/context/Gain.js';
import { connect } from 'tone/build/esm/core/context/ToneAudioNode.js';
import { setContext } from 'tone/build/esm/core/Global.js';
import { AutoPanner } from 'tone/build/esm/effect/AutoPanner.js';
import { LFO } from 'tone/build/esm/source/oscillator/LFO.js';
import type { Background } from '../../../domain/breath/sounding.ts';
import { bufferOf, dice } from './noise.ts';

export type Tone = ReturnType<typeof toneOf>;
export type Playing = ReturnType<Tone['background']>;

const roomSeconds = 1.1;
const roomLoudness = 0.16;
/** Seconds in which a background comes and goes. */
const fadeIn = 4;

/** What moves in a background: a low-pass that opens and closes, and a slow walk from side to side. */
const motions: Partial<Record<Background, { low: number; high: number; every: number; walk?: number }>> = {
  sea: { low: 350, high: 2600, every: 12, walk: 31 },
  drone: { low: 260, high: 700, every: 23 },
  rain: { low: 4200, high: 6500, every: 29 },
};

/**
 * Tone on our own context. It may not run its clock: that loads code from a blob, which the page's policy refuses, so
 * nothing here waits for one: no Transport, no Draw, no source of Tone's own that must be stopped, absolute times only.
 */
export function toneOf(context: BaseAudioContext) {
  const own = new Context({
    context: context as AudioContext,
    clockSource: 'offline',
    lookAhead: 0,
  });
  setContext(own);

  return {
    /** Let `from` be heard in a room as well; the room goes to `to`. What is dry keeps its sample. */
    room(from: AudioNode, to: AudioNode) {
      const convolver = new Convolver({ context: own, url: impulse(context), normalize: true });
      const thin = new Filter({ context: own, type: 'highpass', frequency: 180, Q: 0.5 });
      const level = new Gain({ context: own, gain: roomLoudness });
      connect(from, thin);
      thin.chain(convolver, level);
      connect(level, to);
    },

    /** A loop with its motion, faded in and out. */
    background(kind: Background, loop: AudioBuffer, output: AudioNode) {
      const envelope = new AmplitudeEnvelope({
        context: own,
        attack: fadeIn,
        decay: 0.01,
        sustain: 1,
        release: 1,
        attackCurve: 'linear',
        releaseCurve: 'linear',
      });
      connect(envelope, output);
      let source: AudioBufferSourceNode | undefined;
      const parts: { dispose(): unknown }[] = [envelope];
      return {
        begin(at: number) {
          if (source) return;
          source = new AudioBufferSourceNode(context, { buffer: loop, loop: true });
          const motion = motions[kind];
          if (!motion) connect(source, envelope);
          else {
            const filter = new Filter({ context: own, type: 'lowpass', frequency: motion.low, Q: 0.4 });
            const wave = new LFO({ context: own, frequency: 1 / motion.every, min: motion.low, max: motion.high });
            wave.connect(filter.frequency).start(at);
            connect(source, filter);
            parts.push(filter, wave);
            if (motion.walk) {
              const walk = new AutoPanner({ context: own, frequency: 1 / motion.walk, depth: 0.5 }).start(at);
              filter.chain(walk, envelope);
              parts.push(walk);
            } else filter.connect(envelope);
          }
          source.start(at);
          envelope.triggerAttack(at);
        },
        end(seconds: number) {
          const now = context.currentTime;
          envelope.release = Math.max(0.05, seconds * 0.9);
          envelope.triggerRelease(now);
          source?.addEventListener('ended', () => {
            for (const part of parts) part.dispose();
          });
          source?.stop(now + seconds);
        },
      };
    },
  };
}

/** The answer of a small wooden room to a clap: two rows of noise that die away, darker with time. */
function impulse(context: BaseAudioContext): AudioBuffer {
  const row = (seed: number) => {
    const next = dice(seed);
    const samples = new Float32Array(Math.round(roomSeconds * context.sampleRate));
    let dull = 0;
    for (let i = 0; i < samples.length; i++) {
      const u = i / samples.length;
      dull += (next() - dull) * (0.5 - 0.4 * u);
      samples[i] = dull * (1 - u) ** 2 * Math.exp(-5 * u);
    }
    return samples;
  };
  return bufferOf(context, row(11), row(12));
}
