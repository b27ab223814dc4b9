/** Minutes of the last twelve weeks. */
import { addDays, mondayOf } from '../../../domain/practice/calendar.ts';
import type { DayTotal } from '../../../domain/practice/day.ts';
import { byWeek } from '../../../domain/practice/trend.ts';
import { Picture } from '../../ui/Picture.tsx';
import { shortDay } from '../../words/dates.ts';
import { practice } from '../../words/en/practice.ts';
import { Bars } from './Bars.tsx';

const say = practice.weeks;
const shown = 12;

export function Weeks({ today, days }: { readonly today: string; readonly days: readonly DayTotal[] }) {
  const weeks = byWeek(days, addDays(mondayOf(today), -7 * (shown - 1)), today);
  const [last, now] = weeks.slice(-2);
  // Nobody who began on Wednesday needs to hear of a week before.
  const begun = days.some(({ day }) => now !== undefined && day < now.from);
  return (
    <Picture
      title={say.title}
      words={practice}
      text={<p>{begun ? say.text(last?.seconds ?? 0, now?.seconds ?? 0) : say.first(now?.seconds ?? 0)}</p>}
      table={() => ({
        columns: say.columns,
        rows: weeks.toReversed().map(({ from, seconds, breaths, days: count }) => ({
          key: from,
          cells: [shortDay(from, today.slice(0, 4)), Math.round(seconds / 60), breaths, count],
        })),
      })}
    >
      <Bars values={weeks.map(({ seconds }) => seconds)} unfinished />
    </Picture>
  );
}
