/** Day totals: what calendar, heat map and trends need to know of a day without opening its sessions. */
import { hourIn } from '../time.ts';
import type { Entry } from './entry.ts';

export interface Tally {
  readonly seconds: number;
  readonly breaths: number;
  readonly sessions: number;
}

/** One pattern's part of a day, by the pattern's id; the name is that of the day's last session of it. */
export interface TechniqueTally extends Tally {
  readonly id: string;
  readonly name: string;
}

/** Sums over the sessions with a mood before and after, from which mean and spread of the change can be told. */
export interface MoodSums {
  readonly pairs: number;
  /** Sum of (after - before), and of its squares. */
  readonly change: number;
  readonly squares: number;
  readonly higher: number;
  readonly lower: number;
}

export type HourTally = readonly [hour: number, seconds: number, breaths: number];

export interface DayTotal extends Tally {
  readonly day: string;
  /** By id. */
  readonly techniques: readonly TechniqueTally[];
  /** Hour of the clock on the wall in which sessions began (0 to 23), with their seconds and breaths. */
  readonly hours: readonly HourTally[];
  readonly moods?: MoodSums;
  /** Longest stop that waited for the person, seconds. */
  readonly retention?: number;
}

/** The total of one day; the order of the entries does not matter, and numbers come out the same in any order. */
function totalOf(day: string, entries: readonly Entry[]): DayTotal {
  const inOrder = [...entries].sort((a, b) => (a.id < b.id ? -1 : 1));
  const techniques = new Map<string, TechniqueTally>();
  const hours = new Map<number, HourTally>();
  for (const entry of inOrder) {
    const { id, name } = entry.pattern;
    techniques.set(id, { id, name, ...plus(techniques.get(id), entry) });
    addHour(hours, [hourIn(entry.zone, entry.startedAt), entry.seconds, entry.breaths]);
  }
  const moods = moodSums(inOrder);
  const retentions = inOrder.flatMap(entry => entry.retentions ?? []);
  return {
    day,
    ...inOrder.reduce<Tally>(plus, none),
    techniques: byId(techniques),
    hours: inTheDay(hours),
    ...(moods.pairs > 0 ? { moods } : {}),
    ...(retentions.length > 0 ? { retention: Math.max(...retentions) } : {}),
  };
}

const none: Tally = { seconds: 0, breaths: 0, sessions: 0 };

/** Seconds are kept to a tenth; without this, sums of tenths would drift. */
const tenths = (seconds: number) => Math.round(seconds * 10) / 10;

function addHour(hours: Map<number, HourTally>, [hour, seconds, breaths]: HourTally) {
  const [, s, b] = hours.get(hour) ?? [hour, 0, 0];
  hours.set(hour, [hour, tenths(s + seconds), b + breaths]);
}

const byId = (techniques: ReadonlyMap<string, TechniqueTally>) =>
  [...techniques.values()].sort((a, b) => (a.id < b.id ? -1 : 1));

const inTheDay = (hours: ReadonlyMap<number, HourTally>) => [...hours.values()].sort(([a], [b]) => a - b);

const plus = (sum: Tally = none, { seconds, breaths }: Entry): Tally => ({
  seconds: tenths(sum.seconds + seconds),
  breaths: sum.breaths + breaths,
  sessions: sum.sessions + 1,
});

function moodSums(entries: readonly Entry[]): MoodSums {
  const changes = entries.flatMap(({ moodBefore, mood }) => (moodBefore && mood ? [mood - moodBefore] : []));
  return {
    pairs: changes.length,
    change: changes.reduce((sum, by) => sum + by, 0),
    squares: changes.reduce((sum, by) => sum + by * by, 0),
    higher: changes.filter(by => by > 0).length,
    lower: changes.filter(by => by < 0).length,
  };
}

/** All day totals of some entries, oldest first: what the stored totals must always equal. */
export function foldDays(entries: Iterable<Entry>): DayTotal[] {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const of = days.get(entry.day);
    if (of) of.push(entry);
    else days.set(entry.day, [entry]);
  }
  return [...days].map(([day, of]) => totalOf(day, of)).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The totals of one day of several people on one device, or of what was there and what comes, as one. It is exactly the
 * fold of all their sessions, but for the name of a technique that has two: the later row's counts.
 */
export function mergeDays(rows: readonly DayTotal[]): DayTotal[] {
  const days = new Map<string, DayTotal>();
  for (const row of rows) {
    const before = days.get(row.day);
    days.set(row.day, before ? together(before, row) : row);
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

function together(a: DayTotal, b: DayTotal): DayTotal {
  const techniques = new Map(a.techniques.map(of => [of.id, of]));
  for (const of of b.techniques) techniques.set(of.id, { ...of, ...sum(techniques.get(of.id) ?? none, of) });
  const hours = new Map(a.hours.map(of => [of[0], of]));
  for (const of of b.hours) addHour(hours, of);
  const moods = [a.moods, b.moods].filter(of => of !== undefined);
  const retentions = [a.retention, b.retention].filter(of => of !== undefined);
  return {
    day: a.day,
    ...sum(a, b),
    techniques: byId(techniques),
    hours: inTheDay(hours),
    ...(moods.length > 0 ? { moods: moods.reduce(sumMoods) } : {}),
    ...(retentions.length > 0 ? { retention: Math.max(...retentions) } : {}),
  };
}

const sum = (a: Tally, b: Tally): Tally => ({
  seconds: tenths(a.seconds + b.seconds),
  breaths: a.breaths + b.breaths,
  sessions: a.sessions + b.sessions,
});

export const sumMoods = (a: MoodSums, b: MoodSums): MoodSums => ({
  pairs: a.pairs + b.pairs,
  change: a.change + b.change,
  squares: a.squares + b.squares,
  higher: a.higher + b.higher,
  lower: a.lower + b.lower,
});
