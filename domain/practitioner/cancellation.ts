/** What goes back to whom when a session is called off: rules as data, copied into every purchase as they are then. */
import * as z from 'zod/mini';

const percent = z.int().check(z.gte(0), z.lte(100));

export const cancellation = z
  .strictObject({
    /** Called off by the client so many hours ahead or more, so much goes back. The earliest first; later than the last, nothing. */
    steps: z.array(z.strictObject({ hours: z.int().check(z.gte(0), z.lte(24 * 60)), percent })).check(
      z.maxLength(6),
      z.refine(steps => steps.every((step, i) => i === 0 || step.hours < (steps[i - 1]?.hours ?? 0)), {
        error: 'hours must fall from step to step',
      }),
      z.refine(steps => steps.every((step, i) => i === 0 || step.percent <= (steps[i - 1]?.percent ?? 0)), {
        error: 'who calls off later gets no more back',
      }),
    ),
    /** How often one session may be moved instead, and until how many hours ahead. */
    moves: z.strictObject({ most: z.int().check(z.gte(0), z.lte(5)), hours: z.int().check(z.gte(0), z.lte(24 * 60)) }),
  })
  .register(z.globalRegistry, { id: 'CancellationPolicy' });

export type Cancellation = z.infer<typeof cancellation>;

/** Percent that go back when the client calls off so many hours ahead (a fraction may be given, negative once it began). */
export const percentBack = ({ steps }: Cancellation, hoursAhead: number) =>
  steps.find(step => hoursAhead >= step.hours && hoursAhead >= 0)?.percent ?? 0;

/** What a new service begins with. */
export const usualCancellation: Cancellation = {
  steps: [
    { hours: 48, percent: 100 },
    { hours: 24, percent: 50 },
  ],
  moves: { most: 1, hours: 24 },
};
