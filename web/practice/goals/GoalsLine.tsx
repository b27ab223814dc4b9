/** The goals of this week in one line, small, for the practice screen; the way to set them where there are none. */
import { Link } from 'wouter';
import type { GoalWeek } from '../../../domain/practice/goal.ts';
import { goalsShown } from '../../device/goals.ts';
import { useLive } from '../../device/live.ts';
import { goals as say } from '../../words/en/goals.ts';
import './goals.css';

export function GoalsLine({ today }: { readonly today: string }) {
  const shown = useLive(goalsShown, today);
  if (shown.state !== 'ready') return null;
  const parts = shown.value.flatMap(({ goal, weeks }) => {
    const now = weeks.at(-1);
    return now ? [{ by: goal.kind.by, now }] : [];
  });
  return (
    <p className="goals-line">
      <Link href="/practice/goals" className="link">
        {parts.length === 0 ? say.line.none : say.line.label(parts.map(({ by, now }) => say.line.part(by, now)))}
      </Link>
      <span className="goals-bars">
        {parts.map(({ by, now }) => (
          <Bar key={by} now={now} />
        ))}
      </span>
    </p>
  );
}

/** How far: a low-water line that fills. The words beside it say the same. */
const Bar = ({ now }: { readonly now: GoalWeek }) => (
  <svg className="goals-bar" width="64" height="8" aria-hidden="true">
    <path className="goals-bar-aim" d="M0 7.5h64" />
    <rect width={64 * Math.min(1, now.done / (now.aim ?? 1))} height="7" />
  </svg>
);
