/** One running session: sound scheduled, clock going, told once when it is over. */
import type { Timeline } from '../../domain/breath/timeline.ts';
import { audioSessionClock, type SessionClock, silentSessionClock } from '../device/session-clock.ts';
import { restSound, soundRuns, unlockSound } from '../device/sound.ts';
import { type Scheduled, scheduleCues } from '../device/voice.ts';

export interface Session {
  readonly timeline: Timeline;
  /** Session seconds per real second. */
  readonly rate: number;
  /** False when the browser gave no sound; the session runs by sight then. */
  readonly sound: boolean;
  /** Seconds since the first instant, never outside the session. */
  position(): number;
  paused(): boolean;
  pause(): void;
  resume(): void;
  mute(quiet: boolean): void;
  /** End it now; `onOver` follows. */
  end(): void;
  /** Leave without a word: nothing sounds and nobody is told. */
  abandon(): void;
}

/** Seconds between the tap and the first cue: enough to schedule everything, too short to notice. */
const leadIn = 0.15;

/** Milliseconds until the closing sound has faded away. */
const fade = 6000;

/** Begin to breathe. `onOver` is called once with the seconds breathed, at the end or when ended early. */
export async function beginSession(
  timeline: Timeline,
  { rate, onOver }: { rate: number; onOver: (position: number) => void },
): Promise<Session> {
  const context = unlockSound();
  const sound = context !== undefined && (await soundRuns(context, 1500));
  let over = false;
  let paused = false;
  let clock: SessionClock;
  let cues: Scheduled | undefined;
  let output: GainNode | undefined;

  const stop = (position: number) => {
    if (over) return;
    over = true;
    clearInterval(watch);
    restSound(fade);
    onOver(position);
  };

  if (sound) {
    const zero = context.currentTime + leadIn;
    output = new GainNode(context);
    output.connect(context.destination);
    cues = scheduleCues(context, output, timeline.cues, { zero, rate, onEnd: () => stop(timeline.length) });
    clock = audioSessionClock(context, zero, rate);
  } else {
    clock = silentSessionClock(rate);
  }

  const position = () => Math.min(Math.max(clock.position(), 0), timeline.length);
  // Without sound nothing else notices the end; with sound this is the second pair of eyes.
  const watch = setInterval(() => {
    if (position() >= timeline.length) stop(timeline.length);
  }, 250);

  return {
    timeline,
    rate,
    sound,
    position,
    paused: () => paused,
    pause() {
      paused = true;
      void clock.pause();
    },
    resume() {
      paused = false;
      void clock.resume();
    },
    mute(quiet) {
      if (output && context) output.gain.setTargetAtTime(quiet ? 0 : 1, context.currentTime, 0.02);
    },
    end() {
      const reached = position();
      cues?.cancel();
      // A session ended while paused leaves the context asleep; the next one wakes it.
      stop(reached);
    },
    abandon() {
      over = true;
      clearInterval(watch);
      restSound(0);
      cues?.cancel();
    },
  };
}
