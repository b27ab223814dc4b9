/** One day: the day as a line, then each of its sessions drawn breath by breath, and the ways to add and delete. */
import { useCallback, useMemo, useState } from 'react';
import { Link, useParams } from 'wouter';
import { addDays } from '../../../domain/practice/calendar.ts';
import { calendarDay as schema } from '../../../domain/time.ts';
import { clock } from '../../device/clock.ts';
import { useLive } from '../../device/live.ts';
import { daySessions } from '../../device/record/sessions.ts';
import { localDay } from '../../device/today.ts';
import { useWide } from '../../device/wide.ts';
import { UndoToast } from '../../ui/UndoToast.tsx';
import { record } from '../../words/en/record.ts';
import { calendarDay } from '../../words/words.ts';
import { Failed } from '../Failed.tsx';
import { DaySwells } from './DaySwells.tsx';
import { deleteSession } from './delete.ts';
import { Gone } from './Gone.tsx';
import { SessionItem } from './SessionItem.tsx';
import './record.css';

const say = record.day;
/** Sessions on one page; "more" brings as many again. */
const page = 30;
/** Pixels of a trace that are seen, on the narrowest phone too. */
const seen = { phone: 300, desktop: 640 };

export default function DayPage() {
  const { day = '' } = useParams<{ day: string }>();
  if (!schema.safeParse(day).success) return <Gone title={say.noDay} text={say.noDayText} />;
  return <Day key={day} day={day} />;
}

function Day({ day }: { readonly day: string }) {
  const [limit, setLimit] = useState(page);
  const [deleting, setDeleting] = useState(false);
  const [failed, setFailed] = useState(false);
  const asked = useMemo(() => ({ day, limit }), [day, limit]);
  const live = useLive(daySessions, asked);
  const wide = useWide();
  const now = clock.now();
  const today = localDay(now);
  const remove = useCallback((id: string) => {
    setFailed(false);
    deleteSession(id).catch(() => setFailed(true));
  }, []);

  const { sessions, total, more } = live.state === 'ready' ? live.value : { sessions: [], total: null, more: false };
  const width = wide ? seen.desktop : seen.phone;
  const longest = Math.max(1, ...sessions.map(({ seconds }) => seconds));
  // One second is one width on the screen, and no narrower than can be told apart; what is longer runs off the edge.
  const scale = { width, pps: Math.min(5, Math.max(1, width / longest)) };
  return (
    <div className="page record">
      <nav className="record-head" aria-label={say.other}>
        <Link href={`/practice?year=${day.slice(0, 4)}`} className="link">
          {day.slice(0, 4)}
        </Link>
        <span>
          <Near day={addDays(day, -1)} today={today} />
          {day < today && <Near day={addDays(day, 1)} today={today} />}
        </span>
      </nav>
      <h1>{calendarDay(day, today.slice(0, 4))}</h1>
      {live.state === 'failed' ? (
        <Failed again={live.again} />
      ) : (
        <>
          <p className="record-total" aria-busy={live.state === 'loading'}>
            {live.state === 'ready' && (total ? say.total(total.seconds, total.breaths, total.sessions) : say.empty)}
          </p>
          <DaySwells sessions={sessions} now={day === today ? now.getHours() + now.getMinutes() / 60 : undefined} />
          <ul className="record-sessions" aria-label={say.sessions}>
            {sessions.map(session => (
              <SessionItem key={session.id} session={session} scale={scale} onDelete={deleting ? remove : undefined} />
            ))}
          </ul>
          {more && (
            <button type="button" className="button outline" onClick={() => setLimit(limit + page)}>
              {say.more}
            </button>
          )}
          <p className="record-foot">
            {day <= today && (
              <Link href={`/practice/add?day=${day}`} className="link">
                {say.add}
              </Link>
            )}
            {sessions.length > 0 && (
              <button type="button" className="link" aria-pressed={deleting} onClick={() => setDeleting(!deleting)}>
                {deleting ? say.deleteDone : say.delete}
              </button>
            )}
          </p>
        </>
      )}
      <p role="alert">{failed && record.form.deleteFailed}</p>
      <UndoToast />
    </div>
  );
}

const Near = ({ day, today }: { readonly day: string; readonly today: string }) => (
  <Link
    href={`/practice/day/${day}`}
    className="link"
    aria-label={say.nearSaid(day, calendarDay(day, today.slice(0, 4)))}
  >
    {say.near(day)}
  </Link>
);
