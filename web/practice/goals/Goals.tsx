/** Goals for a week: set, changed, removed with undo, and how this week and the eight before it went. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { aimOf, type Goal, type GoalKind, mostDays } from '../../../domain/practice/goal.ts';
import { clock } from '../../device/clock.ts';
import { type GoalShown, goalsShown, removeGoal, restoreGoal, setGoal } from '../../device/goals.ts';
import { undoTime } from '../../device/history.ts';
import { newId } from '../../device/ids.ts';
import { useLive } from '../../device/live.ts';
import { localDay } from '../../device/today.ts';
import '../../ui/choices.css';
import { Stepper } from '../../ui/Stepper.tsx';
import { Toast } from '../../ui/Toast.tsx';
import { goals as say } from '../../words/en/goals.ts';
import { Weeks } from './Weeks.tsx';
import './goals.css';

type By = GoalKind['by'];

const kinds: readonly By[] = ['days', 'minutes'];
const first: Record<By, number> = { days: mostDays, minutes: 20 };
const range: Record<By, { min: number; max: number; step: number }> = {
  days: { min: 1, max: 7, step: 1 },
  minutes: { min: 5, max: 1200, step: 5 },
};
const kindOf = (by: By, aim: number): GoalKind => (by === 'days' ? { by, days: aim } : { by, minutes: aim });

export default function Goals() {
  const today = localDay(clock.now());
  const shown = useLive(goalsShown, today);
  const [removed, setRemoved] = useState<Goal>();
  const [fresh, setFresh] = useState<By>();
  const set = (by: By, aim: number) => void setGoal({ kind: kindOf(by, aim), today, freshId: newId });

  return (
    <div className="page goals">
      <header>
        <Link href="/practice" className="link">
          {say.back}
        </Link>
        <h1>{say.title}</h1>
        <p>{say.intro}</p>
      </header>
      {shown.state === 'failed' && (
        <p role="alert">
          {say.failed.text}{' '}
          <button type="button" className="link" onClick={shown.again}>
            {say.failed.again}
          </button>
        </p>
      )}
      {shown.state === 'ready' && (
        <div className="goal-kinds">
          {kinds.map(by => {
            const found = shown.value.find(({ goal }) => goal.kind.by === by);
            return (
              <div key={by} className="goal-kind">
                {found ? (
                  <Running
                    by={by}
                    shown={found}
                    fresh={fresh === by}
                    onChange={aim => set(by, aim)}
                    onRemove={async () => setRemoved(await removeGoal(found.goal.id))}
                  />
                ) : (
                  <Offer
                    by={by}
                    onSet={aim => {
                      setFresh(by);
                      set(by, aim);
                    }}
                  />
                )}
              </div>
            );
          })}
        </div>
      )}
      {removed && (
        <Toast
          key={removed.id}
          text={say.removed(say.kinds[removed.kind.by].title)}
          action={say.undo}
          onAction={() => {
            setRemoved(undefined);
            void restoreGoal(removed);
          }}
          milliseconds={undoTime}
          onGone={() => setRemoved(undefined)}
        />
      )}
    </div>
  );
}

function Offer({ by, onSet }: { readonly by: By; readonly onSet: (aim: number) => void }) {
  const [aim, setAim] = useState(first[by]);
  const { title, offer, field, unit, set } = say.kinds[by];
  return (
    <>
      <h2>{title}</h2>
      <p>{offer}</p>
      <Stepper label={field} unit={unit} value={aim} {...range[by]} onChange={setAim} />
      <button type="button" className="button outline" onClick={() => onSet(aim)}>
        {set(aim)}
      </button>
    </>
  );
}

interface RunningProps {
  readonly by: By;
  readonly shown: GoalShown;
  /** Set a moment ago: the button is gone, and the focus goes to what it brought. */
  readonly fresh: boolean;
  readonly onChange: (aim: number) => void;
  readonly onRemove: () => void;
}

function Running({ by, shown: { goal, weeks }, fresh, onChange, onRemove }: RunningProps) {
  const now = weeks.at(-1);
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (fresh) said.current?.focus();
  }, [fresh]);
  const { title, field, unit } = say.kinds[by];
  return (
    <>
      <Weeks by={by} weeks={weeks}>
        <p role="status" tabIndex={-1} ref={said}>
          {now && say.now(by, now)}
        </p>
      </Weeks>
      <Stepper
        label={field}
        note={say.change}
        unit={unit}
        value={aimOf(goal.kind)}
        {...range[by]}
        onChange={onChange}
      />
      <button type="button" className="link" aria-label={say.removeThis(title)} onClick={onRemove}>
        {say.remove}
      </button>
    </>
  );
}
