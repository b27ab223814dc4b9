/** Whether a breath may be started: every Start passes through here, wherever the pattern came from. */
import { type Features, featuresOf } from './features.ts';
import type { Ending, Pattern } from './pattern.ts';
import {
  type Bound,
  type BoundId,
  bounds,
  type Condition,
  type ConditionRule,
  type ConditionRuleId,
  conditionRules,
  type LineId,
  lineRules,
  type Sign,
} from './safety-table.ts';

export { type Condition, conditions, type LineId } from './safety-table.ts';

export interface Person {
  /** Undefined: never asked. */
  readonly conditions: readonly Condition[] | undefined;
  /** Keys of reasons that the person has read and accepted, see `keyOf`. */
  readonly acknowledged: readonly string[];
}

export interface BoundReason {
  readonly rule: BoundId;
  readonly verdict: 'acknowledge' | 'refuse';
  readonly actual: number;
  readonly limit: number;
}

interface ConditionReason {
  readonly rule: ConditionRuleId;
  readonly verdict: 'acknowledge' | 'refuse';
  readonly actual: number;
  readonly limit: number;
  readonly condition: Condition;
  /** Id of a technique that can be breathed instead. */
  readonly instead: string;
}

export type Reason = BoundReason | ConditionReason;

export interface Admission {
  /** `ask`: conditions first. `acknowledge`: beyond a stated bound. `refuse`: never. */
  readonly verdict: 'go' | 'ask' | 'acknowledge' | 'refuse';
  readonly ask: readonly Condition[];
  readonly reasons: readonly Reason[];
  readonly lines: readonly LineId[];
}

/** What a person accepts when they acknowledge a reason: this rule at this figure, in any pattern with equal features. */
export const keyOf = (reason: Reason) =>
  'condition' in reason
    ? `${reason.rule}:${reason.condition}:${reason.actual}`
    : `${reason.rule}:${reason.limit}:${reason.actual}`;

export function admit(pattern: Pattern, { ends }: { readonly ends?: Ending }, person: Person): Admission {
  const features = featuresOf(pattern, ends);
  const spoken = conditionRules.filter(rule => shows(rule.signs, features));
  const reasons: Reason[] = [
    ...bounds.flatMap(bound => ofBound(bound, features)),
    ...spoken.flatMap(rule => ofConditions(rule, features, person.conditions ?? [])),
  ];
  const ask = person.conditions ? [] : [...new Set(spoken.filter(rule => rule.ask).flatMap(rule => rule.conditions))];
  const lines = lineRules.filter(rule => shows(rule.signs, features)).map(rule => rule.id);
  return { verdict: verdictOf(reasons, ask, person.acknowledged), ask, reasons, lines };
}

function verdictOf(reasons: readonly Reason[], ask: readonly Condition[], acknowledged: readonly string[]) {
  if (reasons.some(reason => reason.verdict === 'refuse')) return 'refuse';
  if (ask.length > 0) return 'ask';
  return reasons.every(reason => acknowledged.includes(keyOf(reason))) ? 'go' : 'acknowledge';
}

const shows = (signs: readonly Sign[], features: Features) => signs.some(sign => holds(sign, features));

const holds = (sign: Sign, features: Features) =>
  'from' in sign ? features[sign.measure] >= sign.from : features[sign.measure] <= sign.upTo;

function ofBound(bound: Bound & { readonly id: BoundId }, features: Features): Reason[] {
  const actual = features[bound.measure];
  const over = bound.most !== undefined && actual > bound.most;
  const under = bound.least !== undefined && actual < bound.least;
  if (!over && !under) return [];
  const never = bound.never !== undefined && actual > bound.never;
  const limit = (never ? bound.never : (bound.most ?? bound.least)) ?? 0;
  return [{ rule: bound.id, verdict: never ? 'refuse' : 'acknowledge', actual, limit }];
}

function ofConditions(
  rule: ConditionRule & { readonly id: ConditionRuleId },
  features: Features,
  known: readonly Condition[],
): Reason[] {
  const sign = rule.signs.find(one => holds(one, features));
  if (!sign) return [];
  const { id, verdict, instead } = rule;
  const limit = 'from' in sign ? sign.from : sign.upTo;
  return rule.conditions
    .filter(condition => known.includes(condition))
    .map(condition => ({ rule: id, verdict, actual: features[sign.measure], limit, condition, instead }));
}
