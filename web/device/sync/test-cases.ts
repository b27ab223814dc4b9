/** Histories that the model found and the code of their time got wrong. None is ever taken out. */
import type { Step } from './test-model.ts';

export const cases: readonly { readonly name: string; readonly steps: readonly Step[] }[] = [
  {
    name: 'the browser ends between leaving and forgetting what lies beside the database',
    steps: [
      { does: 'like', device: 0, n: 0 },
      { does: 'leave', device: 0, n: 0, dies: 41 },
    ],
  },
  {
    name: 'signed out while a round asks what is new: what waits sealed is not named again',
    steps: [
      { does: 'save', device: 0, n: 0 },
      { does: 'round', device: 0, n: 0, meanwhile: { does: 'leave', n: 0 } },
    ],
  },
];
