/** Sessions in pairs: a round mark for the one breath, a square for the other, and a dot for what the lot has not shown yet. */
import type { Arm } from '../../../domain/practice/trial.ts';

interface Props {
  /** One for each session; undefined is still to come. */
  readonly marks: readonly (Arm | undefined)[];
  readonly label: string;
}

export function Pairs({ marks, label }: Props) {
  const pairs = Array.from({ length: Math.ceil(marks.length / 2) }, (_, i) => marks.slice(2 * i, 2 * i + 2));
  return (
    <div className="trial-pairs" role="img" aria-label={label}>
      {pairs.map((pair, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pair is its place
        <svg key={i} width="44" height="28" aria-hidden="true">
          <path className="trial-ground" d="M2 26.5h40" />
          <Mark arm={pair[0]} at={12} />
          <Mark arm={pair[1]} at={32} />
        </svg>
      ))}
    </div>
  );
}

/** The mark of one breath, beside its name. */
export const ArmMark = ({ arm }: { readonly arm: Arm }) => (
  <svg className="trial-mark" width="18" height="28" aria-hidden="true">
    <Mark arm={arm} at={9} />
  </svg>
);

function Mark({ arm, at }: { readonly arm: Arm | undefined; readonly at: number }) {
  if (arm === 'a') return <circle className="trial-a" cx={at} cy="14" r="7" />;
  if (arm === 'b') return <rect className="trial-b" x={at - 6} y="8" width="12" height="12" />;
  return <circle className="trial-none" cx={at} cy="20" r="2" />;
}
