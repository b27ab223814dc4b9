/** Days this month, large; days in a row beside it, small, and away for good when a person does not want to count them. */
import { useState } from 'react';
import type { Streak } from '../../domain/practice/streak.ts';
import { monthOf } from '../../domain/time.ts';
import { setStreakShown, useStreakShown } from '../device/streak-shown.ts';
import { Toast } from '../ui/Toast.tsx';
import { practice as say } from '../words/en/practice.ts';

interface Props {
  /** Every day with practice; undefined until the device has answered. */
  readonly days: readonly string[] | undefined;
  readonly today: string;
  readonly streak: Streak | undefined;
}

/** A row of one is no row. */
const fewest = 2;
const undoFor = 10_000;

export function Headline({ days, today, streak }: Props) {
  const wanted = useStreakShown();
  const [hidden, setHidden] = useState(false);
  const count = days?.filter(day => monthOf(day) === monthOf(today)).length;
  const show = (shown: boolean) => {
    setStreakShown(shown);
    setHidden(!shown);
  };
  return (
    <div className="headline" aria-busy={days === undefined}>
      <p className="month-days">
        <strong>{count ?? ' '}</strong> <span>{say.daysPractised(count ?? 0)}</span>
      </p>
      {wanted && streak && streak.days >= fewest && (
        <p className="streak">
          {say.streak.row(streak.days, streak.grace.length)}{' '}
          <button type="button" className="link" aria-label={say.streak.hideLabel} onClick={() => show(false)}>
            {say.streak.hide}
          </button>
        </p>
      )}
      {hidden && (
        <Toast
          text={say.streak.hidden}
          action={say.streak.undo}
          onAction={() => show(true)}
          milliseconds={undoFor}
          onGone={() => setHidden(false)}
        />
      )}
    </div>
  );
}

/** Brings the row back, from a place where nobody trips over it. */
export function ShowStreak() {
  return useStreakShown() ? null : (
    <button type="button" className="link" onClick={() => setStreakShown(true)}>
      {say.streak.show}
    </button>
  );
}
