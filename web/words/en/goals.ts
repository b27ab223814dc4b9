/** What the goals of a week say. They come with their screens and not with the first page. */
import type { GoalKind, GoalWeek } from '../../../domain/practice/goal.ts';
import { count } from './count.ts';

type By = GoalKind['by'];

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const unit = (by: By, n: number) => (by === 'days' ? count(n, 'day', 'days') : `${n} min`);
const units: Record<By, (n: number) => string> = {
  days: n => (n === 1 ? 'day' : 'days'),
  minutes: n => (n === 1 ? 'minute' : 'minutes'),
};

export const goals = {
  title: 'Goals',
  back: 'Practice',
  intro:
    'What you mean to do in a week, Monday to Sunday. It is only for you: a week that turns out otherwise is just a week, and nothing is taken away.',
  undo: 'Undo',
  failed: { text: 'Goals cannot be read just now. Nothing in them was changed.', again: 'Try again' },
  line: {
    none: 'Set a goal for the week',
    label: (parts: readonly string[]) => `This week: ${parts.join(', ')}`,
    part: (by: By, { done, aim = 0, reached }: GoalWeek) =>
      reached ? `${done} ${units[by](done)}` : `${done} of ${aim} ${units[by](aim)}`,
  },
  kinds: {
    days: {
      title: 'Days in a week',
      offer: 'Most days: four of the seven. A day counts however short the practice was.',
      field: 'Days',
      unit: 'of 7',
      set: (n: number) => (n === 4 ? 'Aim for most days' : `Aim for ${count(n, 'day', 'days')}`),
    },
    minutes: {
      title: 'Minutes in a week',
      offer: 'Twenty minutes a week, in one go or in many.',
      field: 'Minutes',
      unit: 'min',
      set: (n: number) => `Aim for ${count(n, 'minute', 'minutes')}`,
    },
  } satisfies Record<By, unknown>,
  now: (by: By, { done, aim = 0, reached }: GoalWeek) => {
    if (!reached) return `${done} of ${aim} ${units[by](aim)} so far this week.`;
    const meant = done > aim ? `. You meant ${aim}.` : ', as you meant.';
    return `${done} ${units[by](done)} this week${meant}`;
  },
  change: 'A change counts from this week on.',
  remove: 'Remove',
  removeThis: (title: string) => `Remove the goal: ${title}`,
  removed: (title: string) => `The goal for ${title.replace(/^./, c => c.toLowerCase())} is removed.`,
  picture: {
    label: 'This week and the eight before it. The table has the same in numbers.',
    caption: 'This week and the eight before. The line is what you meant, a dot a week as meant.',
    table: 'Table',
    picture: 'Picture',
    tableOf: (title: string) => `Table: ${title}`,
    pictureOf: (title: string) => `Picture: ${title}`,
    columns: ['Week from', 'Done', 'Meant', 'So'],
    meant: 'as meant',
    soFar: 'so far',
    none: 'no goal yet',
    unit,
    /** `16 Nov` */
    day: (day: string) => shortDay.format(new Date(`${day}T00:00:00Z`)),
  },
};
