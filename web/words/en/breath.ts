/** What the home screen, the stage and the summary say. */
import type { Route } from '../../../domain/breath/pattern.ts';
import type { Segment } from '../../../domain/breath/timeline.ts';

type Kind = Segment['kind'];

const phase: Record<Kind, string> = {
  in: 'in',
  'second-in': 'more',
  hold: 'hold',
  out: 'out',
  hum: 'hum',
  rest: 'rest',
  stroke: 'out',
  free: 'free',
  settle: 'settle',
};

const plural = new Intl.PluralRules('en');
const count = (n: number, one: string, other: string) => `${n} ${plural.select(n) === 'one' ? one : other}`;

/** `1:04`, or `1:02:30` from an hour on. */
const clock = (seconds: number) => {
  const whole = Math.floor(seconds + 1e-6);
  const hours = Math.floor(whole / 3600);
  const rest = `${Math.floor((whole % 3600) / 60)}:${String(whole % 60).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${rest.padStart(5, '0')}` : rest;
};

const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const longDate = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long' });

/** What a caption says, by phase and by the way the air takes. */
const way: Record<Route, string> = {
  nose: 'through the nose',
  mouth: 'through the mouth',
  left: 'through the left nostril',
  right: 'through the right nostril',
};
const captions: Record<Kind, string> = {
  in: 'Breathe in',
  'second-in': 'A little more',
  hold: 'Hold, without pressing',
  out: 'Breathe out, slowly',
  hum: 'Breathe out with a hum',
  rest: 'Rest before the next breath',
  stroke: 'A short push out; the in comes by itself',
  free: 'Breathe as you like',
  settle: 'Find your place. It begins in a moment',
};

export const breath = {
  phase,
  caption: (kind: Kind, route: Route | undefined) => `${captions[kind]}${route ? `, ${way[route]}` : ''}.`,
  clock,
  /** `14:05` */
  time: (date: Date) => hours.format(date),
  /** `Sunday 22 November` */
  date: (date: Date) => longDate.format(date),
  home: {
    title: 'Today',
    firstTitle: 'Breathe with a line.',
    firstText:
      'It rises while you breathe in and falls while you breathe out. Works offline. No account, nothing leaves this device.',
    start: 'Start',
    starting: 'One moment: the app is on its way and begins by itself.',
    change: 'Change',
    orBegin: 'Or begin with',
    oneBreath: (seconds: number) => `${Math.round(seconds * 10) / 10} s a breath`,
    starts: 'starts',
    space: 'Space',
    minutes: (seconds: number) => (seconds > 0 && seconds < 30 ? '<1' : String(Math.round(seconds / 60))),
    minutesToday: (seconds: number) =>
      Math.max(1, Math.round(seconds / 60)) === 1 && seconds > 0 ? 'minute today' : 'minutes today',
    daysIn: (days: number, now: Date) => `${count(days, 'day', 'days')} in ${month.format(now)}`,
    timing: (seconds: readonly number[], breaths: number, length: number) =>
      `${seconds.join(' · ')}, ${count(breaths, 'breath', 'breaths')}, ${clock(length)}`,
    care: 'If you feel dizzy or uneasy, stop and breathe as you like.',
    kept: 'Every exercise is saved on this device.',
    settings: 'Settings',
    locked: 'Locked. Your days are sealed; breathing is not.',
    dayLine: (seconds: number, times: string) => `${clock(seconds)} today, at ${times}`,
  },
  stage: {
    breathOf: (name: string, breath: number, breaths: number | undefined) =>
      breaths === undefined || breaths > 9999 ? `${name}, breath ${breath}` : `${name}, breath ${breath} of ${breaths}`,
    left: (seconds: number) => `${clock(seconds)} left`,
    thenFor: (next: Kind, seconds: number) =>
      Number.isFinite(seconds)
        ? `then ${phase[next]} for ${Math.round(seconds * 10) / 10}`
        : `then ${phase[next]}, as long as you like`,
    thenEnd: 'then you are done',
    side: (route: Route | undefined) => (route === 'left' || route === 'right' ? `${route} nostril, ` : ''),
    quick: (kind: Kind, breaths: number | undefined, seconds: number) =>
      `Quick breaths${breaths === undefined ? '' : `, ${breaths} of them`}, ${Math.round(seconds * 10) / 10} seconds each${
        kind === 'stroke' ? ': a short push out, and the in comes by itself' : ''
      }. Follow the sound.`,
    paused: 'Paused. Take the time you need.',
    pause: 'Pause',
    resume: 'Resume',
    end: 'End',
    mute: 'mute',
    muted: 'Sound off',
    keys: { space: 'Space', escape: 'Esc', mute: 'M', arrows: '← →', help: '?' },
    pauses: 'pause',
    ends: 'end',
    tab: (kind: Kind, seconds: number) => `${phase[kind].replace(/^./, c => c.toUpperCase())} ${seconds}`,
    tabPaused: 'Paused',
    spoken: (kind: Kind, seconds: number, route?: Route) =>
      `${phase[kind]}${route === 'left' || route === 'right' ? `, ${route} nostril` : ''}, ${seconds} seconds`,
    slept: (seconds: number) =>
      `This device slept for ${seconds < 120 ? count(seconds, 'second', 'seconds') : count(Math.round(seconds / 60), 'minute', 'minutes')}. Nothing was counted in that time.`,
    openPhase: (kind: Kind) => `${phase[kind]} until you are ready`,
    endPhase: 'Breathe in now',
    shortcuts: 'Keys',
    arrows: 'a breath',
    help: 'keys',
    noSound: 'This browser gives no sound just now. The line keeps the time.',
    still: 'Still: nothing moves. One bead fills each second.',
    phaseOf: (kind: Kind, seconds: number) => `${phase[kind]} ${seconds}`,
  },
  ready: {
    unknown: 'There is no exercise with this name here.',
    locked: 'This exercise is one of your own, and they are locked just now.',
    toHome: 'Go to Today',
  },
  summary: {
    title: 'Summary',
    saved: (time: string) => `Saved on this device, ${time}`,
    savedEarly: (time: string) => `Ended early, saved on this device, ${time}`,
    saving: 'Saving',
    breathsOf: (breaths: number, name: string) =>
      breaths === 0 ? `of ${name}, part of a breath` : `${count(breaths, 'whole breath', 'whole breaths')} of ${name}`,
    again: 'Again',
    done: 'Done',
    failed:
      'This session could not be saved yet. It is put aside on this device, and saved at the next start if not before.',
    retry: 'Try to save again',
    tooShort: 'That was too short to keep. Nothing was saved.',
  },
  stepper: {
    less: (what: string) => `${what}: less`,
    more: (what: string) => `${what}: more`,
  },
  posture: {
    seated: 'Sit upright with both feet on the floor. Let the shoulders drop.',
    'seated or lying': 'Sit upright with both feet on the floor, or lie down. Let the shoulders drop.',
  },
  prepare: {
    back: 'Back',
    begins: 'Begins when you do',
    begin: 'Begin',
    length: 'Length',
    countIn: 'Count in',
    by: { minutes: 'minutes', breaths: 'breaths', rounds: 'rounds', never: 'no end' },
    minutes: 'min',
    breaths: 'breaths',
    rounds: 'rounds',
    lasts: (breaths: number, length: number, now: Date) =>
      Number.isFinite(length) && length < 80_000
        ? `${count(breaths, 'breath', 'breaths')}, ends at ${hours.format(new Date(now.getTime() + length * 1000))}`
        : 'until you end it',
    trial: (session: number, of: number) => `Session ${session} of ${of} in your trial.`,
    trialLasts: (breaths: number, length: number) =>
      Number.isFinite(length) ? `${count(breaths, 'breath', 'breaths')}, ${clock(length)}` : 'until you end it',
    settle: 'Settle first',
    seconds: (seconds: number) => (seconds === 0 ? '0' : `${seconds} s`),
    touch: 'Touch',
    touchNote: 'tells in from out',
    noTouch: 'this device or browser does not offer it',
    captions: 'Captions',
    senses: 'Sound, touch, captions',
    sensesNow: (cues: string, background: string) =>
      `Cues: ${cues.toLowerCase()}. Background: ${background.toLowerCase()}`,
    skip: 'Next time, begin without this card',
  },
  mood: {
    question: 'How is it now?',
    hint: 'One tap.',
    hintKnowing: (before: string) => `One tap. Before: ${before.toLowerCase()}.`,
    questionBefore: 'How is it now, before you begin?',
    hintBefore: 'One tap, if you like.',
    hintTrial: 'One tap now and one afterwards, or the session does not count for the trial.',
    wasBefore: 'How was it before?',
    names: { 1: 'Rough', 2: 'Restless', 3: 'Even', 4: 'Calm', 5: 'Settled' },
    private: 'Private to you.',
    noted: (name: string) => `${name}, noted.`,
    takeBack: 'Take back',
    note: 'Note',
    noteHint: 'Only you can read this',
  },
  elsewhere: {
    title: 'A session is running in another window',
    text: 'It goes on there. Only one window can breathe at a time.',
    silent: 'The other window does not answer. Close it, then try again.',
    bring: 'Bring it here',
    leave: 'Leave it there',
  },
  soundAndMotion: {
    back: 'Settings',
    title: 'Sound and motion',
    motion: 'Motion',
    motions: { system: 'As the system', full: 'Full', calm: 'Calm', still: 'Still' },
    motionNow: {
      full: 'The line rises and falls, and the trace passes by.',
      calm: 'Only the line rises and falls.',
      still: 'Nothing moves. One bead fills each second.',
    },
    captions: 'Captions',
    touch: 'Touch',
    touchNote: 'tells in from out',
    noTouch: 'this device or browser does not offer it',
    conditions: 'Your conditions, and which exercises they rule out',
  },
  interrupted: {
    text: (name: string, seconds: number) => `${name} stopped at ${clock(seconds)}. Nothing of it is lost.`,
    resume: 'Go on from there',
    save: 'Save what was done',
    saved: 'Saved.',
  },
};
