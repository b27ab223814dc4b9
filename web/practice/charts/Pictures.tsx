/** What the last year adds up to: a sentence and a small drawing each. Loaded when the year map is there. */
import type { DayTotal } from '../../../domain/practice/day.ts';
import { Held } from './Held.tsx';
import { Moods } from './Moods.tsx';
import { Weeks } from './Weeks.tsx';
import './charts.css';

interface Props {
  readonly today: string;
  /** Of the last year, oldest first. */
  readonly days: readonly DayTotal[];
}

export default function Pictures({ today, days }: Props) {
  return (
    <>
      <Weeks today={today} days={days} />
      <Moods today={today} days={days} />
      <Held today={today} days={days} />
    </>
  );
}
