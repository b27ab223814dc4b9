/** Who may book which service, before anything is held: the safety table's conditions, asked because of what is breathed in it. */
import { library } from '../breath/library.ts';
import { admit, type Condition, conditions } from '../breath/safety.ts';
import type { Service } from './offer.ts';

export type Gate =
  | { readonly verdict: 'go' }
  /** Nobody has asked the client yet. */
  | { readonly verdict: 'ask'; readonly conditions: readonly Condition[] }
  /** Of these conditions; `release`: the practitioner can let them in. */
  | { readonly verdict: 'release' | 'refuse'; readonly conditions: readonly Condition[] };

/** Conditions that some technique of the service does not go with, in the order of the safety table. */
export function conditionsOf(techniques: Service['techniques']): Condition[] {
  const patterns = library.filter(({ id }) => techniques.includes(id)).flatMap(row => row.patterns);
  const reasons = patterns.flatMap(pattern => admit(pattern, {}, { conditions, acknowledged: [] }).reasons);
  const named = new Set(reasons.flatMap(reason => ('condition' in reason ? [reason.condition] : [])));
  return conditions.filter(condition => named.has(condition));
}

/** `answered`: what the client says they have; undefined before they were asked. `released`: let in by the practitioner. */
export function gateOf(
  { techniques, whenConditions }: Pick<Service, 'techniques' | 'whenConditions'>,
  answered: readonly Condition[] | undefined,
  released: readonly Condition[] = [],
): Gate {
  const asked = conditionsOf(techniques);
  if (asked.length === 0) return { verdict: 'go' };
  if (!answered) return { verdict: 'ask', conditions: asked };
  const inTheWay = asked.filter(condition => answered.includes(condition));
  if (inTheWay.length === 0) return { verdict: 'go' };
  if (whenConditions === 'refuse') return { verdict: 'refuse', conditions: inTheWay };
  const open = inTheWay.filter(condition => !released.includes(condition));
  return open.length === 0 ? { verdict: 'go' } : { verdict: 'release', conditions: open };
}
