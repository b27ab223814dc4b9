/** What the history says. */
import { breath } from './breath.ts';
import { count } from './count.ts';

/** Whole minutes, as a person would round them. */
const minutes = (seconds: number) =>
  seconds > 0 && seconds < 30 ? 'less than a minute' : count(Math.round(seconds / 60), 'minute', 'minutes');

export const practice = {
  title: 'Practice',
  settings: 'Settings',
  daysPractised: (days: number) => (days === 1 ? 'day practised this month' : 'days practised this month'),
  minutesIn: (seconds: number, month: string) => `${minutes(seconds)} in ${month}`,
  month: {
    label: (month: string) => `${month}, day by day. The list has the same in words.`,
    scale: 'minutes',
    steps: ['0', '1', '5', '10', '20+'],
  },
  dayTotal: (seconds: number, breaths: number, sessions: number) =>
    `${minutes(seconds)}, ${count(breaths, 'breath', 'breaths')}, ${count(sessions, 'session', 'sessions')}`,
  length: (seconds: number, breaths: number) => `${breath.clock(seconds)}, ${count(breaths, 'breath', 'breaths')}`,
  early: 'ended early',
  notSent: 'could not be sent, kept on this device',
  remove: 'Delete',
  removeThis: (name: string, time: string) => `Delete ${name}, ${time}`,
  removed: (name: string, time: string) => `${name}, ${time}, deleted.`,
  undo: 'Undo',
  older: 'Show older sessions',
  empty: {
    title: 'Nothing here yet, and that is fine.',
    text: 'Each day becomes a small gauge. It fills with the minutes you breathed; an empty one is just a day.',
    start: (name: string, minutes: number) => `Start ${name}, ${minutes} min`,
  },
  failed: {
    text: 'The history cannot be read just now. Nothing in it was changed.',
    again: 'Try again',
  },
};
