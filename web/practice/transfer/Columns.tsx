/** A table from anywhere: its first rows, and for each column what it is taken for, which can be changed. */
import { useId } from 'react';
import { type Mapping, type Meaning, meanings } from '../../../domain/practice/transfer/columns.ts';
import type { DayOrder, LengthUnit } from '../../../domain/practice/transfer/moment.ts';
import type { Table } from '../../device/transfer/read.ts';
import { transfer } from '../../words/en/transfer.ts';

const say = transfer.bring.table;
const units: readonly LengthUnit[] = ['seconds', 'minutes', 'milliseconds'];
const orders: readonly DayOrder[] = ['day-first', 'month-first'];

interface Props {
  readonly table: Table;
  /** What was chosen last; the table may still be that of the choice before. */
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

export function Columns({ table: { heading, rows }, mapping, onChange }: Props) {
  const meaningOf = (column: number) => meanings.find(meaning => mapping.columns[meaning] === column);
  const mean = (column: number, meaning: Meaning | undefined) => {
    const kept = Object.entries(mapping.columns).filter(([of, at]) => at !== column && of !== meaning);
    const columns: Mapping['columns'] = Object.fromEntries(meaning ? [...kept, [meaning, column]] : kept);
    onChange({ ...mapping, columns });
  };
  return (
    <>
      <h4>{say.title}</h4>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys */}
      <section className="table-scroll" tabIndex={0} aria-label={say.title}>
        <table className="columns">
          <thead>
            <tr>
              {heading.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                <th key={column} scope="col">
                  {name}
                </th>
              ))}
            </tr>
            <tr>
              {heading.map((name, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                <td key={column}>
                  <select
                    aria-label={`${say.means}: ${name}`}
                    value={meaningOf(column) ?? ''}
                    onChange={event =>
                      mean(
                        column,
                        meanings.find(of => of === event.target.value),
                      )
                    }
                  >
                    <option value="">{say.nothing}</option>
                    {meanings.map(meaning => (
                      <option key={meaning} value={meaning}>
                        {say.meanings[meaning]}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity
              <tr key={i}>
                {heading.map((_, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
                  <td key={column}>{row[column]?.slice(0, 80)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="row">
        <Choice
          label={say.unit}
          of={units}
          words={say.units}
          value={mapping.unit}
          onChange={unit => onChange({ ...mapping, unit })}
        />
        <Choice
          label={say.order}
          of={orders}
          words={say.orders}
          value={mapping.order}
          onChange={order => onChange({ ...mapping, order })}
        />
      </div>
    </>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly of: readonly T[];
  readonly words: Record<T, string>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function Choice<T extends string>({ label, of, words, value, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={event => onChange(of.find(each => each === event.target.value) ?? value)}>
        {of.map(each => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
    </div>
  );
}
