/** Three rounds of quick breaths with an empty hold that the person ends: what tests of rounds speak of. */
import type { Pattern } from '../../domain/breath/pattern.ts';

export const rounds: Pattern = {
  version: 1,
  id: 'rounds',
  name: 'Rounds',
  blocks: [
    {
      times: 30,
      phases: [
        { kind: 'in', seconds: 1.7 },
        { kind: 'out', seconds: 1.6 },
      ],
    },
    {
      times: 1,
      phases: [
        { kind: 'rest', open: true },
        { kind: 'in', seconds: 2 },
        { kind: 'hold', seconds: 15 },
        { kind: 'out', seconds: 3 },
      ],
    },
  ],
  ends: { by: 'rounds', rounds: 3 },
};
