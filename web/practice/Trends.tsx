/** Minutes or breaths by week, month, technique and time of day, over twelve weeks, a year or everything. */
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { addDays, mondayOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';
import { byHour, byMonth, byTechnique, byWeek, type Sum, totalOf } from '../../domain/practice/trend.ts';
import { clock } from '../device/clock.ts';
import { useLive } from '../device/live.ts';
import { daysSince } from '../device/look-back.ts';
import { localDay } from '../device/today.ts';
import { Segments } from '../ui/Segments.tsx';
import { axisDay, axisMonth, monthAndYear, monthLetter, shortDay } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { Columns } from './charts/Columns.tsx';
import { Shares } from './charts/Shares.tsx';
import { Failed } from './Failed.tsx';
import './practice.css';
import '../ui/choices.css';
import './charts/charts.css';

const say = practice.trends;
const spans = { quarter: 12, year: 53, all: Number.POSITIVE_INFINITY } as const;
type SpanName = keyof typeof spans;
type Measure = 'minutes' | 'breaths';

const first = (name: SpanName, today: string) =>
  name === 'all' ? '0000-01-01' : addDays(mondayOf(today), -7 * (spans[name] - 1));

export default function Trends() {
  const today = localDay(clock.now());
  const [measure, setMeasure] = useState<Measure>('minutes');
  const [span, setSpan] = useState<SpanName>('quarter');
  const read = useLive(daysSince, first(span, today));
  return (
    <div className="page practice trends">
      <Link href="/practice" className="link">
        {practice.links.back}
      </Link>
      <h1>{say.title}</h1>
      <div className="trends-choices">
        <Segments
          label={say.what}
          options={[
            { value: 'minutes', label: say.minutes },
            { value: 'breaths', label: say.breaths },
          ]}
          value={measure}
          onChange={setMeasure}
        />
        <Segments
          label={say.time}
          options={(Object.keys(spans) as SpanName[]).map(value => ({ value, label: say.spans[value] }))}
          value={span}
          onChange={setSpan}
        />
      </div>
      {read.state === 'failed' && <Failed again={read.again} />}
      {read.state === 'ready' && <Sums days={read.value.days} from={read.value.from} today={today} measure={measure} />}
    </div>
  );
}

interface SumsProps {
  readonly days: readonly DayTotal[];
  readonly from: string;
  readonly today: string;
  readonly measure: Measure;
}

function Sums({ days, from, today, measure }: SumsProps) {
  const groups = useMemo(() => {
    const begin = days[0] && days[0].day > from ? days[0].day : from;
    return {
      week: byWeek(days, begin, today),
      month: byMonth(days, begin, today),
      technique: byTechnique(days),
      hour: byHour(days),
      total: totalOf(days),
    };
  }, [days, from, today]);
  const { week, month, technique, hour, total } = groups;
  if (total.days === 0) return <p role="status">{say.nothing}</p>;
  const thisYear = today.slice(0, 4);
  const amount = (of: Sum) => (measure === 'minutes' ? Math.round(of.seconds / 60) : of.breaths);
  const said = (of: Sum) => say.value(amount(of), measure);
  const most = <Of extends Sum>(list: readonly Of[]) => list.reduce((top, of) => (amount(of) > amount(top) ? of : top));
  const cells = (of: Sum) => [Math.round(of.seconds / 60), of.breaths];
  const columns = (about: string) => [about, say.minutes, say.breaths];
  const [topWeek, topMonth, topTechnique, topHour] = [most(week), most(month), most(technique), most(hour)];
  const share = Math.round((amount(topTechnique) / Math.max(1, amount(total))) * 100);
  return (
    <>
      <p role="status">{say.sum(total.days, total.seconds, total.breaths)}</p>
      <div className="trends-pictures">
        <Columns
          title={say.week}
          text={say.most(said(topWeek), shortDay(topWeek.from, thisYear))}
          bars={week.map(of => ({ key: of.from, value: amount(of), label: axisDay(of.from, thisYear) }))}
          unfinished
          table={() => ({
            columns: columns(say.columns.week),
            rows: week.toReversed().map(of => ({ key: of.from, cells: [shortDay(of.from, thisYear), ...cells(of)] })),
          })}
        />
        <Columns
          title={say.month}
          text={say.mostMonth(said(topMonth), monthAndYear(topMonth.from.slice(0, 7)))}
          bars={month.map(of => ({
            key: of.from,
            value: amount(of),
            label: (month.length > 14 ? axisMonth : monthLetter)(of.from.slice(0, 7)),
          }))}
          unfinished
          table={() => ({
            columns: columns(say.columns.month),
            rows: month
              .toReversed()
              .map(of => ({ key: of.from, cells: [monthAndYear(of.from.slice(0, 7)), ...cells(of)] })),
          })}
        />
        <Shares
          title={say.technique}
          text={say.mostTechnique(topTechnique.name, share)}
          rows={[...technique]
            .sort((a, b) => amount(b) - amount(a))
            .map(of => ({ key: of.id, name: of.name, value: amount(of) }))}
          table={() => ({
            columns: [...columns(say.columns.technique), say.columns.sessions],
            rows: technique.map(of => ({ key: of.id, cells: [of.name, ...cells(of), of.sessions] })),
          })}
        />
        <Columns
          title={say.hour}
          text={say.mostHour(say.between(topHour.hour))}
          bars={hour.map(of => ({ key: String(of.hour), value: amount(of), label: String(of.hour) }))}
          table={() => ({
            columns: columns(say.columns.hour),
            rows: hour
              .filter(of => of.seconds > 0)
              .map(of => ({ key: String(of.hour), cells: [say.hourRow(of.hour), ...cells(of)] })),
          })}
        />
      </div>
    </>
  );
}
