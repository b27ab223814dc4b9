/** The techniques we ship, as data. Each row says where its timing comes from. */
import type { Pattern } from './pattern.ts';

/** Box breathing, four equal sides. Common practice; one arm of Balban 2023, doi 10.1016/j.xcrm.2022.100895. */
export const box: Pattern = {
  version: 1,
  id: 'box',
  name: 'Box breathing',
  phases: [
    { kind: 'in', seconds: 4 },
    { kind: 'hold', seconds: 4 },
    { kind: 'out', seconds: 4 },
    { kind: 'rest', seconds: 4 },
  ],
};

/** Everything that can be breathed, the default first. */
export const techniques = [box] as const satisfies readonly Pattern[];
