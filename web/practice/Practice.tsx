/** What was practised: this month as the headline, then every session, newest first. */
import { useCallback, useState } from 'react';
import { Link } from 'wouter';
import { monthOf } from '../../domain/time.ts';
import { clock } from '../device/clock.ts';
import { type Deleted, deleteEntry, monthDays, newestDays, undoDelete, undoTime } from '../device/history.ts';
import { newId } from '../device/ids.ts';
import { useLive } from '../device/live.ts';
import { localDay } from '../device/today.ts';
import { Toast } from '../ui/Toast.tsx';
import { timeOfDay, words } from '../words/words.ts';
import { Days } from './Days.tsx';
import { Empty } from './Empty.tsx';
import { Month } from './Month.tsx';
import './practice.css';

const say = words.practice;
/** Sessions on one page; "older" brings as many again. */
const page = 30;

export default function Practice() {
  const today = localDay(clock.now());
  const [limit, setLimit] = useState(page);
  const [deleted, setDeleted] = useState<Deleted | null>(null);
  const month = useLive(monthDays, monthOf(today));
  const list = useLive(newestDays, limit);

  const remove = useCallback(async (id: string) => setDeleted(await deleteEntry(id, Date.now())), []);
  const undo = async (taken: Deleted) => {
    setDeleted(null);
    await undoDelete(taken, newId);
  };

  return (
    <div className="page practice">
      <header className="screen-head">
        <h1>{say.title}</h1>
        <Link href="/settings" className="link narrow-only">
          {say.settings}
        </Link>
      </header>
      {list.state === 'failed' ? (
        <p role="alert">
          {say.failed.text}{' '}
          <button type="button" className="link" onClick={list.again}>
            {say.failed.again}
          </button>
        </p>
      ) : list.state === 'ready' && list.value.days.length === 0 ? (
        <Empty today={today} />
      ) : (
        <div className="practice-parts">
          <Month today={today} days={month.state === 'ready' ? month.value : undefined} />
          {list.state === 'ready' && (
            <Days days={list.value.days} today={today} onRemove={remove}>
              {list.value.more && (
                <button type="button" className="button outline" onClick={() => setLimit(limit + page)}>
                  {say.older}
                </button>
              )}
            </Days>
          )}
        </div>
      )}
      {deleted && (
        <Toast
          key={deleted.entry.id}
          text={say.removed(
            deleted.entry.pattern.name,
            timeOfDay(new Date(deleted.entry.startedAt), deleted.entry.zone),
          )}
          action={say.undo}
          onAction={() => void undo(deleted)}
          milliseconds={undoTime}
          onGone={() => setDeleted(null)}
        />
      )}
    </div>
  );
}
