/** The nearest breath within a bound: what the app offers when a pattern goes beyond one. */
import type { Ending, Pattern, Phase } from './pattern.ts';
import { admit } from './safety.ts';
import { type Bound, type BoundId, bounds } from './safety-table.ts';

/** A pattern and a length. */
interface Chosen {
  readonly pattern: Pattern;
  readonly ends: Ending;
}

const limitOf = (rule: BoundId) => {
  const bound: Bound | undefined = bounds.find(({ id }) => id === rule);
  return bound?.most ?? bound?.least ?? 0;
};

/** The nearest breath that keeps a bound, or null where only the person can say what should give. */
export function nearest({ pattern, ends }: Chosen, rule: BoundId): Chosen | null {
  const limit = limitOf(rule);
  const shorten = (
    kinds: readonly Phase['kind'][],
    to: (phase: Phase, index: number, all: readonly Phase[]) => number,
  ) => ({
    ends,
    pattern: {
      ...pattern,
      blocks: pattern.blocks.map(block => ({
        ...block,
        phases: block.phases.map((phase, i, all) =>
          kinds.includes(phase.kind) && phase.seconds !== undefined
            ? withSeconds(phase, Math.min(phase.seconds, to(phase, i, all)))
            : phase,
        ),
      })),
    },
  });
  const inward = (all: readonly Phase[]) =>
    all.filter(({ kind }) => kind === 'in' || kind === 'second-in').reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const kept = (changed: Chosen): Chosen | null => {
    const still = admit(changed.pattern, changed, { conditions: [], acknowledged: [] });
    return still.reasons.some(reason => reason.rule === rule) ? null : changed;
  };
  switch (rule) {
    case 'hold':
      return kept(shorten(['hold'], () => limit));
    case 'rest':
      return kept(shorten(['rest'], () => limit));
    case 'long-out':
      return kept(shorten(['out', 'hum'], (_, __, all) => inward(all) * limit));
    case 'long-hold':
      return kept(shorten(['hold'], (_, __, all) => inward(all) * limit));
    case 'slow':
      return kept({ ends, pattern: paced(pattern, 60 / limit) });
    case 'quick':
      return kept({ ends, pattern: paced(pattern, 60 / limit) });
    case 'first-month':
    case 'later':
      return kept({ pattern, ends: { by: 'breaths', breaths: limit } });
    case 'quick-dose':
      return kept({ pattern, ends: { by: 'minutes', minutes: limit } });
    case 'stroke-rate':
      return kept({
        ends,
        pattern: eachPhase(pattern, phase =>
          phase.kind === 'stroke' && phase.seconds !== undefined
            ? withSeconds(phase, Math.max(phase.seconds, 60 / limit))
            : phase,
        ),
      });
    case 'strokes-in-row':
      return kept({
        ends,
        pattern: {
          ...pattern,
          blocks: pattern.blocks.map(block =>
            block.phases.some(({ kind }) => kind === 'stroke')
              ? { ...block, times: Math.max(1, Math.floor(Math.min(block.times, limit / block.phases.length))) }
              : block,
          ),
        },
      });
    case 'strokes':
      return kept({ pattern, ends: { by: 'rounds', rounds: 3 } });
  }
}

const withSeconds = (phase: Phase, seconds: number): Phase => {
  const { change: _, ...still } = phase;
  return { ...still, seconds: Math.max(0.25, seconds) };
};

const eachPhase = (pattern: Pattern, change: (phase: Phase) => Phase): Pattern => ({
  ...pattern,
  blocks: pattern.blocks.map(block => ({ ...block, phases: block.phases.map(change) })),
});

/** All phases longer or shorter in the same proportion, on half seconds, until one breath of a block lasts `breath` seconds. */
function paced(pattern: Pattern, breath: number): Pattern {
  const timed = (phases: readonly Phase[]) => phases.reduce((sum, { seconds = 0 }) => sum + seconds, 0);
  const slower = pattern.blocks.some(block => timed(block.phases) > breath);
  const round = slower ? Math.floor : Math.ceil;
  return {
    ...pattern,
    blocks: pattern.blocks.map(block => {
      const factor = breath / Math.max(0.25, timed(block.phases));
      return {
        ...block,
        phases: block.phases.map(phase =>
          phase.seconds === undefined
            ? phase
            : withSeconds(phase, Math.max(0.5, round(phase.seconds * factor * 2) / 2)),
        ),
      };
    }),
  };
}
