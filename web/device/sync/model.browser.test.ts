/** The model of sync (model.test.ts has most of its runs) in a real IndexedDB, which ends transactions by rules of its own. */
import fc from 'fast-check';
import { test } from 'vitest';
import { history, live } from './test-model.ts';

const runs = Number(import.meta.env.VITE_SYNC_BROWSER_RUNS ?? 12);
const seed = Math.floor(Math.random() * 2 ** 31);

test(
  `in the end all devices hold the same, in ${runs} runs from seed ${seed}`,
  { timeout: 60_000 + runs * 1_500 },
  () => fc.assert(fc.asyncProperty(history, live), { numRuns: runs, seed }),
);
