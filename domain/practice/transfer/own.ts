/** Reads our own export, of this version or any before. A row that is no session is left out and named; the rest comes. */
import * as z from 'zod/mini';
import { type Pattern, pattern } from '../../breath/pattern.ts';
import { conditions } from '../../breath/safety-table.ts';
import { no, ok, type Result } from '../../result.ts';
import { type Entry, entry } from '../entry.ts';
import { goal } from '../goal.ts';
import { trial } from '../trial.ts';
import { type Arrival, type Belongings, type FileProblem, inRange, type RefusedRow, tidy } from './arrival.ts';
import { exportVersion, format } from './file.ts';

const head = z.object({ format: z.literal(format), version: z.int().check(z.gte(1)) });

/** One reader a version; each gives what the newest one means. */
const readers: Record<number, (file: object) => Result<Arrival, FileProblem>> = { 1: readFirst };

export const isOwn = (json: unknown): json is object => head.safeParse(json).success;

export function readOwn(json: object): Result<Arrival, FileProblem> {
  const { version } = head.parse(json);
  if (version > exportVersion) return no({ why: 'newer', version });
  const read = readers[version];
  return read ? read(json) : no({ why: 'foreign' });
}

/** The lists of version 1. Rows stay unread here, so that one bad row does not cost the others. */
const firstLists = z.object({
  sessions: z.array(z.unknown()),
  patterns: z._default(z.array(z.unknown()), []),
  goals: z._default(z.array(z.unknown()), []),
  trials: z._default(z.array(z.unknown()), []),
  favourites: z._default(z.array(z.unknown()), []),
  settings: z.optional(z.unknown()),
  conditions: z._default(z.array(z.unknown()), []),
});

function readFirst(file: object): Result<Arrival, FileProblem> {
  const lists = firstLists.safeParse(file);
  if (!lists.success) return no({ why: 'broken' });
  const { sessions, settings, ...others } = lists.data;
  const entries: Entry[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  const readSession = sessionReader();
  for (const [i, row] of sessions.entries()) {
    const read = readSession(row);
    if (!read.ok) refused.push({ row: i + 1, ...read.problem });
    else if (seen.has(read.value.id)) refused.push({ row: i + 1, why: 'twice' });
    else {
      seen.add(read.value.id);
      entries.push(read.value);
    }
  }
  const belongings: Belongings = {
    patterns: readable(pattern, others.patterns).map(of => ({ ...of, name: tidy(of.name) || '?' })),
    goals: readable(goal, others.goals),
    trials: readable(trial, others.trials),
    favourites: readable(z.string().check(z.maxLength(64)), others.favourites),
    settings,
    conditions: readable(z.enum(conditions), others.conditions),
  };
  return ok({ origin: 'tideline', entries, refused, belongings });
}

const readable = <T>(schema: z.ZodMiniType<T>, rows: readonly unknown[]): T[] =>
  rows.flatMap(row => {
    const read = z.safeParse(schema, row);
    return read.success ? [read.data] : [];
  });

type PatternReader = (value: unknown) => Pattern | null;

/** People have few patterns and many sessions: each is read once. */
function patternReader(): PatternReader {
  const known = new Map<string, Pattern | null>();
  return value => {
    const key = JSON.stringify(value) ?? '';
    const found = known.get(key);
    if (found !== undefined) return found;
    const read = pattern.safeParse(value);
    const made = read.success ? { ...read.data, name: tidy(read.data.name) || '?' } : null;
    known.set(key, made);
    return made;
  };
}

const { pattern: _, ...plainParts } = entry.shape;

/** Values that are known to be right, of one part; beyond so many they are all different. */
const mostKnown = 5000;

/**
 * The first part of a session that is not as the schema says, the pattern left aside; null when all are. Zones, days,
 * lengths and moods come again and again, and each is asked about once: that takes a third of the time.
 */
export function faultFinder(): (row: Readonly<Record<string, unknown>>) => string | null {
  const parts = Object.entries(plainParts).map(([name, schema]) => ({ name, schema, right: new Set<unknown>() }));
  return row => {
    for (const { name, schema, right } of parts) {
      const value = row[name];
      if (right.has(value)) continue;
      if (!z.safeParse(schema, value).success) return name;
      if (typeof value !== 'object' && right.size < mostKnown) right.add(value);
    }
    return null;
  };
}

/** Noon in UTC of a day, asked for every session and the same for many. */
function noonReader(): (day: string) => number {
  const known = new Map<string, number>();
  return day => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const made = new Date(`${day}T12:00:00Z`).getTime();
    known.set(day, made);
    return made;
  };
}

function sessionReader(): (row: unknown) => Result<Entry, Omit<RefusedRow, 'row'>> {
  const faultIn = faultFinder();
  const patternOf = patternReader();
  const noonOf = noonReader();
  return row => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return no({ why: 'form' });
    const fault = faultIn(row as Record<string, unknown>);
    if (fault) return no({ why: 'form', part: fault });
    const read = row as Entry;
    const at = new Date(read.startedAt).getTime();
    if (!inRange(at)) return no({ why: 'range' });
    // No zone is further than this from UTC.
    if (Math.abs(noonOf(read.day) - at) > 28 * 3_600_000) return no({ why: 'form', part: 'day' });
    const of = patternOf(read.pattern);
    if (!of) return no({ why: 'pattern' });
    // Whole tenths, as every session has that was breathed here: totals rest on it.
    const made = { ...partsOf(row), pattern: of, seconds: Math.round(read.seconds * 10) / 10 };
    return ok(isTidy(made) ? made : tidied(made));
  };
}

const partNames = new Set(Object.keys(entry.shape));

/** Without what is no part of a session. */
function partsOf(row: object): Entry {
  for (const name in row)
    if (!partNames.has(name))
      return Object.fromEntries(Object.entries(row).filter(([of]) => partNames.has(of))) as Entry;
  return row as Entry;
}

/** What no screen shows is taken out of texts, and a text of nothing else is left out. */
function tidied(of: Entry): Entry {
  const { note, device, tags, ...rest } = of;
  const said = { note: note && tidy(note), device: device && tidy(device), tags: tags?.map(tidy).filter(tag => tag) };
  return { ...rest, ...Object.fromEntries(Object.entries(said).filter(([, value]) => value?.length)) };
}

/** As almost all are. */
const isTidy = ({ note = '-', device = '-', tags = ['-'] }: Entry) =>
  tags.length > 0 && [note, device, ...tags].every(text => text !== '' && tidy(text) === text);
