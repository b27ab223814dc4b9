/** This week and the eight before it: a bar for what was done, a line for what was meant, and a table in its place. */
import type { ReactNode } from 'react';
import type { GoalKind, GoalWeek } from '../../../domain/practice/goal.ts';
import { Picture } from '../../ui/Picture.tsx';
import { goals } from '../../words/en/goals.ts';

const say = goals.picture;

interface Props {
  readonly by: GoalKind['by'];
  /** This week last. */
  readonly weeks: readonly GoalWeek[];
}

export const Weeks = ({ by, weeks, children }: Props & { readonly children: ReactNode }) => (
  <Picture
    title={goals.kinds[by].title}
    words={say}
    text={
      <>
        {children}
        <p className="quiet">{say.caption}</p>
      </>
    }
    table={() => ({
      columns: say.columns,
      rows: [...weeks].reverse().map(({ week, done, aim, reached }, i) => ({
        key: week,
        cells: [
          say.day(week),
          say.unit(by, done),
          aim === undefined ? say.none : say.unit(by, aim),
          reached ? say.meant : i === 0 ? say.soFar : '',
        ],
      })),
    })}
  >
    <Drawing by={by} weeks={weeks} />
  </Picture>
);

const width = 320;
const height = 96;
const gap = 4;

function Drawing({ by, weeks }: Props) {
  const most = by === 'days' ? 7 : Math.max(1, ...weeks.map(({ done, aim = 0 }) => Math.max(done, aim)));
  const step = width / weeks.length;
  const y = (value: number) => height - (height - 8) * Math.min(1, value / most);
  return (
    <svg className="goal-drawing" viewBox={`0 0 ${width} ${height + 18}`} role="img" aria-label={say.label}>
      {weeks.map(({ week, done, aim, reached }, i) => (
        <g key={week} className={reached ? 'reached' : undefined}>
          <rect x={i * step + gap / 2} width={step - gap} y={y(done)} height={height - y(done)} />
          {aim !== undefined && <path className="goal-aim" d={`M${i * step} ${y(aim)}h${step}`} />}
          {/* Which weeks were as meant is said by a mark as well as by tone and height. */}
          {reached && <circle cx={(i + 0.5) * step} cy={height + 10} r="3.5" />}
        </g>
      ))}
      <path className="goal-ground" d={`M0 ${height}h${width}`} />
    </svg>
  );
}
