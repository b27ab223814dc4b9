/** The sound of a session: cues, words and background, scheduled ahead on the audio clock so that nothing can delay them. */
import type { Background, Sounding } from '../../../domain/breath/sounding.ts';
import type { Cue } from '../../../domain/breath/timeline.ts';
import { background } from './background-loop.ts';
import { quietBed } from './bed.ts';
import { desk } from './desk.ts';
import { instrument, type Played } from './instrument.ts';
import { speaker } from './speaker.ts';
import { loadSpeech } from './speech.ts';
import type { Playing, Tone } from './tone.ts';

export interface Voice {
  /**
   * Schedule these cues (absolute session seconds) now; `zero` is the context time of session second 0, `rate` session
   * seconds per real second. A cue that stands already is not scheduled twice; one that is long past is left out.
   */
  schedule(cues: readonly Cue[], at: { zero: number; rate: number }): void;
  /** Forget every cue at or after this session second (a phase was ended, the session ended). */
  cancelFrom(second: number): void;
  /** Start the quiet bed and the chosen background with a fade; they last until `end`. */
  begin(at: number): void;
  /** Fade everything and release it. */
  end(fadeSeconds: number): void;
  mute(quiet: boolean): void;
  /** Call back at a context time by the audio thread's word, also in a hidden tab, where timers sleep. Returns how to forget it. */
  at(time: number, call: () => void): () => void;
  setVolumes(volumes: Sounding['volumes']): void;
}

export interface Options {
  /** Where it sounds, if not at the context's destination. The quiet bed goes to the destination always. */
  readonly output?: AudioNode;
  /** A little room around the cues; without it a cue is silent before the next begins. */
  readonly room?: boolean;
}

declare global {
  var TONE_SILENCE_LOGGING: boolean | undefined;
}

/**
 * Load Tone and the background. `place` is told when Tone is there and says where the background goes. What cannot be
 * loaded takes away its colour only, never the session.
 */
async function arrange(
  context: BaseAudioContext,
  kind: Background,
  place: (tone: Tone) => AudioNode | undefined,
): Promise<Playing | undefined> {
  // Tone greets in the console unless it is told not to before it is there.
  globalThis.TONE_SILENCE_LOGGING = true;
  try {
    const { toneOf } = await import('./tone.ts');
    const tone = toneOf(context);
    const output = place(tone);
    const loop = output && (await background(context, kind));
    return output && loop && tone.background(kind, loop, output);
  } catch {
    return undefined;
  }
}

/** Take away what sounds already: at once would click. */
function hush({ source, level }: Played, now: number) {
  level.gain.cancelScheduledValues(now);
  level.gain.setTargetAtTime(0, now, 0.02);
  source.stop(now + 0.15);
}

/** Seconds by which a cue may be late and still sounds; later it is left out rather than out of place. */
const forgiven = 0.25;

/**
 * Get ready to sound. Waits for what marks the phases only; room and background come in when Tone and their samples are
 * there, so that the first cue is not kept waiting. Rendered without a clock, everything is there from the first sample.
 */
export async function prepareVoice(
  context: BaseAudioContext,
  sounding: Sounding,
  { output = context.destination, room = true }: Options = {},
): Promise<Voice> {
  const mix = desk(context, output, sounding.volumes);
  const bed = quietBed(context);
  let playing: Playing | undefined;
  let begun: number | undefined;
  let over = false;
  const arrived = arrange(context, sounding.background, tone => {
    if (over) return undefined;
    if (room) tone.room(mix.cues, mix.master);
    return mix.background;
  }).then(background => {
    playing = background;
    if (begun !== undefined && !over) playing?.begin(Math.max(begun, context.currentTime));
  });

  const speaks = sounding.theme === 'spoken' || sounding.counts;
  const speech = speaks ? await loadSpeech(context) : undefined;
  // Words that cannot be had leave the tones to mark the phases.
  const theme = sounding.theme === 'spoken' && !speech ? 'tones' : sounding.theme;
  const play = instrument(context, mix, { theme, gong: sounding.gong });
  const speak = speaker(context, mix, speech, { cues: theme === 'spoken', counts: sounding.counts });
  if (context instanceof OfflineAudioContext) await arrived;

  const standing = new Map<string, Played>();
  const marks = new Set<ConstantSourceNode>();
  let place = { zero: 0, rate: 1 };

  const keep = (key: string, make: () => Played | undefined) => {
    if (standing.has(key)) return;
    const played = make();
    if (!played) return;
    standing.set(key, played);
    // What has sounded is let go, so that a night of breaths takes no more memory than a minute.
    played.source.addEventListener('ended', () => {
      if (standing.get(key) === played) standing.delete(key);
      played.level.disconnect();
    });
  };

  return {
    schedule(cues, at) {
      place = at;
      const time = (second: number) => at.zero + second / at.rate;
      for (const cue of cues) {
        if (time(cue.at) < context.currentTime - forgiven) continue;
        keep(`${cue.kind} ${cue.at.toFixed(6)}`, () => play(cue, time(cue.at), cue.seconds / at.rate));
        for (const said of speak.plan(cue, at.rate)) {
          if (time(said.at) < context.currentTime - forgiven) continue;
          keep(`${said.word} ${said.at.toFixed(6)}`, () => speak.say(said, cue, time(said.at), said.room / at.rate));
        }
      }
    },
    cancelFrom(second) {
      const time = Math.max(context.currentTime, place.zero + second / place.rate);
      for (const [key, played] of standing) {
        const at = Number(key.slice(key.lastIndexOf(' ') + 1));
        if (at < second && played.time < time) {
          played.fadeAt(time);
          continue;
        }
        standing.delete(key);
        if (played.time <= context.currentTime) hush(played, context.currentTime);
        else {
          played.source.stop();
          played.level.disconnect();
        }
      }
      mix.unduckFrom(time);
    },
    begin(at) {
      begun = at;
      bed.begin(at);
      playing?.begin(at);
    },
    end(fadeSeconds) {
      over = true;
      mix.end(fadeSeconds);
      bed.end(fadeSeconds);
      playing?.end(fadeSeconds);
      for (const mark of marks) mark.stop();
      marks.clear();
    },
    mute: mix.mute,
    at(time, call) {
      const mark = new ConstantSourceNode(context, { offset: 0 });
      const forget = () => {
        marks.delete(mark);
        mark.onended = null;
        mark.disconnect();
      };
      mark.onended = () => {
        forget();
        call();
      };
      marks.add(mark);
      mark.connect(context.destination);
      mark.start();
      mark.stop(Math.max(time, context.currentTime));
      return forget;
    },
    setVolumes: mix.setVolumes,
  };
}
