/** What came of a trial: sentences first, the picture with its table, and plainly what it can and cannot say. */
import { pairsRange } from '../../../domain/practice/trial.ts';
import type { TrialShown } from '../../device/trials.ts';
import { Picture } from '../../ui/Picture.tsx';
import { trial as words } from '../../words/en/trial.ts';
import { Differences } from './Differences.tsx';

const say = words.result;

interface Props {
  readonly shown: TrialShown;
  readonly onRemove: () => void;
}

export function Result({ shown: { trial, finding }, onRemove }: Props) {
  const names = { a: trial.a.name, b: trial.b.name };
  const lines = [
    say.means(names.a, names.b, finding),
    say.says(names.a, names.b, finding, pairsRange.least),
    say.alone(finding.alone),
  ].filter(line => line !== '');
  return (
    <article className="trial-result">
      <h2>{words.between(names.a, names.b)}</h2>
      <p className="quiet">{words.when(trial.startedAt, trial.endedAt ?? trial.startedAt)}</p>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      {finding.pairs.length > 0 && (
        <Picture
          title={say.picture}
          words={words}
          text={<p className="quiet">{say.caption}</p>}
          table={() => ({
            columns: say.columns(names.a, names.b),
            rows: finding.pairs.map(pair => ({ key: String(pair.pair), cells: say.cells(pair, names) })),
          })}
        >
          <Differences names={names} finding={finding} />
        </Picture>
      )}
      {finding.difference && (
        <div className="trial-limits">
          <List title={say.can} lines={say.cans} />
          <List title={say.cannot} lines={say.cannots} />
        </div>
      )}
      <button type="button" className="link" aria-label={words.running.deleteThis(names.a, names.b)} onClick={onRemove}>
        {words.running.delete}
      </button>
    </article>
  );
}

const List = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <div>
    <h3>{title}</h3>
    <ul>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </div>
);
