/** The longest stop with empty lungs of each day that had one, over the last year. */
import { daysBetween } from '../../../domain/practice/calendar.ts';
import type { DayTotal } from '../../../domain/practice/day.ts';
import { retentions } from '../../../domain/practice/trend.ts';
import { Picture } from '../../ui/Picture.tsx';
import { lengthOf } from '../../words/dates.ts';
import { practice } from '../../words/en/practice.ts';
import { calendarDay } from '../../words/words.ts';
import { Line } from './Line.tsx';

const say = practice.held;

export function Held({ today, days }: { readonly today: string; readonly days: readonly DayTotal[] }) {
  const held = retentions(days);
  const [first, last] = [held[0], held.at(-1)];
  if (!first || !last) return null;
  const longest = held.reduce((most, of) => (of.seconds >= most.seconds ? of : most));
  // A line may begin above nothing; the sentence and the table have the seconds.
  const least = Math.min(...held.map(({ seconds }) => seconds));
  const floor = Math.max(0, least - (longest.seconds - least) * 0.15);
  const span = Math.max(1, daysBetween(first.day, last.day));
  const year = today.slice(0, 4);
  return (
    <Picture
      title={say.title}
      words={practice}
      text={<p>{say.text(lengthOf(longest.seconds), calendarDay(longest.day, year))}</p>}
      table={() => ({
        columns: say.columns,
        rows: held
          .toReversed()
          .map(({ day, seconds }) => ({ key: day, cells: [calendarDay(day, year), lengthOf(seconds)] })),
      })}
    >
      <Line
        points={held.map(({ day, seconds }) => ({
          key: day,
          x: held.length === 1 ? 1 : daysBetween(first.day, day) / span,
          y: (seconds - floor) / Math.max(1, longest.seconds - floor),
        }))}
      />
    </Picture>
  );
}
