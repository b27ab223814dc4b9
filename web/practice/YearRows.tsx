/** The rows of the year map: a link for each month, arrow keys through months and days, one line that says the chosen day. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { daysOfMonth } from '../../domain/practice/calendar.ts';
import { monthOf } from '../../domain/time.ts';
import { practice } from '../words/en/practice.ts';
import { calendarDay } from '../words/words.ts';
import { keyLeads } from './map-keys.ts';
import type { MonthOfYear } from './months-of-year.ts';
import { YearColumns, YearRow } from './YearRow.tsx';

const say = practice.year;

interface Props {
  readonly year: string;
  readonly today: string;
  /** The first day with practice of all, if there is one. */
  readonly since: string | undefined;
  readonly months: readonly MonthOfYear[];
}

export function YearRows({ year, today, since, months }: Props) {
  const [, navigate] = useLocation();
  const rows = useRef<HTMLDivElement>(null);
  // The month that Tab reaches; arrow keys move it.
  const [at, setAt] = useState<string>();
  const [day, setDay] = useState<string>();
  const reachable = months.filter(({ month, total }) => month <= monthOf(today) || total.days > 0);
  const here = reachable.find(({ month }) => month === at) ?? reachable.at(-1);

  const press = (event: KeyboardEvent) => {
    if (!here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (day && event.key === 'Enter') {
      event.preventDefault();
      return navigate(`/practice/day/${day}`);
    }
    const days = daysOfMonth(here.month).filter(of => of <= today || here.days.has(of));
    const names = reachable.map(({ month }) => month);
    const place = keyLeads(event.key, { month: here.month, day }, names, days);
    if (!place) return;
    event.preventDefault();
    setAt(place.month);
    setDay(place.day);
    rows.current?.querySelector<HTMLElement>(`[data-month="${place.month}"]`)?.focus();
  };
  const hover = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    setDay(dayUnder(event, today));
  };

  return (
    <>
      <YearColumns />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys and pointer of the links inside, taken in one place */}
      <div
        className="year-rows"
        ref={rows}
        onKeyDown={press}
        onPointerMove={hover}
        onPointerLeave={() => setDay(undefined)}
      >
        {months.map(of => (
          <YearRow
            key={of.month}
            of={of}
            today={today}
            since={since}
            reachable={reachable.includes(of)}
            tabbed={of === here}
            chosen={day?.startsWith(of.month) ? day : undefined}
            onFocus={setAt}
          />
        ))}
      </div>
      <p className="year-readout" aria-live="polite">
        {day === undefined ? (
          <>
            {say.hint} <span className="year-keys">{say.keys}</span>
          </>
        ) : (
          dayWords(day, months, today, year)
        )}
      </p>
    </>
  );
}

/** The day of a row that the pointer is over, unless it is still to come. */
function dayUnder({ target, clientX }: PointerEvent, today: string): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-month]') : null;
  const box = row?.querySelector('svg')?.getBoundingClientRect();
  const days = daysOfMonth(row?.dataset.month ?? '1970-01');
  const day = box && days[Math.floor(((clientX - box.left) / box.width) * 31)];
  return day !== undefined && day <= today ? day : undefined;
}

function dayWords(day: string, months: readonly MonthOfYear[], today: string, year: string): string {
  const total = months.find(({ month }) => day.startsWith(month))?.days.get(day);
  const name = calendarDay(day, year);
  const said = total ? say.day(name, total.seconds, total.breaths, total.sessions) : say.noDay(name);
  return day === today ? say.today(said) : said;
}
