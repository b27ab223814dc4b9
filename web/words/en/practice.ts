/** What the history says. Its screens bring these words with them; the first page does not carry them. */
import { breath } from './breath.ts';
import { count, figure } from './count.ts';

const some = (n: number, one: string, other: string) => count(n, one, other).replace(/^\d+/, figure(n));

/** Whole minutes, as a person would round them. */
const minutes = (seconds: number) =>
  seconds > 0 && seconds < 30 ? 'less than a minute' : some(Math.round(seconds / 60), 'minute', 'minutes');

const step = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const signed = (n: number) => `${Math.abs(n) < 0.05 ? '' : n < 0 ? 'minus ' : ''}${step.format(Math.abs(n))}`;

/** `5 weeks`, `16 days` */
const spell = (days: number) =>
  days >= 28 ? count(Math.round(days / 7), 'week', 'weeks') : count(days, 'day', 'days');

export const practice = {
  title: 'Practice',
  table: 'Table',
  picture: 'Picture',
  tableOf: (title: string) => `Table: ${title}`,
  pictureOf: (title: string) => `Picture: ${title}`,
  daysPractised: (days: number) => (days === 1 ? 'day practised this month' : 'days practised this month'),
  streak: {
    row: (days: number, grace: number) =>
      `${days} in a row${grace > 0 ? `, ${grace === 1 ? 'one grace day' : `${grace} grace days`} used` : ''}.`,
    hide: 'Hide',
    hideLabel: 'Hide the days in a row',
    hidden: 'Days in a row are hidden.',
    show: 'Show days in a row',
    undo: 'Undo',
  },
  links: {
    label: 'More of your practice',
    data: 'Export',
    import: 'Import',
    add: 'Add by hand',
    trial: 'Compare two',
    search: 'Search',
    trends: 'Trends',
    back: 'Practice',
  },
  year: {
    title: (year: string) => `Year ${year}`,
    all: 'All years',
    other: (year: string) => `Show ${year}`,
    label: (year: string) => `${year}, a row for each month`,
    hint: 'A row opens its month.',
    keys: 'Arrow keys go through months and days.',
    row: (month: string, days: number, seconds: number) =>
      `${month}: ${count(days, 'day', 'days')}, ${minutes(seconds)}`,
    day: (day: string, seconds: number, breaths: number, sessions: number) =>
      `${day}: ${practice.dayTotal(seconds, breaths, sessions)}`,
    noDay: (day: string) => `${day}: no practice noted`,
    today: (said: string) => `Today, ${said}`,
    scale: 'minutes',
    steps: ['0', '1', '5', '10', '20+'],
    days: 'days',
    minutes: 'minutes',
    min: (seconds: number) => `${figure(Math.round(seconds / 60))} min`,
    columns: ['Month', 'Days', 'Minutes', 'Breaths', 'Sessions'],
    sum: 'The year',
  },
  month: {
    summary: (days: number, seconds: number, sessions: number) =>
      `${count(days, 'day', 'days')}, ${minutes(seconds)}, ${count(sessions, 'session', 'sessions')}`,
    title: 'Day by day',
    none: 'No practice noted in this month.',
    year: (year: string) => `Back to ${year}`,
    before: (month: string) => `Back to ${month}`,
    after: (month: string) => `On to ${month}`,
    columns: ['Day', 'Minutes', 'Breaths', 'Sessions'],
    noSuch: 'There is no such month.',
  },
  weeks: {
    title: 'Minutes a week',
    text: (last: number, now: number) =>
      `${Math.round(last / 60)} last week, ${Math.round(now / 60)} so far in this one.`,
    first: (now: number) => `${Math.round(now / 60)} so far in this one.`,
    columns: ['Week from', 'Minutes', 'Breaths', 'Days'],
  },
  mood: {
    title: 'Mood, before and after',
    text: (higher: number, lower: number, of: number) =>
      `Higher in ${higher} of the last ${of}, ${lower === 0 ? 'never lower' : `lower in ${lower}`}.`,
    mean: (mean: number, low: number, high: number, n: number) =>
      `Over a year, in ${some(n, 'session', 'sessions')}, ${signed(Math.abs(mean))} of a step ${mean < 0 ? 'lower' : 'higher'} on average; 95 % interval ${signed(low)} to ${signed(high)}.`,
    unsure: 'Zero lies within, so it could as well be chance.',
    limits: 'It tells how your answers changed, not what changed them.',
    few: (fewest: number) => `An average is told from ${fewest} sessions on.`,
    high: 'settled',
    low: 'rough',
    columns: ['Session', 'Before', 'After'],
    names: breath.mood.names,
  },
  held: {
    title: 'Empty hold, rounds',
    text: (length: string, day: string) => `${length} at most, ${day}.`,
    columns: ['Day', 'Longest hold'],
  },
  trends: {
    title: 'Trends',
    what: 'Count',
    minutes: 'Minutes',
    breaths: 'Breaths',
    time: 'Time',
    spans: { quarter: '12 weeks', year: 'A year', all: 'All' },
    week: 'By week',
    month: 'By month',
    technique: 'By technique',
    hour: 'By time of day',
    sum: (days: number, seconds: number, breaths: number) =>
      `${some(days, 'day', 'days')}, ${minutes(seconds)}, ${some(breaths, 'breath', 'breaths')}.`,
    most: (most: string, where: string) => `At most ${most}, in the week from ${where}.`,
    mostMonth: (most: string, where: string) => `At most ${most}, in ${where}.`,
    mostTechnique: (name: string, share: number) => `${name} most: ${share} % of it.`,
    mostHour: (hour: string) => `Most begins between ${hour}.`,
    nothing: 'Nothing in this time.',
    value: (value: number, what: 'minutes' | 'breaths') =>
      what === 'minutes' ? some(value, 'minute', 'minutes') : some(value, 'breath', 'breaths'),
    columns: { week: 'Week from', month: 'Month', technique: 'Technique', hour: 'Hour', sessions: 'Sessions' },
    between: (hour: number) => `${hour} and ${hour + 1}`,
    hourRow: (hour: number) => `${String(hour).padStart(2, '0')} to ${String((hour + 1) % 24).padStart(2, '0')}`,
  },
  years: {
    title: (years: number) =>
      [
        'No years yet',
        'One year',
        'Two years',
        'Three years',
        'Four years',
        'Five years',
        'Six years',
        'Seven years',
        'Eight years',
        'Nine years',
        'Ten years',
      ][years] ?? `${years} years`,
    text: (days: number, seconds: number, since: string) =>
      `${some(days, 'day', 'days')}, ${minutes(seconds)} since ${since}. Each line is a year, its height the minutes in a week.`,
    days: (days: number) => some(days, 'day', 'days'),
    minutes: (seconds: number) => some(Math.round(seconds / 60), 'minute', 'minutes'),
    row: (year: string, days: number, seconds: number) => `${year}: ${some(days, 'day', 'days')}, ${minutes(seconds)}`,
    columns: ['Year', 'Days', 'Minutes', 'Breaths', 'Sessions'],
    weekday: (day: string) => `Most on ${day}s.`,
    hours: (hours: readonly number[]) =>
      `Most at ${hours.map(hour => String(hour).padStart(2, '0')).join(' and at ')}.`,
    quiet: (days: number, from: string, technique: string) =>
      `Longest quiet spell ${spell(days)}, from ${from}; then you came back${technique ? ` with ${technique}` : ''}.`,
    early: 'A few more weeks, and this page can say when you practise most.',
  },
  search: {
    title: 'Search',
    words: 'Words',
    wordsHint: 'In note, tags or technique',
    technique: 'Technique',
    mood: 'Mood after',
    tag: 'Tag',
    from: 'From',
    to: 'To',
    any: 'Any',
    clear: 'Clear',
    filter: 'Narrow down',
    looking: 'Looking',
    found: (n: number, more: boolean) =>
      n === 0 ? 'Nothing found' : `${figure(n)} ${n === 1 ? 'session' : 'sessions'}${more ? ' so far' : ''}`,
    backTo: (day: string) => `Looked back to ${day}.`,
    further: 'Search further back',
    start: 'Type a word, or choose what to look for.',
    wrongDates: 'The first day is after the last.',
    failed: 'The search could not read the record just now. Nothing was changed.',
  },
  sessions: 'Sessions',
  dayTotal: (seconds: number, breaths: number, sessions: number): string =>
    `${minutes(seconds)}, ${some(breaths, 'breath', 'breaths')}, ${count(sessions, 'session', 'sessions')}`,
  length: (seconds: number, breaths: number) => `${breath.clock(seconds)}, ${some(breaths, 'breath', 'breaths')}`,
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
    moving: 'Moving from Brethap or Inner Breeze?',
    bring: 'Bring your history',
    start: (name: string, minutes: number) => `Start ${name}, ${minutes} min`,
  },
  failed: {
    text: 'The history cannot be read just now. Nothing in it was changed.',
    again: 'Try again',
  },
};
