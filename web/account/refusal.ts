/** A sentence for each way a server can say no, or not answer. */
import type { Refusal } from '../api.ts';
import { words } from '../words/words.ts';

/** No fault of anyone's, and mended by waiting. */
const passing = new Set<Refusal>(['network', 'unavailable', 'internal']);

export const passes = (problem: Refusal) => passing.has(problem);

export const refusalInWords = (problem: Refusal): string =>
  problem === 'network' || problem === 'garbled' ? words.account.unanswered[problem] : words.problems[problem];
