/** The trial with oneself: begin one, what is due in the one that runs, and what came of those that are over. */
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { Trial as Kept } from '../../../domain/practice/trial.ts';
import { clock } from '../../device/clock.ts';
import { undoTime } from '../../device/history.ts';
import { useLive } from '../../device/live.ts';
import { localDay } from '../../device/today.ts';
import { catchUp, endTrial, removeTrial, restoreTrial, trialsShown } from '../../device/trials.ts';
import { Toast } from '../../ui/Toast.tsx';
import { trial as say } from '../../words/en/trial.ts';
import { Result } from './Result.tsx';
import { Running } from './Running.tsx';
import { Setup } from './Setup.tsx';
import './trial.css';

export default function Trial() {
  const shown = useLive(trialsShown, undefined);
  const [another, setAnother] = useState(false);
  const [begun, setBegun] = useState(false);
  const [undoable, setUndoable] = useState<{ readonly before: Kept; readonly text: string }>();
  const today = localDay(clock.now());
  const all = shown.state === 'ready' ? shown.value : [];
  const running = all.find(({ trial }) => !trial.endedAt);
  const past = all.filter(({ trial }) => trial.endedAt);
  const setup = shown.state === 'ready' && !running && (past.length === 0 || another);

  // What it cannot catch up with now, it will the next time; a database that does not open is said by the reading.
  useEffect(() => void catchUp(clock.now().toISOString()).catch(() => {}), []);

  const act = async (work: Promise<Kept | undefined>, text: string) => {
    const before = await work;
    setAnother(false);
    setUndoable(before && { before, text });
  };
  const remove = ({ id }: Kept) => void act(removeTrial(id), say.removed);

  return (
    <div className="page trial">
      <header>
        <Link href="/practice" className="link">
          {say.back}
        </Link>
        <h1>{say.title}</h1>
      </header>
      {shown.state === 'failed' && (
        <p role="alert">
          {say.failed.text}{' '}
          <button type="button" className="link" onClick={shown.again}>
            {say.failed.again}
          </button>
        </p>
      )}
      {running && (
        <Running
          trial={running.trial}
          today={today}
          begun={begun}
          onEnd={() => void act(endTrial(running.trial.id, clock.now().toISOString()), say.ended)}
          onRemove={() => remove(running.trial)}
        />
      )}
      {setup && <Setup onBegun={() => setBegun(true)} />}
      {running && past.length > 0 && <p className="trial-past">{say.past}</p>}
      {past.map(of => (
        <Result key={of.trial.id} shown={of} onRemove={() => remove(of.trial)} />
      ))}
      {past.length > 0 && !running && !another && (
        <button type="button" className="button outline" onClick={() => setAnother(true)}>
          {say.setup.another}
        </button>
      )}
      {undoable && (
        <Toast
          key={`${undoable.before.id} ${undoable.text}`}
          text={undoable.text}
          action={say.undo}
          onAction={() => {
            setUndoable(undefined);
            void restoreTrial(undoable.before);
          }}
          milliseconds={undoTime}
          onGone={() => setUndoable(undefined)}
        />
      )}
    </div>
  );
}
