/**
 * Reads what Inner Breeze exports: its settings, and for every session the holds of its rounds in milliseconds. Its
 * first exports have a `dateTime` beside an arbitrary id, later ones use the time as the id. How long a session took is
 * not in the file; it follows from the settings, as the app itself would time it.
 */
import * as z from 'zod/mini';
import type { Pattern } from '../../breath/pattern.ts';
import { wallAt } from '../../wall.ts';
import type { Entry } from '../entry.ts';
import { type Arrival, type Given, inRange, type RefusedRow, type RowProblem } from './arrival.ts';
import { readMoment } from './moment.ts';

const milliseconds = z.number().check(z.gte(0), z.lte(86_400_000));
const session = z.object({
  id: z.string(),
  dateTime: z.optional(z.string()),
  rounds: z.record(z.string().check(z.regex(/^\d{1,3}$/)), milliseconds),
});

/** What the app starts with: thirty breaths, 1,668 ms for each way, and 15 s of hold once the lungs are full again. */
const preferences = z.object({
  tempo: z._default(z.number().check(z.gte(250), z.lte(30_000)), 1668),
  breaths: z._default(z.int().check(z.gte(1), z.lte(500)), 30),
  recoveryPause: z._default(z.number().check(z.gte(1), z.lte(600)), 15),
});
/** Seconds of the breath in and out around that hold. */
const recoveryWay = 2;

const file = z.object({ sessions: z.array(z.unknown()), preferences: z.optional(z.unknown()) });
const looksLikeOne = z.object({ id: z.string(), rounds: z.record(z.string(), z.unknown()) });

/** Ours too is an object with sessions; only theirs have rounds by number, or no session but their settings. */
export function isInnerBreeze(json: unknown): json is z.infer<typeof file> {
  const read = file.safeParse(json);
  if (!read.success) return false;
  const { sessions, preferences: set } = read.data;
  return sessions.length > 0
    ? sessions.some(row => looksLikeOne.safeParse(row).success)
    : typeof set === 'object' && set !== null && 'tempo' in set;
}

export function readInnerBreeze(json: z.infer<typeof file>, given: Given): Arrival {
  const pattern = patternOf(json.preferences);
  const entries: Entry[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const [i, row] of json.sessions.entries()) {
    const read = session.safeParse(row);
    if (read.success && Object.keys(read.data.rounds).length === 0) continue; // begun and left at once
    const made = read.success ? (seen.has(read.data.id) ? 'twice' : entryOf(read.data, pattern, given)) : 'form';
    if (read.success) seen.add(read.data.id);
    if (typeof made === 'string') refused.push({ row: i + 1, why: made });
    else entries.push(made);
  }
  return { origin: 'inner-breeze', entries, refused };
}

function patternOf(set: unknown): Pattern {
  const { tempo, breaths, recoveryPause } = preferences.safeParse(set ?? {}).data ?? preferences.parse({});
  const way = Math.round(tempo) / 1000;
  return {
    version: 1,
    id: 'inner-breeze',
    name: 'Inner Breeze',
    blocks: [
      {
        times: breaths,
        phases: [
          { kind: 'in', seconds: way },
          { kind: 'out', seconds: way },
        ],
      },
      {
        times: 1,
        phases: [
          { kind: 'rest', open: true },
          { kind: 'in', seconds: recoveryWay },
          { kind: 'hold', seconds: recoveryPause },
          { kind: 'out', seconds: recoveryWay },
        ],
      },
    ],
    ends: { by: 'rounds', rounds: 3 },
  };
}

function entryOf(of: z.infer<typeof session>, pattern: Pattern, { zone, newId }: Given): Entry | RowProblem {
  const start = readMoment(of.dateTime ?? of.id, zone);
  if (start === null) return 'start';
  if (!inRange(start)) return 'range';
  const inOrder = Object.entries(of.rounds).sort(([a], [b]) => Number(a) - Number(b));
  const retentions = inOrder.map(([, held]) => Math.round(held / 100) / 10);
  const each = pattern.blocks.reduce(
    (sum, { phases, times }) => sum + times * phases.reduce((all, { seconds = 0 }) => all + seconds, 0),
    0,
  );
  const seconds = Math.round((retentions.length * each + retentions.reduce((sum, held) => sum + held, 0)) * 10) / 10;
  if (seconds > 86_400) return 'length';
  const startedAt = new Date(start).toISOString();
  return {
    version: 1,
    id: newId(),
    pattern,
    startedAt,
    day: wallAt(zone, startedAt).day,
    zone,
    seconds,
    // The breath in after each hold is one more.
    breaths: retentions.length * ((pattern.blocks[0]?.times ?? 0) + 1),
    whole: true,
    rounds: retentions.length,
    retentions,
    origin: 'inner-breeze',
  };
}
