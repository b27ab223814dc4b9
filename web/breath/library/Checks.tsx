/** What a pattern was checked against, also when it passes; beyond a bound, the nearest allowed value or a plain yes. */
import { useState } from 'react';
import { featuresOf } from '../../../domain/breath/features.ts';
import { nearest } from '../../../domain/breath/nearest.ts';
import type { Ending, Pattern } from '../../../domain/breath/pattern.ts';
import type { BoundReason } from '../../../domain/breath/safety.ts';
import { bounds } from '../../../domain/breath/safety-table.ts';
import { Diamond } from '../../ui/Diamond.tsx';
import { libraryWords } from '../../words/library.ts';

const say = libraryWords.library.builder;
const safety = libraryWords.safety;

const figure = (id: (typeof bounds)[number]['id']) => {
  const bound = bounds.find(one => one.id === id);
  return bound && ('least' in bound ? bound.least : bound.most);
};

export function Checks({ pattern, ends }: { readonly pattern: Pattern; readonly ends: Ending }) {
  const { hold, rest, slowest, outToIn } = featuresOf(pattern, ends);
  const lines = [
    [say.checks.hold, say.secondsWithin(hold, figure('hold') ?? 0)],
    [say.checks.rest, say.secondsWithin(rest, figure('rest') ?? 0)],
    [
      say.checks.rate,
      say.rateWithin(Number.isFinite(slowest) ? slowest : 0, figure('slow') ?? 0, figure('quick') ?? 0),
    ],
    [say.checks.out, say.timesWithin(outToIn, figure('long-out') ?? 0)],
  ] as const;
  return (
    <section className="checks" aria-labelledby="checks">
      <h2 id="checks">{say.checked}</h2>
      <dl>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface BeyondProps {
  readonly reason: BoundReason;
  readonly pattern: Pattern;
  readonly ends: Ending;
  readonly kept: boolean;
  readonly onTake: (pattern: Pattern, ends: Ending) => void;
  readonly onKeep: () => void;
}

/** One thing that is beyond: what, why, and ways on. */
export function Beyond({ reason, pattern, ends, kept, onTake, onKeep }: BeyondProps) {
  const [why, setWhy] = useState(false);
  const near = nearest({ pattern, ends }, reason.rule);
  return (
    <div className="care-line beyond-line">
      <Diamond />
      <div>
        <p role="status">
          {safety.reason(reason)} {kept ? say.keptSo : say.kept}
        </p>
        {why && <p className="quiet">{safety.why[reason.rule]}</p>}
        <div className="row">
          {near && (
            <button type="button" className="link strong" onClick={() => onTake(near.pattern, near.ends)}>
              {say.setTo(safety.limitOf[reason.rule](reason.limit))}
            </button>
          )}
          {reason.verdict === 'acknowledge' && !kept && (
            <button type="button" className="link" onClick={onKeep}>
              {say.keep}
            </button>
          )}
          <button type="button" className="link" aria-expanded={why} onClick={() => setWhy(!why)}>
            {say.why}
          </button>
        </div>
      </div>
    </div>
  );
}
