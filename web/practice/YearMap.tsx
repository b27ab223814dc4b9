/** A year on one page without scrolling sideways: months are rows, days are columns, and a row opens its month. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { DayTotal } from '../../domain/practice/day.ts';
import { totalOf } from '../../domain/practice/trend.ts';
import { Table } from '../ui/Picture.tsx';
import { practice } from '../words/en/practice.ts';
import { monthName } from '../words/words.ts';
import { GaugeScale } from './GaugeScale.tsx';
import { type MonthOfYear, monthsOfYear } from './months-of-year.ts';
import { YearRows } from './YearRows.tsx';

const say = practice.year;

interface Props {
  readonly year: string;
  /** The first day with practice of all; undefined until it is known. */
  readonly since: string | undefined;
  readonly today: string;
  /** Undefined until the device has answered. */
  readonly days: readonly DayTotal[] | undefined;
}

export function YearMap({ year, since, today, days }: Props) {
  const [table, setTable] = useState(false);
  const heading = useHeadingOf(year);
  const byMonth = useMemo(() => monthsOfYear(year, days ?? []), [year, days]);
  const title = say.title(year);
  const first = since?.slice(0, 4) ?? year;
  const others = [Number(year) + 1, Number(year) - 1].map(String).filter(y => first <= y && y <= today.slice(0, 4));
  return (
    <section className="year" aria-busy={days === undefined} aria-label={title}>
      <div className="year-head">
        <h2 ref={heading} tabIndex={-1}>
          {year}
        </h2>
        {others.map(other => (
          <Link
            key={other}
            href={other === today.slice(0, 4) ? '/practice' : `/practice?year=${other}`}
            className="link"
            aria-label={say.other(other)}
          >
            {other}
          </Link>
        ))}
        <Link href="/practice/years" className="link">
          {say.all}
        </Link>
        <button
          type="button"
          className="link"
          aria-label={table ? practice.pictureOf(title) : practice.tableOf(title)}
          onClick={() => setTable(!table)}
        >
          {table ? practice.picture : practice.table}
        </button>
      </div>
      {table ? (
        <Table title={title} columns={say.columns} rows={[...rowsOf(byMonth, today), sumRow(days ?? [])]} />
      ) : (
        <YearRows year={year} today={today} since={since} months={byMonth} />
      )}
      <GaugeScale />
    </section>
  );
}

/** The link that was pressed says another year now, so the focus goes to the year that it brought. */
function useHeadingOf(year: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(year);
  useEffect(() => {
    if (shown.current !== year) heading.current?.focus({ preventScroll: true });
    shown.current = year;
  }, [year]);
  return heading;
}

const rowsOf = (months: readonly MonthOfYear[], today: string) =>
  months
    .filter(({ month, total }) => month <= today.slice(0, 7) || total.days > 0)
    .map(({ month, total }) => ({
      key: month,
      cells: [
        <Link key={month} href={`/practice/month/${month}`}>
          {monthName(month)}
        </Link>,
        ...cellsOf(total),
      ],
    }));

const sumRow = (days: readonly DayTotal[]) => ({ key: 'sum', cells: [say.sum, ...cellsOf(totalOf(days))] });

const cellsOf = ({ days, seconds, breaths, sessions }: ReturnType<typeof totalOf>) => [
  days,
  Math.round(seconds / 60),
  breaths,
  sessions,
];
