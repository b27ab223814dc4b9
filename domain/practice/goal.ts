/** What a person means to do in a week: practise on most days, or breathe so many minutes. */
import * as z from 'zod/mini';
import { calendarDay } from '../time.ts';

export const goal = z.object({
  id: z.uuid(),
  kind: z.discriminatedUnion('by', [
    z.object({ by: z.literal('days'), days: z.int().check(z.gte(1), z.lte(7)) }),
    z.object({ by: z.literal('minutes'), minutes: z.int().check(z.gte(1), z.lte(10_080)) }),
  ]),
  /** The first day that counts. */
  from: calendarDay,
});

export type Goal = z.infer<typeof goal>;
