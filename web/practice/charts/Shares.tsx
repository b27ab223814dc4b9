/** Names with a bar each, the largest first: what a technique has of the whole. */
import { Picture, type Rows } from '../../ui/Picture.tsx';
import { figure } from '../../words/en/count.ts';
import { practice } from '../../words/en/practice.ts';

interface Props {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly value: number }[];
  readonly table: () => Rows;
}

/** More are in the table. */
const most = 8;

export function Shares({ title, text, rows, table }: Props) {
  const top = Math.max(...rows.map(({ value }) => value), 1);
  return (
    <Picture title={title} words={practice} text={<p>{text}</p>} table={table}>
      <dl className="shares">
        {rows.slice(0, most).map(({ key, name, value }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd>{figure(value)}</dd>
            <dd aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="bar" width={(value / top) * 100} height={10} />
              </svg>
            </dd>
          </div>
        ))}
      </dl>
    </Picture>
  );
}
