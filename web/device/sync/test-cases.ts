/** Histories that the model found, and the code of their time, or the model, got wrong. None is ever taken out. */
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
  {
    name: 'cut off while signing out with sync off: what is here is the device’s own and stays',
    steps: [
      { does: 'pattern', device: 2, n: 0 },
      { does: 'off', device: 2, n: 0 },
      { does: 'leave', device: 2, n: 0, dies: 0 },
    ],
  },
];
