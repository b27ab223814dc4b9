/** A picture of bars with a scale of round numbers at its side and a few labels below. */
import { ticks } from 'd3-array';
import { Picture, type Rows } from '../../ui/Picture.tsx';
import { figure } from '../../words/en/count.ts';
import { practice } from '../../words/en/practice.ts';
import { Bars } from './Bars.tsx';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly bars: readonly { readonly key: string; readonly value: number; readonly label: string }[];
  readonly unfinished?: boolean;
  readonly table: () => Rows;
}

/** Labels that fit below on a phone. */
const mostLabels = 4;
/** Letters of months are narrow enough to stand under each. */
const mostLetters = 14;

export function Columns({ title, text, bars, unfinished = false, table }: Props) {
  const most = Math.max(...bars.map(({ value }) => value), 1);
  const marks = ticks(0, most, 3).filter(mark => mark > 0);
  const letters = bars.every(({ label }) => label.length < 2) && bars.length <= mostLetters;
  const every = letters ? 1 : Math.ceil(bars.length / mostLabels);
  return (
    <Picture title={title} words={practice} text={<p>{text}</p>} table={table}>
      <div className="columns" aria-hidden="true">
        <div className="columns-plot">
          {marks.map(mark => (
            <span key={mark} className="columns-mark" style={{ bottom: `${(mark / most) * 100}%` }}>
              {figure(mark)}
            </span>
          ))}
          <Bars values={bars.map(({ value }) => value)} unfinished={unfinished} />
        </div>
        <p className="columns-labels">
          {bars.map(({ key, label }, i) =>
            i % every === 0 && (letters || i + every / 2 <= bars.length) ? (
              <span
                key={key}
                style={{ left: `${((i + (letters ? 0.5 : 0)) / bars.length) * 100}%` }}
                className={letters ? 'centred' : ''}
              >
                {label}
              </span>
            ) : null,
          )}
        </p>
      </div>
    </Picture>
  );
}
