/** Weekly hours as they are edited, day by day, and as they are kept, as rules for several days. */
import type { Availability } from '../../../domain/practitioner/availability.ts';

export interface Span {
  readonly start: string;
  readonly end: string;
}

/** For each weekday, Monday first, its hours in order. */
export type Week = readonly (readonly Span[])[];

export const weekOf = ({ weekly }: Pick<Availability, 'weekly'>): Week =>
  Array.from({ length: 7 }, (_, i) =>
    weekly
      .filter(({ days }) => days.includes(i + 1))
      .map(({ start, end }) => ({ start, end }))
      .sort((a, b) => (a.start < b.start ? -1 : 1)),
  );

/** An end that is not after its start is one of the next day. */
export const crosses = ({ start, end }: Span) => end !== '' && start !== '' && end <= start;

export const hoursOf = (span: Span) => ({ ...span, ...(crosses(span) && { endDayOffset: 1 as const }) });

export function rulesOf(week: Week): Availability['weekly'] {
  const rules = new Map<string, Availability['weekly'][number]>();
  for (const [i, spans] of week.entries())
    for (const span of spans) {
      const key = `${span.start} ${span.end}`;
      const rule = rules.get(key);
      // The same hours twice on one day are one.
      const days = [...new Set([...(rule?.days ?? []), i + 1])];
      rules.set(key, { ...hoursOf(span), days });
    }
  return [...rules.values()];
}
