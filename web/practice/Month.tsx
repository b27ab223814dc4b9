/** This month as the headline: days first, then minutes, then a gauge for every day. */
import type { DayTotal } from '../../domain/practice/day.ts';
import { monthName, words } from '../words/words.ts';
import { Gauges } from './Gauges.tsx';

const say = words.practice;

interface Props {
  readonly today: string;
  /** Undefined until the device has answered. */
  readonly days: readonly DayTotal[] | undefined;
}

export function Month({ today, days }: Props) {
  const month = monthName(today);
  const seconds = (days ?? []).reduce((sum, day) => sum + day.seconds, 0);
  return (
    <section className="month" aria-label={month} aria-busy={days === undefined}>
      <p className="month-days">
        <strong>{days?.length ?? ' '}</strong> <span>{say.daysPractised(days?.length ?? 0)}</span>
      </p>
      <p className="month-minutes">{days && say.minutesIn(seconds, month)}</p>
      <Gauges today={today} days={days ?? []} />
      <Scale />
    </section>
  );
}

/** What the heights mean. */
function Scale() {
  return (
    <p className="gauge-scale" aria-hidden="true">
      {say.month.scale}
      {say.month.steps.map((step, level) => (
        <span key={step}>
          <i className={`gauge gauge-${level}`} />
          {step}
        </span>
      ))}
    </p>
  );
}
