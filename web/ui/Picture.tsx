/** A picture with its title, the sentence that carries its numbers, and the same as a table in its place. */
import { type ReactNode, useId, useState } from 'react';
import { figure } from '../words/en/count.ts';
import './picture.css';

export interface TableRow {
  readonly key: string;
  /** The first is what the row is about. */
  readonly cells: readonly ReactNode[];
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

interface Props {
  readonly title: string;
  /** Words of the switch: short, and with the title for those who hear only it. */
  readonly words: {
    readonly table: string;
    readonly picture: string;
    readonly tableOf: (title: string) => string;
    readonly pictureOf: (title: string) => string;
  };
  readonly text?: ReactNode;
  readonly table: () => Rows;
  readonly children: ReactNode;
}

export function Picture({ title, words, text, table, children }: Props) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section className="picture" aria-labelledby={id}>
      <div className="picture-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="link"
          aria-label={open ? words.pictureOf(title) : words.tableOf(title)}
          onClick={() => setOpen(!open)}
        >
          {open ? words.picture : words.table}
        </button>
      </div>
      {text}
      {open ? <Table title={title} {...table()} /> : children}
    </section>
  );
}

/** Numbers to the right, what they are about to the left. */
export function Table({ title, columns, rows }: Rows & { readonly title: string }) {
  return (
    <table className="table">
      <caption className="heard">{title}</caption>
      <thead>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [about, ...others] }) => (
          <tr key={key}>
            <th scope="row">{about}</th>
            {others.map((cell, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
              <td key={i}>{typeof cell === 'number' ? figure(cell) : cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
