/** All years, a line each, and what can plainly be said of them. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { daysBetween, mondayOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';
import { findingsIn } from '../../domain/practice/findings.ts';
import { byWeek, totalOf } from '../../domain/practice/trend.ts';
import { clock } from '../device/clock.ts';
import { useLive } from '../device/live.ts';
import { daysSince } from '../device/look-back.ts';
import { localDay } from '../device/today.ts';
import { Table } from '../ui/Picture.tsx';
import { fullDay, monthAndYear, monthLetter, weekdayName } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { YearLine } from './charts/YearLine.tsx';
import { Failed } from './Failed.tsx';
import './practice.css';
import './charts/charts.css';
import './years.css';

const say = practice.years;

export default function Years() {
  const today = localDay(clock.now());
  const all = useLive(daysSince, '0000-01-01');
  const [table, setTable] = useState(false);
  const days = all.state === 'ready' ? all.value.days : undefined;
  const years = useMemo(() => yearsOf(days ?? [], today), [days, today]);
  const first = days?.[0];
  const { days: count, seconds } = totalOf(days ?? []);
  const title = say.title(years.length);
  return (
    <div className="page practice">
      <header className="screen-head">
        <Link href="/practice" className="link">
          {practice.links.back}
        </Link>
        {first && (
          <button
            type="button"
            className="link"
            aria-label={table ? practice.pictureOf(title) : practice.tableOf(title)}
            onClick={() => setTable(!table)}
          >
            {table ? practice.picture : practice.table}
          </button>
        )}
      </header>
      <h1>{days ? title : practice.year.all}</h1>
      {all.state === 'failed' && <Failed again={all.again} />}
      {first && <p className="measure">{say.text(count, seconds, fullDay(first.day))}</p>}
      {table ? (
        <Table title={title} columns={say.columns} rows={years.map(rowOf)} />
      ) : (
        <div className="years">
          {years.map(year => (
            <Year
              key={year.name}
              {...year}
              most={Math.max(...years.map(of => of.most))}
              open={year.name === today.slice(0, 4)}
            />
          ))}
          {first && <Letters />}
        </div>
      )}
      {days && <Findings days={days} />}
    </div>
  );
}

interface YearWeeks {
  readonly name: string;
  readonly weeks: readonly number[];
  /** Place of the first of them. */
  readonly first: number;
  readonly most: number;
  readonly total: ReturnType<typeof totalOf>;
}

/** Newest first. A year begins with its first practice and ends today. */
function yearsOf(days: readonly DayTotal[], today: string): YearWeeks[] {
  const begin = days[0]?.day;
  if (!begin) return [];
  // A clock that was wrong may have noted days to come.
  const end = [today, days.at(-1)?.day ?? today].sort().at(-1) ?? today;
  const [from, to] = [Number(begin.slice(0, 4)), Number(end.slice(0, 4))];
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const name = String(to - i);
    const own = days.filter(({ day }) => day.startsWith(name));
    const start = name === begin.slice(0, 4) ? begin : `${name}-01-01`;
    const weeks = byWeek(own, start, name === end.slice(0, 4) ? end : `${name}-12-31`).map(({ seconds }) => seconds);
    const first = Math.round(daysBetween(mondayOf(`${name}-01-01`), mondayOf(start)) / 7);
    return { name, weeks, first, most: Math.max(...weeks), total: totalOf(own) };
  });
}

const rowOf = ({ name, total }: YearWeeks) => ({
  key: name,
  cells: [
    <Link key={name} href={`/practice?year=${name}`}>
      {name}
    </Link>,
    total.days,
    Math.round(total.seconds / 60),
    total.breaths,
    total.sessions,
  ],
});

function Year({ name, weeks, first, total, most, open }: YearWeeks & { readonly open: boolean }) {
  return (
    <Link href={open ? '/practice' : `/practice?year=${name}`} className="year-of-years">
      <b aria-hidden="true">{name}</b>
      <YearLine weeks={weeks} first={first} most={most} open={open} />
      <span className="year-sums" aria-hidden="true">
        {say.days(total.days)}
        <br />
        <small>{say.minutes(total.seconds)}</small>
      </span>
      <span className="heard">{say.row(name, total.days, total.seconds)}</span>
    </Link>
  );
}

/** Months below the lines. */
const Letters = () => (
  <p className="year-letters" aria-hidden="true">
    {Array.from({ length: 12 }, (_, i) => {
      const month = `2026-${String(i + 1).padStart(2, '0')}`;
      return <span key={month}>{monthLetter(month)}</span>;
    })}
  </p>
);

function Findings({ days }: { readonly days: readonly DayTotal[] }) {
  const { weekday, hours, quiet } = useMemo(() => findingsIn(days), [days]);
  const found = [
    ...(weekday === undefined ? [] : [say.weekday(weekdayName(weekday))]),
    ...(hours.length > 0 ? [say.hours(hours)] : []),
    ...(quiet ? [say.quiet(quiet.days, monthAndYear(quiet.from), quiet.technique)] : []),
  ];
  return <p className="years-findings">{found.length > 0 ? found.join(' ') : say.early}</p>;
}
