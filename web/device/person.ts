/** What a person said about their health and what they accepted: asked once, kept on this device only, changeable. */
import * as z from 'zod/mini';
import { conditions, type Person } from '../../domain/breath/safety.ts';
import { keptText } from './kept-text.ts';

const schema = z.object({
  /** Absent: never asked. */
  conditions: z.optional(z.array(z.enum(conditions))),
  acknowledged: z.array(z.string().check(z.maxLength(120))).check(z.maxLength(500)),
});

const kept = keptText<z.infer<typeof schema>>('tideline-person', schema, { acknowledged: [] });

const asPerson = ({ conditions, acknowledged }: z.infer<typeof schema>): Person => ({ conditions, acknowledged });

export const getPerson = (): Person => asPerson(kept.get());
export const usePerson = (): Person => asPerson(kept.use());

/** Undefined takes the answer back: it is asked again when a technique needs it. */
export function setConditions(answer: Person['conditions']): void {
  const { acknowledged } = kept.get();
  kept.set(answer ? { conditions: [...answer], acknowledged } : { acknowledged });
}

export function acknowledge(keys: readonly string[]): void {
  const before = kept.get();
  kept.set({ ...before, acknowledged: [...new Set([...before.acknowledged, ...keys])].slice(-500) });
}
