/** The techniques we ship, as data. Each row says where its timing comes from. */
import type { Ending, Pattern, PhaseKind } from './pattern.ts';

/** A pattern of one repeated breath: kinds and seconds in order. */
export const simple = (
  id: string,
  name: string,
  ends: Ending,
  phases: readonly (readonly [PhaseKind, number])[],
): Pattern => ({
  version: 1,
  id,
  name,
  blocks: [{ times: 1, phases: phases.map(([kind, seconds]) => ({ kind, seconds })) }],
  ends,
});

const minutes = (count: number): Ending => ({ by: 'minutes', minutes: count });

/** Box breathing, four equal sides. Common practice; one arm of Balban 2023, doi 10.1016/j.xcrm.2022.100895. */
export const box = simple('box', 'Box breathing', minutes(1), [
  ['in', 4],
  ['hold', 4],
  ['out', 4],
  ['rest', 4],
]);

/** Everything that can be breathed, the default first. */
export const techniques = [box] as const satisfies readonly Pattern[];
