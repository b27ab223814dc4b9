/** A month as a row of gauges, drawn as one path for each tone: a year is then some seventy shapes and not four hundred. */
import { daysOfMonth } from '../../../domain/practice/calendar.ts';
import type { DayTotal } from '../../../domain/practice/day.ts';

/** Width of a day and of the gap after it, and height of a full gauge, in units of the picture. */
export const cell = 10;
const gap = 1;
export const full = 40;

/** Minutes that fill a gauge. */
const fullMinutes = 20;
/** Share of the height that any practice has, so that half a minute can be seen. */
const least = 0.2;

/** Steps of the design: 1 to 4, 5 to 9, 10 to 19, 20 minutes and more. Any practice shows. */
export function gaugeTone(minutes: number): 0 | 1 | 2 | 3 | 4 {
  if (minutes <= 0) return 0;
  if (minutes < 5) return 1;
  if (minutes < 10) return 2;
  return minutes < fullMinutes ? 3 : 4;
}

/** Share of the height, 0 to 1. */
export const gaugeHeight = (minutes: number) =>
  minutes <= 0 ? 0 : least + (1 - least) * Math.min(1, minutes / fullMinutes);

export interface MonthPaths {
  /** Days that are over, or today: the empty gauge behind. */
  readonly empty: string;
  /** Days to come, and days before the first practice of all: a low-water mark only. */
  readonly unmarked: string;
  /** By tone, 1 to 4. */
  readonly tones: readonly string[];
}

const box = (i: number, height: number) => `M${i * cell} ${full}v${-height}h${cell - gap}v${height}z`;

/** `since` is the first day with practice, if there is one. */
export function monthPaths(
  month: string,
  days: ReadonlyMap<string, DayTotal>,
  today: string,
  since: string | undefined,
): MonthPaths {
  const tones = ['', '', '', ''];
  let [empty, unmarked] = ['', ''];
  for (const [i, day] of daysOfMonth(month).entries()) {
    const minutes = (days.get(day)?.seconds ?? 0) / 60;
    const tone = gaugeTone(minutes);
    const lived = since !== undefined && since <= day && day <= today;
    if (!lived && tone === 0) unmarked += `M${i * cell} ${full}h${cell - gap}`;
    else empty += box(i, full);
    if (tone > 0) tones[tone - 1] += box(i, Math.round(full * gaugeHeight(minutes) * 10) / 10);
  }
  return { empty, unmarked, tones };
}
