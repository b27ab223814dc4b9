/** Changes with either breath as marks on one line of steps, the differences of the pairs below, and the bar of their interval. */
import { type Arm, arms, type Finding } from '../../../domain/practice/trial.ts';
import { trial as words } from '../../words/en/trial.ts';
import { ArmMark } from './Pairs.tsx';

const say = words.result;

interface Props {
  readonly names: { readonly a: string; readonly b: string };
  readonly finding: Finding;
}

export function Differences({ names, finding: { pairs, means, difference } }: Props) {
  const most = Math.max(4, ...pairs.map(pair => Math.abs(pair.difference)));
  const x = (value: number) => `${50 + (46 * value) / most}%`;
  const ticks = Array.from({ length: 2 * most + 1 }, (_, i) => i - most).filter(n => n % 2 === 0);
  const rows = [
    ...arms.map(key => ({ key, label: names[key], values: pairs.map(pair => pair[key]), mean: means?.[key] })),
    {
      key: 'difference' as const,
      label: say.difference(names.a, names.b),
      values: pairs.map(pair => pair.difference),
      mean: undefined,
    },
  ];
  return (
    <div className="trial-drawing" role="img" aria-label={say.label}>
      {rows.map(({ key, label, values, mean }) => (
        <div key={key} aria-hidden="true">
          <p>
            {key !== 'difference' && <ArmMark arm={key} />}
            {label}
          </p>
          <svg width="100%" height={rowHeight} aria-hidden="true">
            <line className="trial-zero" x1={x(0)} x2={x(0)} y1="0" y2={rowHeight} />
            <line className="trial-ground" x1={x(-most)} x2={x(most)} y1={ground} y2={ground} />
            {stacked(values).map(({ value, level }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark is its pair
              <Mark key={i} shape={key} x={x(value)} y={ground - 8 - level} />
            ))}
            {mean !== undefined && <line className="trial-mean" x1={x(mean)} x2={x(mean)} y1="4" y2={ground + 6} />}
            {key === 'difference' && difference && (
              <>
                <line className="trial-interval" x1={x(difference.low)} x2={x(difference.high)} y1={bar} y2={bar} />
                <circle className="trial-a" cx={x(difference.mean)} cy={bar} r="5" />
              </>
            )}
          </svg>
        </div>
      ))}
      <svg width="100%" height="20" aria-hidden="true">
        {ticks.map(n => (
          <text key={n} x={x(n)} y="14" textAnchor="middle">
            {say.tick(n)}
          </text>
        ))}
      </svg>
      <p className="quiet" aria-hidden="true">
        {say.axis}
      </p>
    </div>
  );
}

const rowHeight = 84;
const ground = 66;
const bar = 76;

/** Equal values stand on each other; closer where there are many. */
function stacked(values: readonly number[]) {
  const counts = new Map<number, number>();
  const placed = values.map(value => {
    const below = counts.get(value) ?? 0;
    counts.set(value, below + 1);
    return { value, below };
  });
  const step = Math.min(11, 50 / Math.max(1, ...counts.values()));
  return placed.map(({ value, below }) => ({ value, level: below * step }));
}

function Mark({ shape, x, y }: { readonly shape: Arm | 'difference'; readonly x: string; readonly y: number }) {
  if (shape === 'b')
    return (
      <svg x={x} y={y} overflow="visible" aria-hidden="true">
        <rect className="trial-b" x="-4.5" y="-4.5" width="9" height="9" />
      </svg>
    );
  return <circle className={shape === 'a' ? 'trial-a' : 'trial-pair'} cx={x} cy={y} r="5" />;
}
