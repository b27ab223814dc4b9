/** What the trial with oneself says: what it is, what is due, what came of it, and what that can and cannot tell. */
import type { Finding, TriedPair } from '../../../domain/practice/trial.ts';
import { count } from './count.ts';

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const minus = (text: string) => text.replace('-', '−');
const steps = (n: number) => `${minus(number.format(n))} ${Math.abs(n) === 1 ? 'step' : 'steps'}`;

/** `rose by 0.8 steps`, `fell by 1 step`, `stayed the same` */
const moved = (by: number) =>
  Math.abs(by) < 0.05 ? 'stayed the same' : `${by > 0 ? 'rose' : 'fell'} by ${steps(Math.abs(by))}`;

export const trial = {
  title: 'Compare two',
  back: 'Practice',
  intro: [
    'Which of two breaths does more for you? Practise each of them several times, say with one tap how it was before and after, and look at the difference.',
    'Sessions come in pairs. Each pair holds both breaths, and a lot says which comes first, so that good days and bad ones fall on both alike.',
  ],
  lot: 'An example of four pairs. Each holds both breaths, in an order drawn by lot.',
  lotCaption: 'Four pairs, as a lot might draw them.',
  undo: 'Undo',
  table: 'Table',
  picture: 'Picture',
  tableOf: (title: string) => `Table: ${title}`,
  pictureOf: (title: string) => `Picture: ${title}`,
  failed: { text: 'Trials cannot be read just now. Nothing in them was changed.', again: 'Try again' },
  setup: {
    title: 'Begin a trial',
    another: 'Begin another trial',
    a: 'The one',
    b: 'The other',
    library: 'Library',
    yours: 'Yours',
    pairs: 'Pairs',
    pairsUnit: 'pairs',
    pairsNote: (pairs: number) => `${2 * pairs} sessions, ${pairs} of each`,
    minutes: 'Length of each session',
    minutesUnit: 'min',
    ownLength: (names: readonly string[]) =>
      `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} counted in breaths or rounds and ${names.length === 1 ? 'keeps its' : 'keep their'} own length.`,
    more: 'Five pairs are the least. Eight may well miss a difference of a whole step; thirty seldom do.',
    begin: 'Draw the order and begin',
    same: 'These two are the same breath. Choose another one to compare.',
    refuse: (name: string) =>
      `${name} cannot be in a trial: the safety rules rule it out, or your answers about your health do.`,
    why: (name: string) => `About ${name}`,
    ask: (name: string) => `Before ${name} we ask about your health once.`,
    answer: 'Answer now',
    running: 'Another window has begun a trial meanwhile. One runs at a time.',
  },
  running: {
    due: (name: string) => `Today: ${name}`,
    dueNext: (name: string) => `Next: ${name}`,
    session: (nth: number, of: number) => `Session ${nth} of ${of}.`,
    doneToday:
      'Today’s session is done. One a day, at about the same hour, makes the fairest trial; there is no hurry.',
    daily: 'One a day, at about the same hour, makes the fairest trial. A day without one changes nothing.',
    start: (name: string) => `Start ${name}`,
    pairs: (done: number, of: number) => `${done} of ${count(of, 'pair', 'pairs')} done`,
    pairsPicture: (done: number, of: number) => `${done} of ${count(of, 'session', 'sessions')} done, in pairs.`,
    wait: 'What comes of it is shown at the end. A look in between would colour what follows.',
    counts: 'A session counts when you say how it was before and after.',
    end: 'End early',
    delete: 'Delete',
    deleteThis: (a: string, b: string) => `Delete the trial of ${a} and ${b}`,
  },
  ended: 'The trial is ended.',
  removed: 'The trial is deleted. Its sessions stay in your practice.',
  past: 'Earlier trials',
  between: (a: string, b: string) => `${a} and ${b}`,
  when: (from: string, to: string) => {
    const [first, last] = [date.format(new Date(from)), date.format(new Date(to))];
    return first === last ? first : `${first} to ${last}`;
  },
  result: {
    means: (a: string, b: string, { means, pairs }: Finding) =>
      means
        ? `Over ${count(pairs.length, 'pair', 'pairs')}, mood ${moved(means.a)} on average with ${a}, and ${moved(means.b)} with ${b}.`
        : '',
    says: (a: string, b: string, { says, difference }: Finding, least: number) => {
      if (!difference || says === 'few')
        return `That is too little to compare: at least ${least} whole pairs are needed before a difference means anything.`;
      const [low, high] = says === 'b' ? [-difference.high, -difference.low] : [difference.low, difference.high];
      const likely = `likely between ${minus(number.format(low))} and ${steps(high)}`;
      if (says === 'open') {
        const more = difference.mean >= 0 ? a : b;
        const by = Math.abs(difference.mean);
        const [from, to] = difference.mean >= 0 ? [low, high] : [-high, -low];
        return by < 0.05
          ? `No difference was seen. The true one is likely between ${minus(number.format(low))} and ${steps(high)}, so either could be the better one for you.`
          : `${more} did ${steps(by)} more, but the true difference is likely between ${minus(number.format(from))} and ${steps(to)}. None at all is among those, so this trial leaves it open.`;
      }
      const [more, less] = says === 'a' ? [a, b] : [b, a];
      return `${more} did ${steps(Math.abs(difference.mean))} more for your mood than ${less}. The true difference is ${likely}, and chance alone would seldom bring that.`;
    },
    alone: (n: number) =>
      n === 0 ? '' : `${count(n, 'session is', 'sessions are')} left out, because the pair is not whole.`,
    can: 'What this can say',
    cans: [
      'How the two compare for you, in these weeks, right after breathing.',
      '“Likely” means: of twenty trials like this, about one would miss the true difference.',
    ],
    cannot: 'What it cannot',
    cannots: [
      'You knew which one you were doing. What you expected of it is part of the result.',
      'The sessions are few. A small difference stays hidden, and one odd day weighs much.',
      'Rough to settled are five steps, not a measure like minutes; the average takes them all as equal. Where you began at settled, nothing could rise.',
      'It says nothing about hours later, about other people, or about your health.',
    ],
    picture: 'Pair by pair',
    caption: 'Each mark is one session, or one pair in the last row; the bar is where the true difference likely lies.',
    label: 'Changes of mood with each of the two, and the differences of the pairs. The table has the same in numbers.',
    difference: (a: string, b: string) => `Difference: ${a} less ${b}`,
    axis: 'steps of mood, after less before',
    columns: (a: string, b: string) => ['Pair', 'First', a, b, 'Apart'],
    cells: ({ pair, first, a, b, difference }: TriedPair, names: { readonly a: string; readonly b: string }) => [
      String(pair),
      names[first],
      minus(signed.format(a)),
      minus(signed.format(b)),
      minus(signed.format(difference)),
    ],
    tick: (n: number) => minus(signed.format(n)),
  },
};
