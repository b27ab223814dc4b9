/** The sound of a session: one cue for each phase, scheduled ahead on the audio clock so that nothing can delay it. */
import type { Cue, CueKind } from '../../domain/breath/timeline.ts';

/** Partials of a cue: hertz at start and end, loudness 0..1, and seconds until silence. */
interface Partial {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
  readonly seconds: number;
}

// Each contour can be told by ear alone: in rises, out falls, hold is a still pair above, rest a single low tone.
const contours: Record<CueKind, readonly Partial[]> = {
  in: [
    { from: 293.66, to: 440, gain: 0.22, seconds: 0.9 },
    { from: 587.33, to: 880, gain: 0.05, seconds: 0.7 },
  ],
  hold: [
    { from: 440, to: 440, gain: 0.16, seconds: 0.7 },
    { from: 659.26, to: 659.26, gain: 0.07, seconds: 0.7 },
  ],
  out: [
    { from: 440, to: 293.66, gain: 0.22, seconds: 0.9 },
    { from: 880, to: 587.33, gain: 0.05, seconds: 0.7 },
  ],
  rest: [{ from: 220, to: 220, gain: 0.2, seconds: 0.7 }],
  'second-in': [{ from: 440, to: 587.33, gain: 0.2, seconds: 0.6 }],
  hum: [{ from: 220, to: 196, gain: 0.22, seconds: 1.2 }],
  stroke: [{ from: 330, to: 196, gain: 0.24, seconds: 0.2 }],
  free: [{ from: 261.63, to: 261.63, gain: 0.16, seconds: 1.2 }],
  settle: [],
  end: [
    { from: 146.83, to: 146.83, gain: 0.26, seconds: 4 },
    { from: 293.66, to: 293.66, gain: 0.14, seconds: 3 },
    { from: 405, to: 405, gain: 0.06, seconds: 2 },
  ],
};

const attack = 0.012;

/**
 * The time of the nearest sample, aimed a quarter of a sample early: a source starts at the first sample at or after
 * its time, and rounding in the last bit must not push it to the next one.
 */
const onSample = (context: BaseAudioContext, time: number) =>
  Math.max(0, (Math.round(time * context.sampleRate) - 0.25) / context.sampleRate);

/** Sound one cue at `when` (seconds of the context's clock). Returns what to stop when it is not wanted any more. */
export function playCue(context: BaseAudioContext, output: AudioNode, kind: CueKind, when: number): OscillatorNode[] {
  const time = onSample(context, when);
  return contours[kind].map(partial => {
    const tone = new OscillatorNode(context, { frequency: partial.from });
    const level = new GainNode(context, { gain: 0 });
    tone.frequency.setValueAtTime(partial.from, time);
    tone.frequency.exponentialRampToValueAtTime(partial.to, time + partial.seconds * 0.6);
    level.gain.setValueAtTime(0, time);
    level.gain.linearRampToValueAtTime(partial.gain, time + attack);
    level.gain.exponentialRampToValueAtTime(0.0001, time + partial.seconds);
    tone.connect(level).connect(output);
    tone.start(time);
    tone.stop(time + partial.seconds);
    return tone;
  });
}

export interface Scheduled {
  /** Silence everything that has not sounded yet. */
  cancel(): void;
}

/**
 * Schedule every cue of a session at once. `zero` is the context time of the session's first instant; a session
 * second lasts `1 / rate` real ones. `onEnd` is called at the last cue, also in a hidden tab, where timers sleep.
 */
export function scheduleCues(
  context: BaseAudioContext,
  output: AudioNode,
  cues: readonly Cue[],
  { zero, rate = 1, onEnd }: { zero: number; rate?: number; onEnd?: () => void },
): Scheduled {
  const sources: AudioScheduledSourceNode[] = [];
  for (const cue of cues) {
    const time = zero + cue.at / rate;
    sources.push(...playCue(context, output, cue.kind, time));
    if (cue.kind === 'end' && onEnd) sources.push(markTime(context, output, time, onEnd));
  }
  return {
    cancel() {
      for (const source of sources) source.stop();
    },
  };
}

/** Calls back at `time` by the end of a silent source: the audio thread keeps that promise when timers do not. */
function markTime(context: BaseAudioContext, output: AudioNode, time: number, call: () => void) {
  const mark = new ConstantSourceNode(context, { offset: 0 });
  mark.connect(output);
  mark.addEventListener('ended', call);
  mark.start();
  mark.stop(time);
  return mark;
}
