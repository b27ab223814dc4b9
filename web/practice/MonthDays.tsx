/** The days of a month in weeks from Monday; arrow keys go from day to day. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { daysOfMonth, weekdayOf } from '../../domain/practice/calendar.ts';
import type { DayTotal } from '../../domain/practice/day.ts';
import { weekdayName } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { calendarDay } from '../words/words.ts';
import { full, gaugeHeight, gaugeTone } from './charts/gauges.ts';

interface Props {
  readonly month: string;
  readonly today: string;
  readonly days: readonly DayTotal[];
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -31, End: 31 };

export function MonthDays({ month, today, days }: Props) {
  const [at, setAt] = useState<string>();
  const grid = useRef<HTMLDivElement>(null);
  const totals = new Map(days.map(of => [of.day, of]));
  const all = daysOfMonth(month);
  const open = all.filter(day => day <= today || totals.has(day));
  const here = at ?? open.at(-1);
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined || !here || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = open[Math.max(0, Math.min(open.length - 1, open.indexOf(here) + step))];
    if (!next) return;
    setAt(next);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the links inside, taken in one place
    <div className="month-days-grid" ref={grid} onKeyDown={press}>
      {Array.from({ length: 7 }, (_, i) => (
        <span key={weekdayName(i)} className="month-weekday" aria-hidden="true">
          {weekdayName(i).slice(0, 2)}
        </span>
      ))}
      {all.map((day, i) => {
        const column = i === 0 ? { gridColumnStart: weekdayOf(day) + 1 } : undefined;
        const total = totals.get(day);
        const picture = <Gauge day={day} minutes={(total?.seconds ?? 0) / 60} future={day > today && !total} />;
        if (!open.includes(day))
          return (
            <span key={day} className="month-day" style={column}>
              {picture}
            </span>
          );
        const name = calendarDay(day, month.slice(0, 4));
        const said = total
          ? practice.year.day(name, total.seconds, total.breaths, total.sessions)
          : practice.year.noDay(name);
        return (
          <Link
            key={day}
            href={`/practice/day/${day}`}
            className={day === today ? 'month-day now' : 'month-day'}
            style={column}
            data-day={day}
            tabIndex={day === here ? 0 : -1}
            onFocus={() => setAt(day)}
            {...(day === today ? { 'aria-current': 'date' as const } : {})}
          >
            {picture}
            <span className="heard">{said}</span>
          </Link>
        );
      })}
    </div>
  );
}

function Gauge({ day, minutes, future }: { readonly day: string; readonly minutes: number; readonly future: boolean }) {
  return (
    <>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <svg viewBox={`0 0 40 ${full}`} preserveAspectRatio="none" aria-hidden="true">
        {future ? (
          <path className="gauge-unmarked" d={`M0 ${full}h40`} />
        ) : (
          <path className="gauge-empty" d={`M0 0h40v${full}h-40z`} />
        )}
        {minutes > 0 && (
          <path
            className={`gauge-${gaugeTone(minutes)}`}
            d={`M0 ${full}v${-full * gaugeHeight(minutes)}h40V${full}z`}
          />
        )}
      </svg>
      <span aria-hidden="true" className="month-minutes">
        {minutes > 0 ? Math.max(1, Math.round(minutes)) : ' '}
      </span>
    </>
  );
}
