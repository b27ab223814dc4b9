/** Any pattern the schema accepts, for property tests. */
import fc from 'fast-check';
import { type Pattern, type Phase, pattern, phaseKinds, routes } from '../../domain/breath/pattern.ts';

const seconds = fc.integer({ min: 3, max: 400 }).map(n => n / 10);

const phase = (timed: boolean): fc.Arbitrary<Phase> =>
  fc
    .record({
      kind: fc.constantFrom(...phaseKinds),
      seconds,
      parts: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined, freq: 4 }),
      open: fc.boolean(),
      route: fc.option(fc.constantFrom(...routes), { nil: undefined }),
      change: fc.option(fc.record({ by: fc.integer({ min: -8, max: 8 }).map(n => n / 4), limit: seconds }), {
        nil: undefined,
        freq: 4,
      }),
    })
    .map(p => {
      const canWait = p.kind === 'hold' || p.kind === 'rest' || p.kind === 'free';
      const length =
        !timed && p.open && canWait ? { open: true as const } : p.parts ? { parts: p.parts } : { seconds: p.seconds };
      return {
        kind: p.kind,
        ...length,
        ...(p.route ? { route: p.route } : {}),
        ...(p.change ? { change: p.change } : {}),
      };
    });

const of = (timed: boolean): fc.Arbitrary<Pattern> =>
  fc
    .record({
      name: fc.string({ minLength: 1, maxLength: 20 }),
      blocks: fc.array(
        fc.record({
          phases: fc.array(phase(timed), { minLength: 1, maxLength: 5 }),
          times: fc.integer({ min: 1, max: 6 }),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      ends: fc.oneof(
        fc.record({ by: fc.constant('minutes' as const), minutes: fc.integer({ min: 1, max: 20 }) }),
        fc.record({ by: fc.constant('rounds' as const), rounds: fc.integer({ min: 1, max: 4 }) }),
        fc.record({ by: fc.constant('breaths' as const), breaths: fc.integer({ min: 1, max: 40 }) }),
      ),
    })
    .map(({ name, blocks, ends }) => ({ version: 1 as const, id: 'any', name, unit: 2, blocks, ends }))
    .filter(p => pattern.safeParse(p).success);

export const anyPattern = of(false);
/** Without phases that wait for the person. */
export const timedPattern = of(true);
