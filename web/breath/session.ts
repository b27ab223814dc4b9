/** One running session: cues scheduled ahead on the audio clock, a position to ask for, and one word when it is over. */

import type { Pattern } from '../../domain/breath/pattern.ts';
import type { Sounding } from '../../domain/breath/sounding.ts';
import { at, breathsDone, compile, cuesBetween, type Options, type Timeline } from '../../domain/breath/timeline.ts';
import { audioSessionClock, type SessionClock, silentSessionClock } from '../device/session-clock.ts';
import { noteSleep } from '../device/sleep.ts';
import { closeSound, restSound, soundRuns, unlockSound, watchSound } from '../device/sound.ts';
import type { Voice } from '../device/voice/voice.ts';

export interface Plan {
  readonly pattern: Pattern;
  readonly options: Options;
  readonly sounding: Sounding;
  /** Session seconds per real second. */
  readonly rate: number;
  /** Where to begin, for a session that was interrupted. */
  readonly resume?: Progress | undefined;
}

/** What a session has come to: all that is needed to save it, or to go on with it elsewhere. */
export interface Progress {
  readonly position: number;
  readonly skipped: number;
  readonly skippedBreaths: number;
  readonly released: readonly number[];
}

export interface Session {
  readonly pattern: Pattern;
  readonly rate: number;
  /** False while the browser gives no sound; the session runs by sight then. */
  sound(): boolean;
  /** Grows when a phase that waited is ended. */
  timeline(): Timeline;
  /** Seconds since the first instant, never outside the session. */
  position(): number;
  progress(): Progress;
  paused(): boolean;
  pause(): void;
  resume(): void;
  mute(quiet: boolean): void;
  /** End the phase that waits for the person, if one does. */
  release(): void;
  /** Jump to the beginning of a breath: -1 this one or the one before, 1 the next. */
  skip(breaths: -1 | 1): void;
  /** End it now; `onOver` follows. */
  end(): void;
  /** Leave without a word: nothing sounds and nobody is told. */
  abandon(): void;
}

export interface Listeners {
  /** Once, at the end or when ended early. */
  onOver(progress: Progress, timeline: Timeline): void;
  /** The device slept for so many seconds; the session stood still and is paused. */
  onSlept(seconds: number): void;
  /** Paused or going on, by whichever button, key or lock screen. */
  onPaused(paused: boolean): void;
  /** Sound came or went. */
  onSound(sounds: boolean): void;
}

/** Seconds between the tap and the first cue: enough to schedule the first, too short to notice. */
const leadIn = 0.12;
/** Real seconds that are always scheduled ahead: hidden pages may be woken once a minute only. */
const horizon = 150;
/** Real seconds between two looks at how much is scheduled still, and at the end. */
const tendEvery = 15;
/** Milliseconds until the closing sound has faded away. */
const fade = 6000;

/** Begin to breathe. */
export async function beginSession(plan: Plan, listeners: Listeners): Promise<Session> {
  const { pattern, rate, sounding } = plan;
  let released = [...(plan.resume?.released ?? [])];
  let timeline = compile(pattern, { ...plan.options, released });
  let { skipped, skippedBreaths } = plan.resume ?? { skipped: 0, skippedBreaths: 0 };
  let over = false;
  let paused = false;
  let voice: Voice | undefined;
  let context: AudioContext | undefined;
  let zero = 0;
  let scheduledTo = 0;
  let clock: SessionClock = silentSessionClock(rate, plan.resume?.position ?? 0);
  let forgetEnd = () => {};

  // The clock begins a moment early, while the first cue is on its way; nobody goes back behind where they jumped to.
  let floor = plan.resume?.position ?? 0;
  const position = () => Math.min(Math.max(clock.position(), floor), timeline.length);
  const progress = (): Progress => ({ position: position(), skipped, skippedBreaths, released });

  const topUp = () => {
    if (over || !voice) return;
    const to = position() + horizon * rate;
    voice.schedule(cuesBetween(timeline, scheduledTo, to), { zero, rate });
    scheduledTo = Math.max(scheduledTo, to);
    // The audio thread calls at the end also in a hidden tab, where timers sleep.
    forgetEnd();
    if (timeline.length < to) forgetEnd = voice.at(zero + timeline.length / rate, () => finish(timeline.length));
  };

  /** Put the session's second `second` at this moment and schedule from there. */
  const schedule = (second: number) => {
    if (!voice || !context) return;
    voice.cancelFrom(0);
    zero = context.currentTime + leadIn - second / rate;
    scheduledTo = second;
    clock = audioSessionClock(context, zero, rate);
    topUp();
  };

  const finish = (reached: number) => {
    if (over) return;
    over = true;
    stopWatching();
    forgetEnd();
    const whole = reached >= timeline.length;
    if (!whole) voice?.cancelFrom(0);
    voice?.end(whole ? fade / 1000 : 0.4);
    restSound(fade);
    listeners.onOver({ position: reached, skipped, skippedBreaths, released }, timeline);
  };

  /** Take the sound device, or go on without one. Also called again when a context froze. */
  const attach = async (second: number) => {
    floor = second;
    context = unlockSound(sounding.overSilence);
    const runs = context !== undefined && (await soundRuns(context, 1500));
    if (over) return;
    if (!context || !runs) {
      clock = silentSessionClock(rate, second);
      if (paused) void clock.pause();
      return;
    }
    const { prepareVoice } = await import('../device/voice/voice.ts');
    voice = await prepareVoice(context, sounding);
    voice.begin(context.currentTime);
    schedule(second);
  };

  const rebuild = async () => {
    if (over || paused) return;
    const second = position();
    voice = undefined;
    await closeSound();
    await attach(second);
    listeners.onSound(voice !== undefined);
  };

  await attach(plan.resume?.position ?? 0);

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Schedule on, and be there when it ends: without sound nothing else notices, with sound it is the second pair of eyes. */
  const tend = () => {
    clearTimeout(timer);
    if (over || paused) return;
    const left = (timeline.length - position()) / rate;
    if (left <= 0) return finish(timeline.length);
    topUp();
    timer = setTimeout(tend, Math.min(tendEvery, left + 0.02) * 1000);
  };
  tend();
  const unwatchSound = watchSound(
    () => void rebuild(),
    () => paused,
  );
  const unwatchSleep = noteSleep(seconds => {
    if (over || paused) return;
    self.pause();
    listeners.onSlept(seconds);
  });
  const stopWatching = () => {
    clearTimeout(timer);
    unwatchSound();
    unwatchSleep();
  };

  const jump = (second: number) => {
    const from = position();
    skipped += second - from;
    skippedBreaths += breathsDone(timeline, second) - breathsDone(timeline, from);
    floor = second;
    if (voice) schedule(second);
    else clock = silentSessionClock(rate, second);
    tend();
  };

  const self: Session = {
    pattern,
    rate,
    sound: () => voice !== undefined,
    timeline: () => timeline,
    position,
    progress,
    paused: () => paused,
    pause() {
      paused = true;
      void clock.pause();
      listeners.onPaused(true);
    },
    resume() {
      paused = false;
      void clock.resume();
      listeners.onPaused(false);
      tend();
    },
    mute: quiet => voice?.mute(quiet),
    release() {
      const { segment } = at(timeline, position());
      if (segment.end !== Number.POSITIVE_INFINITY) return;
      released = [...released, position()];
      timeline = compile(pattern, { ...plan.options, released });
      scheduledTo = position();
      // What was to be said had it gone on.
      voice?.cancelFrom(scheduledTo);
      tend();
    },
    skip(breaths) {
      if (paused || over) return;
      const target = breathStart(timeline, position(), breaths);
      if (target !== undefined) jump(target);
    },
    end: () => finish(position()),
    abandon() {
      over = true;
      stopWatching();
      forgetEnd();
      voice?.cancelFrom(0);
      voice?.end(0.2);
      restSound(400);
    },
  };
  return self;
}

/** The second at which the breath before or after begins; the one before only in the first second of this one. */
function breathStart(timeline: Timeline, position: number, direction: -1 | 1): number | undefined {
  const starts = timeline.segments
    .filter((segment, i, all) => segment.kind !== 'settle' && segment.breath !== all[i - 1]?.breath)
    .map(segment => segment.start);
  if (direction === 1) return starts.find(start => start > position + 0.05);
  return starts.filter(start => start < position - 1).at(-1) ?? starts[0];
}
