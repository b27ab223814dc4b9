/** The name of the pattern, as a heading until it is changed. */
import { useEffect, useId, useRef, useState } from 'react';
import { libraryWords } from '../../words/library.ts';

const say = libraryWords.library.builder;

export function Rename({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const [editing, setEditing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (editing) field.current?.select();
  }, [editing]);
  return (
    <>
      <h1 className={editing ? 'heard' : undefined}>{name.trim() || say.untitled}</h1>
      {editing ? (
        <form
          onSubmit={event => {
            event.preventDefault();
            setEditing(false);
          }}
        >
          <label htmlFor={id} className="heard">
            {say.name}
          </label>
          <input
            id={id}
            ref={field}
            value={name}
            maxLength={120}
            autoComplete="off"
            onChange={event => onName(event.target.value)}
            onBlur={() => setEditing(false)}
          />
        </form>
      ) : (
        <button type="button" className="link" onClick={() => setEditing(true)}>
          {say.rename}
        </button>
      )}
    </>
  );
}
