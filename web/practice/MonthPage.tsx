/** One month as a calendar: a gauge for each day, large enough to touch, and each leads to its day. */
import { Link, useParams } from 'wouter';
import { addMonths } from '../../domain/practice/calendar.ts';
import { totalOf } from '../../domain/practice/trend.ts';
import { monthOf } from '../../domain/time.ts';
import { clock } from '../device/clock.ts';
import { useLive } from '../device/live.ts';
import { monthTotals } from '../device/look-back.ts';
import { localDay } from '../device/today.ts';
import { Picture } from '../ui/Picture.tsx';
import { monthAndYear } from '../words/dates.ts';
import { practice } from '../words/en/practice.ts';
import { calendarDay, monthName } from '../words/words.ts';
import { Failed } from './Failed.tsx';
import { MonthDays } from './MonthDays.tsx';
import './month.css';
import './practice.css';
import './year.css';

const say = practice.month;
const isMonth = (text: string) => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);

export default function MonthPage() {
  const { month = '' } = useParams<{ month: string }>();
  return isMonth(month) ? <Month key={month} month={month} /> : <NoMonth />;
}

function Month({ month }: { readonly month: string }) {
  const today = localDay(clock.now());
  const shown = useLive(monthTotals, month);
  const days = shown.state === 'ready' ? shown.value.days : [];
  const { days: count, seconds, sessions } = totalOf(days);
  const year = month.slice(0, 4);
  const [before, after] = [addMonths(month, -1), addMonths(month, 1)];
  return (
    <div className="page practice">
      <nav className="month-nav" aria-label={practice.links.label}>
        <Link
          href={year === today.slice(0, 4) ? '/practice' : `/practice?year=${year}`}
          className="link"
          aria-label={say.year(year)}
        >
          {year}
        </Link>
        <Link href={`/practice/month/${before}`} className="link" aria-label={say.before(monthAndYear(before))}>
          {shortMonth(before, month)}
        </Link>
        {after <= monthOf(today) && (
          <Link href={`/practice/month/${after}`} className="link" aria-label={say.after(monthAndYear(after))}>
            {shortMonth(after, month)}
          </Link>
        )}
      </nav>
      <h1>{monthAndYear(month)}</h1>
      {shown.state === 'failed' ? (
        <Failed again={shown.again} />
      ) : (
        <div className="month-calendar" aria-busy={shown.state === 'loading'}>
          <Picture
            title={say.title}
            words={practice}
            table={() => ({
              columns: say.columns,
              rows: days.map(of => ({
                key: of.day,
                cells: [
                  <Link key={of.day} href={`/practice/day/${of.day}`}>
                    {calendarDay(of.day, year)}
                  </Link>,
                  Math.round(of.seconds / 60),
                  of.breaths,
                  of.sessions,
                ],
              })),
            })}
            text={
              <p aria-live="polite">
                {shown.state === 'ready' && (count === 0 ? say.none : say.summary(count, seconds, sessions))}
              </p>
            }
          >
            <MonthDays month={month} today={today} days={days} />
          </Picture>
        </div>
      )}
    </div>
  );
}

/** Its year only where that is another one. */
const shortMonth = (of: string, beside: string) =>
  of.slice(0, 4) === beside.slice(0, 4) ? monthName(of) : monthAndYear(of);

const NoMonth = () => (
  <div className="page practice">
    <h1>{practice.title}</h1>
    <p>{say.noSuch}</p>
    <Link href="/practice" className="link">
      {practice.links.back}
    </Link>
  </div>
);
