/** A breath being built: plain phases in seconds, and every change to them. Pure, so that handles and rows cannot differ. */
import {
  type Ending,
  longestPhase,
  mainPhases,
  mostPhases,
  type Pattern,
  type Phase,
  type PhaseKind,
  type Route,
  secondsOf,
} from '../../../domain/breath/pattern.ts';

export interface Step {
  /** Keeps its identity while phases move, for focus and keys. */
  readonly key: number;
  readonly kind: PhaseKind;
  readonly seconds: number;
  readonly route?: Route;
  readonly to?: number;
}

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly Step[];
  readonly ends: Ending;
  /** Seconds that one press of a button or an arrow adds. */
  readonly step: 0.5 | 1;
  readonly nextKey: number;
}

export type Change =
  | { readonly do: 'name'; readonly name: string }
  | { readonly do: 'seconds'; readonly key: number; readonly seconds: number }
  | { readonly do: 'kind'; readonly key: number; readonly kind: PhaseKind }
  | { readonly do: 'route'; readonly key: number; readonly route: Route | undefined }
  | { readonly do: 'add' }
  | { readonly do: 'remove'; readonly key: number }
  | { readonly do: 'move'; readonly key: number; readonly by: -1 | 1 }
  | { readonly do: 'step'; readonly step: Draft['step'] }
  | { readonly do: 'take'; readonly pattern: Pattern; readonly ends: Ending };

const phasesOf = (pattern: Pattern): readonly Omit<Step, 'key'>[] =>
  mainPhases(pattern).map(({ kind, route, to, ...phase }) => ({
    kind,
    seconds: secondsOf({ kind, ...phase }, pattern.unit, 0),
    ...(route ? { route } : {}),
    ...(to === undefined ? {} : { to }),
  }));

/** Whether rows and handles can say all of a pattern. */
export const isPlain = (pattern: Pattern) =>
  pattern.blocks.length === 1 &&
  pattern.blocks[0]?.times === 1 &&
  mainPhases(pattern).every(({ open, change }) => !open && !change);

export function draftOf(pattern: Pattern, id = pattern.id, name = pattern.name): Draft {
  const steps = phasesOf(pattern).map((phase, key) => ({ ...phase, key }));
  const halves = steps.some(({ seconds }) => !Number.isInteger(seconds));
  return { id, name, steps, ends: pattern.ends, step: halves ? 0.5 : 1, nextKey: steps.length };
}

export function patternOf({ id, name, steps, ends }: Draft): Pattern {
  const phases = steps.map(({ key: _, ...phase }): Phase => phase);
  return { version: 1, id, name: name.trim(), blocks: [{ times: 1, phases }], ends };
}

/** What would naturally come after a phase. */
const natural: Record<PhaseKind, PhaseKind> = {
  in: 'hold',
  'second-in': 'out',
  hold: 'out',
  out: 'rest',
  hum: 'rest',
  rest: 'in',
  stroke: 'stroke',
  free: 'in',
};

const within = (seconds: number, step: number) => {
  const rounded = Math.round(seconds / step) * step;
  return Math.min(longestPhase, Math.max(step, rounded));
};

export function changed(draft: Draft, change: Change): Draft {
  const each = (key: number, turn: (step: Step) => Step): Draft => ({
    ...draft,
    steps: draft.steps.map(step => (step.key === key ? turn(step) : step)),
  });
  switch (change.do) {
    case 'name':
      return { ...draft, name: change.name.slice(0, 120) };
    case 'seconds':
      return Number.isFinite(change.seconds)
        ? each(change.key, step => ({ ...step, seconds: within(change.seconds, draft.step) }))
        : draft;
    case 'kind':
      return each(change.key, ({ to: _, ...step }) => ({ ...step, kind: change.kind }));
    case 'route':
      return each(change.key, ({ route: _, ...step }) => (change.route ? { ...step, route: change.route } : step));
    case 'add': {
      if (draft.steps.length >= mostPhases) return draft;
      const kind = natural[draft.steps.at(-1)?.kind ?? 'rest'];
      const step: Step = { key: draft.nextKey, kind, seconds: 4 };
      return { ...draft, steps: [...draft.steps, step], nextKey: draft.nextKey + 1 };
    }
    case 'remove':
      return draft.steps.length > 1 ? { ...draft, steps: draft.steps.filter(({ key }) => key !== change.key) } : draft;
    case 'move': {
      const from = draft.steps.findIndex(({ key }) => key === change.key);
      const step = draft.steps[from];
      const other = draft.steps[from + change.by];
      if (!step || !other) return draft;
      return { ...draft, steps: draft.steps.with(from, other).with(from + change.by, step) };
    }
    case 'step':
      return {
        ...draft,
        step: change.step,
        steps: draft.steps.map(step => ({ ...step, seconds: within(step.seconds, change.step) })),
      };
    case 'take': {
      const phases = phasesOf(change.pattern);
      const halves = phases.some(({ seconds }) => !Number.isInteger(seconds));
      const steps = phases.map((phase, i) => ({ ...phase, key: draft.steps[i]?.key ?? draft.nextKey + i }));
      return { ...draft, steps, ends: change.ends, step: halves ? 0.5 : draft.step };
    }
  }
}
