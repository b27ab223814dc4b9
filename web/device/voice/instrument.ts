/** Plays the cues of one theme: baked partials, swelling air, or nothing; nostril cues to their side. */
import type { Theme } from '../../../domain/breath/sounding.ts';
import type { Cue, CueKind } from '../../../domain/breath/timeline.ts';
import { bake } from './bake.ts';
import { contours, gong } from './contours.ts';
import type { Desk } from './desk.ts';
import { bufferOf, noiseLoop } from './noise.ts';
import { onSample } from './on-sample.ts';
import { swell } from './swell.ts';

/** Something scheduled: its source and its loudness, when it begins, and how to let it fade when its phase ends early. */
export interface Played {
  readonly source: AudioScheduledSourceNode;
  readonly level: GainNode;
  readonly time: number;
  fadeAt(time: number): void;
}

/** Seconds that a sound takes to go when its phase is ended. */
const letGo = 0.08;

export function instrument(
  context: BaseAudioContext,
  desk: Desk,
  { theme, gong: closing }: { readonly theme: Theme; readonly gong: boolean },
) {
  const baked = new Map<string, AudioBuffer>();
  let noise: AudioBuffer | undefined;

  const buffer = (kind: CueKind): AudioBuffer | undefined => {
    const rings = kind === 'end' && closing;
    if (!rings && theme !== 'tones' && theme !== 'bell') return undefined;
    const known = baked.get(kind);
    if (known) return known;
    const partials = rings ? gong : contours[theme === 'bell' ? 'bell' : 'tones'][kind];
    const made = bufferOf(context, bake(partials, context.sampleRate));
    baked.set(kind, made);
    return made;
  };

  /** Sound `cue` at `time`; its phase lasts `seconds` real ones. */
  return (cue: Cue, time: number, seconds: number): Played | undefined => {
    const output = desk.cueAt(cue.route);
    const rings = cue.kind === 'end' && closing;
    if (theme === 'breath' && !rings) {
      noise ??= bufferOf(context, noiseLoop('white', 3, context.sampleRate, 7));
      const { source, level, until } = swell(context, noise, output, cue.kind, time, seconds);
      return {
        source,
        level,
        time,
        fadeAt(at) {
          if (at >= until) return;
          level.gain.cancelScheduledValues(at);
          level.gain.setTargetAtTime(0, at, letGo / 4);
          source.stop(at + letGo);
        },
      };
    }
    const sound = buffer(cue.kind);
    if (!sound) return undefined;
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    const level = new GainNode(context);
    source.connect(level).connect(output);
    source.start(onSample(context, time));
    // Tones are short and a bell may ring on.
    return { source, level, time, fadeAt() {} };
  };
}
