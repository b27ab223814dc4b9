/** One month as a row of gauges: height says the minutes, tone repeats it. The list below says the same in words. */
import type { DayTotal } from '../../domain/practice/day.ts';
import { monthOf } from '../../domain/time.ts';
import { monthName, words } from '../words/words.ts';

interface Props {
  readonly today: string;
  readonly days: readonly DayTotal[];
}

export function Gauges({ today, days }: Props) {
  const month = monthOf(today);
  const level = new Map(days.map(total => [total.day, gaugeLevel(total.seconds / 60)]));
  const cells = Array.from({ length: daysIn(month) }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`);
  return (
    <div className="gauges" role="img" aria-label={words.practice.month.label(monthName(month))}>
      {cells.map((day, i) => (
        <span key={day} className={day === today ? 'gauge-day now' : 'gauge-day'}>
          <b>{i === 0 || (i + 1) % 5 === 0 ? i + 1 : ''}</b>
          <i className={day > today ? 'gauge future' : `gauge gauge-${level.get(day) ?? 0}`} />
        </span>
      ))}
    </div>
  );
}

/** Steps of the design: 1 to 4, 5 to 9, 10 to 19, 20 minutes and more. Any practice shows. */
function gaugeLevel(minutes: number): 0 | 1 | 2 | 3 | 4 {
  if (minutes <= 0) return 0;
  if (minutes < 5) return 1;
  if (minutes < 10) return 2;
  return minutes < 20 ? 3 : 4;
}

const daysIn = (month: string) => new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();
