/** What the home screen, the stage and the summary say. */
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

export const breath = {
  phase,
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
    dayLine: (seconds: number, times: string) => `${clock(seconds)} today, at ${times}`,
  },
  stage: {
    breathOf: (name: string, breath: number, breaths: number) => `${name}, breath ${breath} of ${breaths}`,
    left: (seconds: number) => `${clock(seconds)} left`,
    thenFor: (next: Kind, seconds: number) => `then ${phase[next]} for ${seconds}`,
    thenEnd: 'then you are done',
    paused: 'Paused. Take the time you need.',
    pause: 'Pause',
    resume: 'Resume',
    end: 'End',
    mute: 'mute',
    muted: 'Sound off',
    keys: { space: 'Space', escape: 'Esc', mute: 'M' },
    pauses: 'pause',
    ends: 'end',
    tab: (kind: Kind, seconds: number) => `${phase[kind].replace(/^./, c => c.toUpperCase())} ${seconds}`,
    tabPaused: 'Paused',
    spoken: (kind: Kind, seconds: number) => `${phase[kind]}, ${seconds} seconds`,
    noSound: 'This browser gives no sound just now. The line keeps the time.',
    still: 'Still: nothing moves. One bead fills each second.',
    phaseOf: (kind: Kind, seconds: number) => `${phase[kind]} ${seconds}`,
  },
  ready: {
    begin: 'Begin',
    back: 'Back',
    text: 'Begins when you do.',
    unknown: 'There is no exercise with this name here.',
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
    failed: 'This session could not be saved yet. It is kept here as long as this page stays open.',
    retry: 'Try to save again',
    tooShort: 'That was too short to keep. Nothing was saved.',
  },
};
