/** Several of the same: each can be changed or taken away, and another one added. */
import { Fragment, type ReactNode, useState } from 'react';

interface Props<T> {
  readonly items: readonly T[];
  readonly most: number;
  /** What is added. */
  readonly fresh: () => T;
  readonly add: string;
  readonly remove: (item: T, index: number) => string;
  readonly least?: number;
  readonly onChange: (items: T[]) => void;
  readonly children: (item: T, set: (change: Partial<T>) => void, index: number) => ReactNode;
}

export function Rows<T>({ items, most, fresh, add, remove, least = 0, onChange, children }: Props<T>) {
  // Fields keep what is typed by the key of their row, so a row keeps its key while others come and go.
  const [keys, setKeys] = useState(() => items.map((_, i) => i));
  const [next, setNext] = useState(items.length);
  return (
    <>
      {items.map((item, i) => (
        <Fragment key={keys[i] ?? `new ${i}`}>
          <div className="several">
            {children(item, change => onChange(items.map((other, n) => (n === i ? { ...item, ...change } : other))), i)}
            {items.length > least && (
              <button
                type="button"
                className="link"
                onClick={() => {
                  setKeys(keys.filter((_, n) => n !== i));
                  onChange(items.filter((_, n) => n !== i));
                }}
              >
                {remove(item, i)}
              </button>
            )}
          </div>
        </Fragment>
      ))}
      {items.length < most && (
        <button
          type="button"
          className="link several-add"
          onClick={() => {
            setKeys([...keys, next]);
            setNext(next + 1);
            onChange([...items, fresh()]);
          }}
        >
          {add}
        </button>
      )}
    </>
  );
}
