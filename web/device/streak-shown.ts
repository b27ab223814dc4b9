/** Whether a person wants to see the days in a row; remembered on this device. */
import * as z from 'zod/mini';
import { keptText } from './kept-text.ts';

const kept = keptText('tideline-streak-shown', z.boolean(), true);

export const useStreakShown = kept.use;
export const setStreakShown = kept.set;
