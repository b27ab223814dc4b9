/** What to breathe: phases in blocks, blocks in rounds, and when it ends. One schema for library, built, shared and stored. */
import * as z from 'zod/mini';

/**
 * `hold` is with full lungs and `rest` with empty ones; `second-in` tops up a breath that is already in; `hum` is an out
 * with sound; `stroke` is one short forced out with its passive in; `free` is breathing as one likes.
 */
export const phaseKinds = ['in', 'second-in', 'hold', 'out', 'hum', 'rest', 'stroke', 'free'] as const;
export const routes = ['nose', 'mouth', 'left', 'right'] as const;

const shortestPhase = 0.25;
export const longestPhase = 600;
export const mostPhases = 32;
const mostBlocks = 8;
const mostTimes = 500;
export const mostMinutes = 24 * 60;

const seconds = z.number().check(z.gte(shortestPhase), z.lte(longestPhase));

const change = z.object({
  /** Seconds added at each repetition of the block; negative makes it shorter. */
  by: z.number().check(z.gte(-60), z.lte(60)),
  /** Where it stops changing, in seconds. */
  limit: seconds,
});

const phase = z
  .object({
    kind: z.enum(phaseKinds),
    /** How long, in seconds ... */
    seconds: z.optional(seconds),
    /** ... or in parts of the pattern's unit ... */
    parts: z.optional(z.number().check(z.gt(0), z.lte(64))),
    /** ... or until the person ends it. */
    open: z.optional(z.literal(true)),
    route: z.optional(z.enum(routes)),
    /** How full the lungs are at its end, 0 to 1, where that is not plain from the kind. */
    to: z.optional(z.number().check(z.gte(0), z.lte(1))),
    change: z.optional(change),
  })
  .check(
    z.refine(p => [p.seconds, p.parts, p.open].filter(of => of !== undefined).length === 1, {
      error: 'a phase lasts either seconds, or parts of the unit, or until it is ended',
    }),
    z.refine(p => !p.open || p.kind === 'hold' || p.kind === 'rest' || p.kind === 'free', {
      error: 'only a hold, a rest or free breathing can wait for the person',
    }),
  );

const block = z.object({
  phases: z.array(phase).check(z.minLength(1), z.maxLength(mostPhases)),
  /** Repetitions in one round. */
  times: z.int().check(z.gte(1), z.lte(mostTimes)),
});

/** When a session is over; always at the end of a whole breath. */
export const ending = z.discriminatedUnion('by', [
  z.object({ by: z.literal('minutes'), minutes: z.number().check(z.gt(0), z.lte(mostMinutes)) }),
  z.object({ by: z.literal('breaths'), breaths: z.int().check(z.gte(1), z.lte(10_000)) }),
  z.object({ by: z.literal('rounds'), rounds: z.int().check(z.gte(1), z.lte(100)) }),
  z.object({ by: z.literal('never') }),
]);

export const pattern = z
  .object({
    version: z.literal(1),
    id: z.string().check(z.minLength(1), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    /** Seconds of one part, for phases that are given as a ratio. */
    unit: z.optional(seconds),
    blocks: z.array(block).check(z.minLength(1), z.maxLength(mostBlocks)),
    ends: ending,
  })
  .check(
    z.refine(p => p.unit !== undefined || p.blocks.every(b => b.phases.every(f => f.parts === undefined)), {
      error: 'a ratio needs a unit',
    }),
    z.refine(
      p => p.unit === undefined || p.blocks.every(b => b.phases.every(f => secondsOf(f, p.unit, 0) <= longestPhase)),
      {
        error: `no phase is longer than ${longestPhase} seconds`,
      },
    ),
  )
  .register(z.globalRegistry, { id: 'Pattern' });

export type Pattern = z.infer<typeof pattern>;
export type Block = z.infer<typeof block>;
export type Phase = z.infer<typeof phase>;
export type Ending = z.infer<typeof ending>;
export type PhaseKind = (typeof phaseKinds)[number];
export type Route = (typeof routes)[number];

/** Seconds of a phase at the `nth` repetition of its block (from 0), `Infinity` for one that waits for the person. */
export function secondsOf(phase: Phase, unit: number | undefined, nth: number): number {
  if (phase.open) return Number.POSITIVE_INFINITY;
  const start = phase.seconds ?? (phase.parts ?? 0) * (unit ?? 0);
  if (!phase.change) return Math.max(shortestPhase, start);
  const { by, limit } = phase.change;
  const moved = start + by * nth;
  const bounded = by < 0 ? Math.max(Math.min(limit, start), moved) : Math.min(Math.max(limit, start), moved);
  return Math.max(shortestPhase, bounded);
}

/** A pattern of one repeated breath, as most are. */
export const isSimple = (of: Pattern) => of.blocks.length === 1;

/** Phases of the first block: the shape that a trace shows and a name such as 4-7-8 tells. */
export const mainPhases = (of: Pattern): readonly Phase[] => of.blocks[0]?.phases ?? [];

/** Seconds of one repetition of the main block, as it is at the start. */
export const breathSeconds = (of: Pattern) =>
  mainPhases(of).reduce((sum, phase) => sum + (phase.open ? 0 : secondsOf(phase, of.unit, 0)), 0);
