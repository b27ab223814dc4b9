/** One thing that can be changed: what it is, how it stands, and behind a word the way to change it. */
import { type ReactNode, useRef, useState } from 'react';

interface Props {
  readonly name: string;
  readonly note?: string;
  readonly state?: string;
  readonly open: string;
  /** `close` may say what was done. */
  readonly children: (close: (said?: string) => void) => ReactNode;
}

export function Task({ name, note, state, open, children }: Props) {
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const close = (text = '') => {
    setShown(false);
    setSaid(text);
    // What had the focus goes away with the form.
    button.current?.focus();
  };
  return (
    <section className="task">
      <div className="line">
        <h2>
          {name}
          {note && <span>{note}</span>}
        </h2>
        <p>
          {state}
          <button
            type="button"
            ref={button}
            className="link"
            aria-label={`${name}: ${open}`}
            aria-expanded={shown}
            onClick={() => {
              setSaid('');
              setShown(!shown);
            }}
          >
            {open}
          </button>
        </p>
      </div>
      {shown && children(close)}
      <p role="status">{said}</p>
    </section>
  );
}
