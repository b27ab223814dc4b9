/** Reads a table of sessions from anywhere, once it is said which column means what; guesses that from the headings. */
import { readCode, shortCode } from '../../breath/code.ts';
import { techniques } from '../../breath/library.ts';
import type { Pattern } from '../../breath/pattern.ts';
import { wallAt } from '../../wall.ts';
import { breathsOf, hasRounds } from '../by-hand.ts';
import { type Entry, type Mood, mostTags, noteLimit, tagLimit } from '../entry.ts';
import { type Arrival, cut, type Given, inRange, type RefusedRow, type RowProblem, tidy } from './arrival.ts';
import { type DayOrder, dayOrderOf, type LengthUnit, readLength, readMoment } from './moment.ts';
import { unknownPattern } from './unknown-pattern.ts';

/** What a column can mean. `start` holds date and time, or the date alone beside `time`. */
export const meanings = [
  'start',
  'time',
  'end',
  'length',
  'name',
  'pattern',
  'breaths',
  'moodBefore',
  'mood',
  'note',
  'tags',
  'zone',
] as const;
export type Meaning = (typeof meanings)[number];

export interface Mapping {
  /** Index of the column, from 0, of each meaning that has one. */
  readonly columns: Partial<Record<Meaning, number>>;
  readonly unit: LengthUnit;
  readonly order: DayOrder;
}

const named: Record<Meaning, RegExp> = {
  start: /^(start(ed)?( ?(at|time|date))?|date( ?time)?|day|when|timestamp|begin|begun)$/,
  time: /^(time|clock|hour|time of day|start time)$/,
  end: /^(end(ed)?( ?(at|time))?|finish(ed)?|stop)$/,
  length:
    /^(length|duration|seconds|secs?|minutes|mins?|time spent|(duration|length)[ (]+(s|sec|seconds|m|min|minutes|ms|milliseconds)\)?)$/,
  name: /^(name|technique|exercise|practice|activity|type|preset|title|session)$/,
  pattern: /^(pattern|code)$/,
  breaths: /^(breaths?|breath count|cycles)$/,
  moodBefore: /^(mood before|before)$/,
  mood: /^(mood( after)?|after|feeling)$/,
  note: /^(notes?|comments?|journal|memo|remarks?)$/,
  tags: /^(tags?|labels?)$/,
  zone: /^(zone|time ?zone|tz)$/,
};

const plain = (heading: string) => heading.trim().toLowerCase().replace(/[_-]+/g, ' ').replace(/\s+/g, ' ');

/** The first guess; `rows` are a few of the first, which tell the order of day and month. */
export function guessMapping(heading: readonly string[], rows: readonly (readonly string[])[]): Mapping {
  const columns: Partial<Record<Meaning, number>> = {};
  for (const [i, cell] of heading.entries())
    for (const meaning of meanings)
      if (columns[meaning] === undefined && !Object.values(columns).includes(i) && named[meaning].test(plain(cell)))
        columns[meaning] = i;
  const said = columns.length === undefined ? '' : plain(heading[columns.length] ?? '');
  const unit =
    /\bmin/.test(said) || /\(m\)/.test(said) ? 'minutes' : /\b(ms|milli)/.test(said) ? 'milliseconds' : 'seconds';
  const { start } = columns;
  return { columns, unit, order: dayOrderOf(start === undefined ? [] : rows.map(row => row[start] ?? '')) };
}

/** What is still missing before a table can be read. */
export const missingMeanings = ({ columns }: Mapping): Meaning[] => [
  ...(columns.start === undefined ? (['start'] as const) : []),
  ...(columns.length === undefined && columns.end === undefined ? (['length'] as const) : []),
];

/** `rows` without the heading. */
export function readColumns(rows: Iterable<readonly string[]>, mapping: Mapping, given: Given): Arrival {
  const entries: Entry[] = [];
  const refused: RefusedRow[] = [];
  const patternOf = patternReader();
  let row = 1;
  for (const cells of rows) {
    row++;
    const read = readRow(cells, mapping, given, patternOf);
    if (typeof read === 'string') refused.push({ row, why: read });
    else entries.push(read);
  }
  return { origin: 'csv', entries, refused };
}

type PatternReader = (code: string, name: string) => Pattern;

function readRow(
  cells: readonly string[],
  { columns, unit, order }: Mapping,
  given: Given,
  patternOf: PatternReader,
): Entry | RowProblem {
  const cell = (meaning: Meaning) => {
    const i = columns[meaning];
    return i === undefined ? '' : unguarded((cells[i] ?? '').trim());
  };
  const zone = knownZone(cell('zone')) ?? given.zone;
  const from = cell('start');
  const start = readMoment(from.includes(':') ? from : `${from} ${cell('time')}`, zone, order);
  if (start === null) return 'start';
  if (!inRange(start)) return 'range';
  const end = columns.length === undefined ? readMoment(cell('end'), zone, order) : null;
  const seconds = end === null ? readLength(cell('length'), unit) : Math.round((end - start) / 100) / 10;
  if (seconds === null || !(seconds > 0 && seconds <= 86_400)) return 'length';
  const count = cell('breaths');
  if (count !== '' && !(/^\d{1,6}$/.test(count) && Number(count) <= 100_000)) return 'breaths';
  const pattern = patternOf(cell('pattern'), cell('name'));
  const startedAt = new Date(start).toISOString();
  const moodBefore = moodOf(cell('moodBefore'));
  const mood = moodOf(cell('mood'));
  const note = cut(tidy(cell('note')), noteLimit);
  const tags = tagsOf(cell('tags'));
  return {
    version: 1,
    id: given.newId(),
    pattern,
    startedAt,
    day: wallAt(zone, startedAt).day,
    zone,
    seconds,
    breaths: count === '' ? counted(pattern, seconds) : Number(count),
    whole: true,
    ...(moodBefore ? { moodBefore } : {}),
    ...(mood ? { mood } : {}),
    ...(note ? { note } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    origin: 'csv',
  };
}

/** A spreadsheet's guard against formulas, as our own export sets it, is no part of the text. */
const unguarded = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

const moodOf = (text: string) => (/^[1-5]$/.test(text) ? (Number(text) as Mood) : undefined);

const tagsOf = (text: string) =>
  [...new Set(text.split(/[;,]/).map(tag => cut(tidy(tag).trim(), tagLimit)))].filter(tag => tag).slice(0, mostTags);

/** Whole breaths that fit, where the pattern says how long one is. */
const counted = (pattern: Pattern, seconds: number) => (hasRounds(pattern) ? 0 : breathsOf(pattern, seconds));

const zones = new Map<string, boolean>();

function knownZone(name: string): string | undefined {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return undefined;
  let known = zones.get(name);
  if (known === undefined) {
    known = isZone(name);
    if (zones.size < 1000) zones.set(name, known);
  }
  return known ? name : undefined;
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en-GB', { timeZone: name }));
  } catch {
    return false;
  }
}

/** By its code, else by the name of one in the library, else only a name. */
function patternReader(): PatternReader {
  const known = new Map<string, Pattern>();
  return (code, name) => {
    const key = `${code}\n${name}`;
    const found = known.get(key);
    if (found) return found;
    const shipped = techniques.find(of => of.name.toLowerCase() === name.toLowerCase());
    const id = `csv-${[...cut(name.toLowerCase(), 56)].map(c => (/[a-z0-9]/.test(c) ? c : '-')).join('')}`;
    const own = code && (!shipped || shortCode(shipped) !== code);
    const coded = own ? readCode(code, { id, name: cut(tidy(name), 120) || code }) : null;
    const made = coded?.ok ? coded.value : (shipped ?? unknownPattern(id, name || 'Breathing'));
    known.set(key, made);
    return made;
  };
}
