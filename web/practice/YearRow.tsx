/** One month of the year map: a gauge for every day, and the way into the month. */
import { memo } from 'react';
import { Link } from 'wouter';
import { monthOf } from '../../domain/time.ts';
import { monthAndYear, monthShort } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { cell, full, monthPaths } from './charts/gauges.ts';
import type { MonthOfYear } from './months-of-year.ts';

const say = practice.year;
const width = 31 * cell;
/** Columns that carry their number. */
const numbered = [1, 5, 10, 15, 20, 25, 30];

/** What stands above the rows. */
export const YearColumns = () => (
  <div className="year-columns" aria-hidden="true">
    <span className="year-numbers">
      {numbered.map(n => (
        <i key={n} style={{ left: `${((n - 0.5) / 31) * 100}%` }}>
          {n}
        </i>
      ))}
    </span>
    <span>{say.days}</span>
    <span>{say.minutes}</span>
  </div>
);

interface Props {
  readonly of: MonthOfYear;
  readonly today: string;
  /** The first day with practice of all, if there is one. */
  readonly since?: string | undefined;
  /** Whether there is anything to open. */
  readonly reachable?: boolean;
  /** Whether Tab stops here. */
  readonly tabbed?: boolean;
  readonly chosen?: string | undefined;
  readonly onFocus?: (month: string) => void;
}

export const YearRow = memo(function YearRow({ of, today, since, reachable, tabbed, chosen, onFocus }: Props) {
  const { month, days, total } = of;
  const { empty, unmarked, tones } = monthPaths(month, days, today, since);
  const picture = (
    <>
      <span aria-hidden="true" className={monthOf(today) === month ? 'year-month now' : 'year-month'}>
        {monthShort(month)}
      </span>
      <svg className="year-gauges" viewBox={`0 0 ${width} ${full}`} preserveAspectRatio="none" aria-hidden="true">
        <path className="gauge-empty" d={empty} />
        <path className="gauge-unmarked" d={unmarked} />
        {tones.map((path, i) => (path === '' ? null : <path key={path} className={`gauge-${i + 1}`} d={path} />))}
        {chosen && <Frame day={chosen} name="gauge-chosen" />}
        {monthOf(today) === month && <Frame day={today} name="gauge-today" />}
      </svg>
    </>
  );
  if (!reachable) return <div className="year-row">{picture}</div>;
  return (
    <Link
      href={`/practice/month/${month}`}
      className="year-row"
      data-month={month}
      tabIndex={tabbed ? 0 : -1}
      onFocus={() => onFocus?.(month)}
    >
      {picture}
      <span className="heard">{say.row(monthAndYear(month), total.days, total.seconds)}</span>
      <span aria-hidden="true">{total.days > 0 && total.days}</span>
      <span aria-hidden="true">{total.days > 0 && say.min(total.seconds)}</span>
    </Link>
  );
});

const Frame = ({ day, name }: { readonly day: string; readonly name: string }) => (
  <rect className={name} x={(Number(day.slice(8)) - 1) * cell - 1.5} y={-3} width={cell + 2} height={full + 6} />
);
