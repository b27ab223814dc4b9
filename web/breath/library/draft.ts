/** A breath being built: its phases in seconds, how they grow, and every change. Pure, so that handles and rows cannot differ. */
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
  /** Seconds added each time the breath comes round, and where that stops. */
  readonly change?: Growth;
}

export type Growth = NonNullable<Phase['change']>;

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly Step[];
  readonly ends: Ending;
  /** How often the breath is repeated in one round. */
  readonly times: number;
  /** Seconds of one part where the lengths are kept as a ratio. */
  readonly unit?: number;
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
  | { readonly do: 'growth'; readonly key: number; readonly by: number; readonly limit?: number }
  | { readonly do: 'ratio'; readonly on: boolean }
  | { readonly do: 'unit'; readonly unit: number }
  | { readonly do: 'ends'; readonly ends: Ending }
  | { readonly do: 'times'; readonly times: number }
  | { readonly do: 'take'; readonly pattern: Pattern; readonly ends: Ending };

const phasesOf = (pattern: Pattern): readonly Omit<Step, 'key'>[] =>
  mainPhases(pattern).map(({ kind, route, to, change, ...phase }) => ({
    kind,
    seconds: secondsOf({ kind, ...phase }, pattern.unit, 0),
    ...(route ? { route } : {}),
    ...(to === undefined ? {} : { to }),
    ...(change ? { change } : {}),
  }));

/** Whether rows and handles can say all of a pattern. */
export const isPlain = (pattern: Pattern) =>
  pattern.blocks.length === 1 && mainPhases(pattern).every(({ open }) => !open);

export function draftOf(pattern: Pattern, id = pattern.id, name = pattern.name): Draft {
  const steps = phasesOf(pattern).map((phase, key) => ({ ...phase, key }));
  const halves = steps.some(({ seconds }) => !Number.isInteger(seconds));
  const { ends, unit } = pattern;
  const times = pattern.blocks[0]?.times ?? 1;
  return { id, name, steps, ends, times, ...inUnits(unit), step: halves ? 0.5 : 1, nextKey: steps.length };
}

const inUnits = (unit: number | undefined) => (unit === undefined ? {} : { unit });

/** How many parts of the unit, without the dust of a division. */
export const partsOf = (seconds: number, unit: number) => Math.round((seconds / unit) * 1e6) / 1e6;

export function patternOf({ id, name, steps, ends, times, unit }: Draft): Pattern {
  const phases = steps.map(({ key: _, seconds, ...phase }): Phase => {
    const lasts = unit === undefined ? { seconds } : { parts: partsOf(seconds, unit) };
    return { ...phase, ...lasts };
  });
  return { version: 1, id, name: name.trim(), ...inUnits(unit), blocks: [{ times, phases }], ends };
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

/** A phase may have this many parts of the unit at most. */
const mostParts = 64;

const within = (seconds: number, { step, unit }: Pick<Draft, 'step' | 'unit'>) => {
  const rounded = Math.round(seconds / step) * step;
  return Math.min(longestPhase, (unit ?? longestPhase) * mostParts, Math.max(step, rounded));
};

const among = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** Between which seconds one part may lie, so that every phase keeps its share and can be breathed. */
export function unitRange({ steps, unit = 1 }: Draft): { readonly min: number; readonly max: number } {
  const all = steps.map(({ seconds }) => seconds / unit);
  return { min: Math.max(0.5, 0.5 / Math.min(...all)), max: Math.min(60, longestPhase / Math.max(...all)) };
}

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
        ? each(change.key, step => ({ ...step, seconds: within(change.seconds, draft) }))
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
    case 'step': {
      const next = { ...draft, step: change.step };
      return { ...next, steps: draft.steps.map(step => ({ ...step, seconds: within(step.seconds, next) })) };
    }
    case 'growth':
      return Number.isFinite(change.by) ? each(change.key, step => grown(step, change.by, change.limit)) : draft;
    case 'ratio': {
      const { unit: _, ...plain } = draft;
      const all = draft.steps.map(({ seconds }) => seconds);
      return change.on ? { ...plain, unit: Math.max(Math.min(...all), Math.max(...all) / mostParts) } : plain;
    }
    case 'unit': {
      if (draft.unit === undefined || !Number.isFinite(change.unit)) return draft;
      const { min, max } = unitRange(draft);
      if (min > max) return draft;
      const unit = among(min, change.unit, max);
      const by = unit / draft.unit;
      return { ...draft, unit, steps: draft.steps.map(step => ({ ...step, seconds: step.seconds * by })) };
    }
    case 'ends':
      return { ...draft, ends: change.ends, times: change.ends.by === 'rounds' ? draft.times : 1 };
    case 'times':
      return Number.isFinite(change.times) ? { ...draft, times: among(1, Math.round(change.times), 500) } : draft;
    case 'take': {
      const phases = phasesOf(change.pattern);
      const halves = phases.some(({ seconds }) => !Number.isInteger(seconds));
      const steps = phases.map((phase, i) => ({ ...phase, key: draft.steps[i]?.key ?? draft.nextKey + i }));
      const { unit: _, ...rest } = draft;
      return { ...rest, ...inUnits(change.pattern.unit), steps, ends: change.ends, step: halves ? 0.5 : draft.step };
    }
  }
}

/** Longer or shorter each time by so many seconds; nothing said of where it stops, it stops at double or at half. */
function grown({ change: before, ...step }: Step, by: number, limit: number | undefined): Step {
  const seconds = among(-60, Math.round(by * 2) / 2, 60);
  if (seconds === 0) return step;
  const turned = before !== undefined && Math.sign(before.by) === Math.sign(seconds) ? before.limit : undefined;
  const natural = seconds > 0 ? step.seconds * 2 : Math.max(1, step.seconds / 2);
  const stops = limit !== undefined && Number.isFinite(limit) ? limit : (turned ?? natural);
  return { ...step, change: { by: seconds, limit: among(0.5, stops, longestPhase) } };
}
