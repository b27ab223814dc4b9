/** What the screen says where the record goes out, comes in, and is deleted. */

import type { Entry, Origin } from '../../../domain/practice/entry.ts';
import type { FileProblem, RefusedRow, RowProblem } from '../../../domain/practice/transfer/arrival.ts';
import type { Meaning } from '../../../domain/practice/transfer/columns.ts';
import { breath } from './breath.ts';
import { count } from './count.ts';

const sessions = (n: number) => count(n, 'session', 'sessions');
const number = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const shortDay = (date: string) => day.format(new Date(`${date}T00:00:00Z`));

const origins: Record<Origin, string> = {
  practised: 'Tideline',
  added: 'Tideline',
  tideline: 'Tideline',
  brethap: 'Brethap',
  'inner-breeze': 'Inner Breeze',
  csv: 'a table',
};

const why: Record<RowProblem, string> = {
  start: 'its date or time cannot be read',
  range: 'its year is before 1970 or after 2199',
  length: 'its length cannot be read, or is not between a moment and a day',
  breaths: 'its number of breaths cannot be read',
  pattern: 'its pattern is not one that can be breathed',
  twice: 'the same session stands in the file before',
  form: 'it is not a session',
};

function fileProblem(problem: FileProblem): string {
  switch (problem.why) {
    case 'empty':
      return 'This file is empty.';
    case 'too-large':
      return `This file is larger than ${Math.round(problem.limit / 1_000_000)} MB, which no history should be. It was not read.`;
    case 'unreadable':
      return 'The browser could not read this file. Copy it to this device and choose it again.';
    case 'not-text':
      return 'This is not text in UTF-8. If it comes from a spreadsheet, save it as “CSV UTF-8” and choose that.';
    case 'packed':
      return 'This file is packed. Unpack it, then choose what was inside.';
    case 'broken':
      return 'This file breaks off, or was damaged on the way. Export it again where it came from.';
    case 'foreign':
      return 'This is not a history that is known here: not from Tideline, Brethap or Inner Breeze, and not a table.';
    case 'newer':
      return `A newer Tideline wrote this file (version ${problem.version}). Update this one, then choose it again.`;
  }
}

const meanings: Record<Meaning, string> = {
  start: 'Date, or date and time',
  time: 'Time of day, if on its own',
  end: 'End',
  length: 'Length',
  name: 'Technique',
  pattern: 'Pattern code',
  breaths: 'Breaths',
  moodBefore: 'Mood before, 1 to 5',
  mood: 'Mood after, 1 to 5',
  note: 'Note',
  tags: 'Tags',
  zone: 'Time zone',
};

export const transfer = {
  title: 'Your data',
  back: 'Practice',
  toSettings: 'Settings',
  unchanged: 'Nothing in your record was changed.',
  out: {
    title: 'Take it with you',
    text: 'The file is made on this device and goes nowhere else. JSON holds everything and can be brought back here; CSV is for spreadsheets; the calendar has names and times only, no notes and no moods.',
    health:
      'The JSON file also holds your notes and what you said about your health. Keep it where you would keep a diary.',
    forms: { json: 'Export everything (JSON)', csv: 'Sessions as a table (CSV)', ics: 'Sessions as a calendar' },
    busy: (done: number, total: number) => `Writing, ${number.format(done)} of ${sessions(total)}`,
    done: (name: string, n: number) =>
      `${name} is made, with ${sessions(n)}. Your browser keeps it with its downloads.`,
    failed: 'The file could not be made. Nothing was changed; please try again.',
    mark: 'Show the mark of this record',
    markText: 'Two devices that show the same mark hold the same record.',
    markIs: (mark: string, time: string) => `Mark at ${time}: ${mark}`,
    marking: 'Reading the record',
  },
  gone: {
    title: 'Before you uninstall',
    local:
      'Your record lies in this browser only. Uninstalling the app with its data, clearing the browser’s data, or a lost device takes it away. Export it first.',
    account:
      'What was synchronised stays with your account when you uninstall. Own patterns, goals, favourites and settings lie in this browser only: export them first.',
  },
  bring: {
    title: 'Bring your history',
    text: 'From Tideline, Brethap or Inner Breeze, or any table with a heading (CSV). You see what is in it before anything is kept.',
    where: {
      brethap: 'Brethap: Sessions, then Export. The file is called brethap.sessions.csv.',
      innerBreeze: 'Inner Breeze: Settings, then Export data. The file is called InnerBreeze and a date, .json.',
    },
    choose: 'Choose a file',
    drop: 'or drop it here',
    reading: 'Reading the file',
    writing: (done: number, total: number) => `Keeping, ${number.format(done)} of ${sessions(total)}`,
    cancel: 'Cancel',
    cancelled: 'Cancelled. Nothing in your record was changed.',
    problem: fileProblem,
    failed: {
      full: 'There is no room left on this device. Nothing in your record was changed.',
      closed:
        'Another window runs a newer Tideline. Load this page again, then choose the file again. Nothing was changed.',
      failed: 'That did not work. Nothing in your record was changed; please try again.',
    },
    from: (origin: Origin, name: string) => `${name}, from ${origins[origin]}`,
    fresh: (n: number) => `${sessions(n)} to bring`,
    here: (n: number) => `${number.format(n)} here already`,
    left: (n: number) => `${number.format(n)} left out`,
    nothing: 'Everything in this file is here already.',
    none: 'There is no session in this file.',
    span: (from: string, to: string) => (from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`),
    day: shortDay,
    firstRows: 'The first of them',
    columns: { day: 'Day', time: 'Time', name: 'Technique', length: 'Length', breaths: 'Breaths' },
    leftOut: 'Left out',
    row: ({ row, why: reason, part }: RefusedRow) => `Row ${row}: ${why[reason]}${part ? ` (${part})` : ''}.`,
    moreRows: (n: number) => `And ${number.format(n)} more.`,
    also: (patterns: number, goals: number, trials: number) =>
      [
        patterns > 0 && count(patterns, 'own pattern', 'own patterns'),
        goals > 0 && count(goals, 'goal', 'goals'),
        trials > 0 && count(trials, 'trial', 'trials'),
      ]
        .filter(Boolean)
        .join(', '),
    alsoText: (what: string) => `Also in the file: ${what}. What is here already stays as it is.`,
    estimated:
      'Inner Breeze keeps the holds, not how long a session took. The length is worked out from its breaths and tempo.',
    noPattern: 'Brethap does not say which pattern was breathed, so these sessions are called Brethap.',
    zone: 'Time zone of these sessions',
    table: {
      title: 'What the columns mean',
      sample: 'First rows',
      column: 'Column',
      means: 'Means',
      nothing: 'Not used',
      meanings,
      unit: 'Length is in',
      units: { seconds: 'seconds, or h:mm:ss', minutes: 'minutes, or h:mm:ss', milliseconds: 'milliseconds' },
      order: 'Dates like 03/04/2025',
      orders: { 'day-first': 'day first', 'month-first': 'month first' },
      missing: (what: readonly Meaning[]) =>
        `Say which column is ${what.map(each => (each === 'length' ? 'the length or the end' : 'the date')).join(', and which is ')}.`,
    },
    go: (n: number) => (n === 0 ? 'Bring the rest' : `Bring ${sessions(n)}`),
    other: 'Choose another file',
    done: (n: number) => (n === 0 ? 'Brought in.' : `${sessions(n)} brought in.`),
    undo: 'Undo',
  },
  earlier: {
    title: 'Brought in before',
    what: (origin: Origin, name: string, day: string) => `${name}, from ${origins[origin]}, ${day}`,
    brought: sessions,
    undo: 'Take back',
    undoThis: (name: string) => `Take back ${name}`,
    account: 'What was synchronised goes from your other devices as well.',
    stays: 'Favourites and settings stay as they are.',
    done: (n: number) => `Taken back, ${sessions(n)}.`,
    failed: 'That could not be taken back just now. Nothing was changed.',
  },
  erase: {
    title: 'Delete everything',
    text: 'Deletes every session, note, pattern, goal and trial, what you said about your health, your own background sound and all settings from this browser. This cannot be undone, so export first if in doubt.',
    account:
      'You are signed in: your sessions are deleted from your account and from your other devices too, which needs the network. Your account itself stays, and you are signed out.',
    word: 'delete',
    label: (word: string) => `Type ${word} to go on`,
    go: 'Delete everything',
    busy: 'Deleting',
    busyElsewhere:
      'A session or a form is open, here or in another window. Finish or close it, then try again. Nothing was deleted.',
    unsent: (n: number) =>
      n === 0
        ? 'Your account could not be reached, so its copy is still there. Nothing was deleted yet.'
        : `${sessions(n)} could not be deleted from your account yet. They are deleted here, and the rest goes when the network is back.`,
    here: 'Delete from this browser only',
    hereText: 'Sessions in your account stay there, and come back when you sign in.',
    failed: 'That did not work. Some of it may be left; please try again.',
    done: 'Everything is deleted from this browser.',
  },
  calendar: {
    entry: ({ seconds, breaths }: Entry) => `${breath.clock(seconds)}, ${count(breaths, 'breath', 'breaths')}`,
  },
};
