/** What to breathe: phases in order, in whole seconds or parts of them, repeated breath after breath. */
import * as z from 'zod/mini';

export const phaseKinds = ['in', 'hold', 'out', 'rest'] as const;

const phase = z.object({
  kind: z.enum(phaseKinds),
  /** Seconds; half seconds and finer are allowed. */
  seconds: z.number().check(z.gt(0), z.lte(600)),
});

export const pattern = z
  .object({
    version: z.literal(1),
    id: z.string().check(z.minLength(1), z.maxLength(64)),
    name: z.string().check(z.minLength(1), z.maxLength(120)),
    phases: z.array(phase).check(z.minLength(1), z.maxLength(64)),
  })
  .register(z.globalRegistry, { id: 'Pattern' });

export type Pattern = z.infer<typeof pattern>;
export type PhaseKind = (typeof phaseKinds)[number];

/** Seconds of one whole breath. */
export const breathSeconds = (of: Pattern) => of.phases.reduce((sum, phase) => sum + phase.seconds, 0);
