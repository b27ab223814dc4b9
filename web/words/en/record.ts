/** What the record says: a day, one session, and a session written down by hand. */
import { breath } from './breath.ts';
import { count } from './count.ts';

/** Whole minutes, as a person would round them. */
const minutes = (seconds: number) =>
  seconds > 0 && seconds < 30 ? 'less than a minute' : count(Math.round(seconds / 60), 'minute', 'minutes');

/** `Los Angeles`, from `America/Los_Angeles`. */
const place = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const near = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', timeZone: 'UTC' });

export const record = {
  day: {
    /** `Mon 23` */
    near: (day: string) => near.format(new Date(`${day}T00:00:00Z`)).replace(',', ''),
    /** What is seen comes first, so that it can be spoken to as well. */
    nearSaid: (day: string, whole: string) => `${record.day.near(day)}: ${whole}`,
    other: 'Other days',
    total: (seconds: number, breaths: number, sessions: number) =>
      `${minutes(seconds)}, ${count(breaths, 'breath', 'breaths')}, ${count(sessions, 'session', 'sessions')}`,
    empty: 'No practice noted on this day.',
    line: (sessions: number) =>
      sessions === 0 ? 'The day, with nothing on it.' : 'The day as a line. The list below has the same in words.',
    now: 'now',
    short: (seconds: number) => (seconds < 30 ? '<1 min' : `${Math.round(seconds / 60)} min`),
    sessions: 'Sessions of this day',
    more: 'Show more of this day',
    add: 'Add a session by hand',
    delete: 'Delete a session',
    deleteDone: 'Done deleting',
    noDay: 'There is no such day',
    noDayText: 'The address does not name a date. Your practice is where you left it.',
  },
  session: {
    length: (seconds: number, breaths: number) => `${breath.clock(seconds)}, ${count(breaths, 'breath', 'breaths')}`,
    rounds: (rounds: number) => count(rounds, 'round', 'rounds'),
    longestStop: (seconds: number) => `longest stop ${breath.clock(seconds)}`,
    early: 'ended early',
    added: 'added by hand',
    imported: 'brought in from a file',
    edited: 'changed since',
    notSent: 'could not be sent, kept on this device',
    elsewhere: (time: string, zone: string) => `${time} in ${place(zone)}`,
    before: 'before',
    after: 'after',
    both: 'before and after',
    again: 'Again',
    againThis: (name: string) => `Breathe ${name} again`,
    edit: 'Edit',
    editThis: (name: string, time: string) => `Edit ${name}, ${time}`,
    delete: 'Delete',
    deleteThis: (name: string, time: string) => `Delete ${name}, ${time}`,
    gone: 'This session is not here',
    goneText: 'It may have been deleted, or belong to another account. Nothing else was changed.',
    toPractice: 'Go to Practice',
  },
  form: {
    editTitle: 'Edit a session',
    addTitle: 'Add a session by hand',
    addText: 'For what you practised elsewhere, or without a device.',
    technique: 'Technique',
    library: 'Library',
    own: 'Yours',
    asItWas: 'As it was',
    date: 'Date',
    time: 'Time',
    zone: 'Time zone',
    lengthMinutes: 'Length, minutes',
    lengthSeconds: 'and seconds',
    rounds: 'Rounds',
    breaths: (breaths: number) => `That makes ${count(breaths, 'whole breath', 'whole breaths')}.`,
    moodBefore: 'How was it before?',
    mood: 'How was it afterwards?',
    moodHint: 'One tap, if you like.',
    note: 'Note',
    noteHint: 'Only you can read this',
    tags: 'Tags',
    tagsHint: 'Separated by commas: desk, before sleep',
    save: 'Save',
    add: 'Add',
    cancel: 'Cancel',
    failed: 'This could not be saved just now. What you typed is still here; try again.',
    deleteFailed: 'This could not be deleted just now. Nothing was changed.',
  },
  problems: {
    when: 'A date and a time are needed.',
    future: 'This moment has not come yet. Choose one that has passed.',
    length: 'A length between 3 seconds and 24 hours is needed.',
    rounds: 'A whole number of rounds is needed, up to 100.',
    tags: 'At most 12 tags, each of at most 40 characters.',
  },
  undo: {
    act: 'Undo',
    deleted: (name: string, time: string) => `${name}, ${time}, deleted.`,
    changed: (name: string) => `${name}, changed.`,
    added: (name: string) => `${name}, added.`,
    late: 'It was changed again since then, so it was left as it is.',
  },
};

export type DraftProblem = keyof typeof record.problems;
