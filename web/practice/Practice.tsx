/** What was practised: this month as the headline, the year as a map, what it adds up to, then every session, newest first. */
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { Link, useSearch } from 'wouter';
import { addDays } from '../../domain/practice/calendar.ts';
import { streakUntil } from '../../domain/practice/streak.ts';
import { clock } from '../device/clock.ts';
import type { KeptEntry } from '../device/database.ts';
import { deleteEntry, newestDays, undoDelete, undoTime } from '../device/history.ts';
import { useLive } from '../device/live.ts';
import { daysSince, practisedDays, yearDays } from '../device/look-back.ts';
import { localDay } from '../device/today.ts';
import { Toast } from '../ui/Toast.tsx';
import { practice as say } from '../words/en/practice.ts';
import { timeOfDay } from '../words/words.ts';
import { Days } from './Days.tsx';
import { Empty } from './Empty.tsx';
import { Failed } from './Failed.tsx';
import { GoalsLine } from './goals/GoalsLine.tsx';
import { Headline, ShowStreak } from './Headline.tsx';
import { YearMap } from './YearMap.tsx';
import './practice.css';
import './year.css';

/** The libraries that draw come when the map is already there. */
const Pictures = lazy(() => import('./charts/Pictures.tsx'));

/** Sessions on one page; "older" brings as many again. */
const page = 30;
/** Days of the pictures beside the map. */
const recently = 53 * 7;

/** A year as in `?year=2025`, if it is one. */
const yearIn = (search: string) => /^\d{4}$/.exec(new URLSearchParams(search).get('year') ?? '')?.[0];

const practisedWhen = async (asked: boolean) => (asked ? practisedDays() : undefined);

export default function Practice() {
  const today = localDay(clock.now());
  const year = yearIn(useSearch()) ?? today.slice(0, 4);
  const [limit, setLimit] = useState(page);
  const [deleted, setDeleted] = useState<KeptEntry | null>(null);
  const thisYear = today.startsWith(year);
  const list = useLive(newestDays, limit);
  const recent = useLive(daysSince, addDays(today, -recently));
  const earlier = useLive(yearDays, thisYear ? undefined : year);
  // Of all years, and the least of what is shown: the rest does not wait for it.
  const known = useLive(practisedWhen, list.state !== 'loading');

  const remove = useCallback(async (id: string) => setDeleted(await deleteEntry(id, Date.now())), []);
  const undo = async (taken: KeptEntry) => {
    setDeleted(null);
    await undoDelete(taken, Date.now());
  };
  // The pictures beside the map are of a little more than a year: what they are made of is enough for this one.
  const shown = thisYear ? recent : earlier;
  const ofYear = shown.state === 'ready' ? shown.value : undefined;
  const inYear = useMemo(() => ofYear?.days.filter(({ day }) => day.startsWith(year)), [ofYear, year]);
  const days = known.state === 'ready' ? known.value : undefined;
  const streak = useMemo(() => (days ? streakUntil(today, new Set(days)) : undefined), [days, today]);
  const failed = [known, shown, list].find(of => of.state === 'failed');

  return (
    <div className="page practice">
      <header className="screen-head">
        <h1>{say.title}</h1>
        <Link href="/practice/data" className="link">
          {days?.length === 0 ? say.links.import : say.links.data}
        </Link>
      </header>
      {failed?.state === 'failed' ? (
        <Failed again={failed.again} />
      ) : days?.length === 0 ? (
        <Empty today={today} />
      ) : (
        <div className="practice-parts">
          <div className="practice-year">
            <Headline days={days} today={today} streak={streak} />
            <YearMap
              year={year}
              since={days?.[0]}
              today={today}
              days={thisYear || ofYear?.from.startsWith(year) ? inYear : undefined}
            />
            <GoalsLine today={today} />
          </div>
          <div className="pictures">
            <Suspense fallback={null}>
              {recent.state === 'ready' && <Pictures today={today} days={recent.value.days} />}
            </Suspense>
          </div>
          <section className="practice-sessions" aria-label={say.sessions}>
            <More />
            {list.state === 'ready' && (
              <Days days={list.value.days} today={today} onRemove={remove}>
                {list.value.more && (
                  <button type="button" className="button outline" onClick={() => setLimit(limit + page)}>
                    {say.older}
                  </button>
                )}
              </Days>
            )}
          </section>
        </div>
      )}
      {deleted && (
        <Toast
          key={deleted.id}
          text={say.removed(deleted.pattern.name, timeOfDay(new Date(deleted.startedAt), deleted.zone))}
          action={say.undo}
          onAction={() => void undo(deleted)}
          milliseconds={undoTime}
          onGone={() => setDeleted(null)}
        />
      )}
    </div>
  );
}

/** Where else to go from here. */
const More = () => (
  <nav className="practice-more" aria-label={say.links.label}>
    {(['search', 'trends', 'add', 'trial'] as const).map(to => (
      <Link key={to} href={`/practice/${to}`} className="link">
        {say.links[to]}
      </Link>
    ))}
    <ShowStreak />
  </nav>
);
