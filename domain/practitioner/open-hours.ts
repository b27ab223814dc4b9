/** When a practice is open at all, whatever is taken in it: by the rules of the slots, for a calendar to draw. */
import { datesAround, joined, type Stretch, stretchesOn } from '../booking/open-hours.ts';
import { planOf } from '../booking/plan.ts';
import { type Availability, closingDates } from './availability.ts';

export type { Stretch };

/** In order and apart, cut to the window; all in milliseconds since 1970. None when the hours cannot be read. */
export function openIn(of: Availability, from: number, to: number): readonly Stretch[] {
  const now = new Date(from).toISOString();
  const plan = planOf({
    zone: of.zone,
    weekly: of.weekly,
    overrides: closingDates(of),
    zoneSpans: of.travels,
    // Nothing is asked for in them.
    ...{ durationMin: 1, stepMin: 60, bufferBeforeMin: 0, bufferAfterMin: 0, minNoticeMin: 0, busy: [] },
    now,
    window: { from: now, to: new Date(to).toISOString() },
  });
  if (!plan.ok) return [];
  const { first, last } = datesAround({ start: from, end: to });
  const all: Stretch[] = [];
  for (let date = first; date <= last; date++) all.push(...stretchesOn(plan.value, date));
  return joined(all)
    .map(({ start, end }) => ({ start: Math.max(start, from), end: Math.min(end, to) }))
    .filter(({ start, end }) => start < end);
}
