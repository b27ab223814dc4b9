/** Speaks words and counts on the audio clock, and makes room for them by ducking the background. */
import type { Cue } from '../../../domain/breath/timeline.ts';
import type { Desk } from './desk.ts';
import type { Played } from './instrument.ts';
import { onSample } from './on-sample.ts';
import type { Speech } from './speech.ts';
import { type Utterance, utterances } from './words.ts';

/** Seconds in which a word that has no more room fades. */
const fade = 0.03;
/** Counts faster than this (seconds apart) cannot be understood; they are left out. */
const fastest = 0.6;

export function speaker(
  context: BaseAudioContext,
  desk: Desk,
  speech: Speech | undefined,
  says: { readonly cues: boolean; readonly counts: boolean },
) {
  return {
    /** What belongs to the phase of `cue`, in session seconds. */
    plan(cue: Cue, rate: number): readonly Utterance[] {
      if (!speech) return [];
      return utterances(cue, { cues: says.cues, counts: says.counts && 1 / rate >= fastest });
    },
    /** Say it at `time`, in at most `room` real seconds. */
    say({ word }: Utterance, cue: Cue, time: number, room: number): Played | undefined {
      const buffer = speech?.get(word);
      if (!buffer) return undefined;
      const start = onSample(context, time);
      const lasts = Math.min(buffer.duration, room);
      const source = new AudioBufferSourceNode(context, { buffer });
      const level = new GainNode(context);
      if (lasts < buffer.duration) {
        level.gain.setValueAtTime(1, start + Math.max(0, lasts - fade));
        level.gain.linearRampToValueAtTime(0, start + lasts);
      }
      source.connect(level).connect(desk.voiceAt(cue.route));
      source.start(start);
      if (lasts < buffer.duration) source.stop(start + lasts);
      desk.duck(time, lasts);
      return { source, level, time, fadeAt() {} };
    },
  };
}
