/** Patterns, goals and trials as fields that change on their own; each is read from what is known, or not at all. */
import { type Pattern, pattern } from '../breath/pattern.ts';
import { isGone, type Known, type Values, valuesOf } from './change.ts';
import { type Goal, goal } from './goal.ts';
import { type Trial, trial } from './trial.ts';

/** A pattern of one's own and where it stands in the list. */
export interface PlacedPattern {
  readonly place: number;
  readonly pattern: Pattern;
}

export const patternFields = ({ place, pattern }: PlacedPattern): Values =>
  new Map<string, unknown>([
    ['pattern', pattern],
    ['place', place],
  ]);

/** Like `entryFrom`: null when it was deleted, undefined when this version cannot read it. */
export function patternFrom(id: string, known: Known): PlacedPattern | null | undefined {
  if (isGone(known)) return null;
  const values = valuesOf(known);
  const [parsed, place] = [pattern.safeParse(values.get('pattern')), values.get('place')];
  if (!parsed.success || parsed.data.id !== id || !Number.isSafeInteger(place)) return undefined;
  return { pattern: parsed.data, place: Number(place) };
}

/** There is at most one goal by days and one by minutes, so they go by these names: two devices that set one each agree on one. */
export const goalName = ({ kind }: Pick<Goal, 'kind'>) => kind.by;
export const goalFields = (of: Goal): Values => new Map([['goal', of]]);

export function goalFrom(name: string, known: Known): Goal | null | undefined {
  if (isGone(known)) return null;
  const parsed = goal.safeParse(valuesOf(known).get('goal'));
  return parsed.success && goalName(parsed.data) === name ? parsed.data : undefined;
}

/** What was set when it began, the sessions done, and its end. */
export function trialFields({ version: _, id: __, done, endedAt, ...begun }: Trial): Values {
  const ended: [string, unknown][] = endedAt === undefined ? [] : [['ended', endedAt]];
  return new Map<string, unknown>([['begun', begun], ['done', done], ...ended]);
}

export function trialFrom(id: string, known: Known): Trial | null | undefined {
  if (isGone(known)) return null;
  const values = valuesOf(known);
  const begun = values.get('begun');
  const endedAt = values.get('ended') ?? undefined;
  const parsed = trial.safeParse({
    ...(typeof begun === 'object' ? begun : {}),
    version: 1,
    id,
    done: values.get('done'),
    endedAt,
  });
  if (!parsed.success) return undefined;
  const { endedAt: at, ...rest } = parsed.data;
  return at === undefined ? rest : { ...rest, endedAt: at };
}
