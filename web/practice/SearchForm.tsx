/** What can be asked: words first, the rest folded away on a phone until it is wanted. */
import { type ReactNode, useId, useState } from 'react';
import { type Mood, moods } from '../../domain/practice/entry.ts';
import type { Wanted } from '../../domain/practice/find.ts';
import { byTechnique } from '../../domain/practice/trend.ts';
import { useLive } from '../device/live.ts';
import { daysSince } from '../device/look-back.ts';
import { practice } from '../words/en/practice.ts';

const say = practice.search;

interface Props {
  readonly want: Wanted;
  readonly onChange: (want: Wanted) => void;
}

export function SearchForm({ want, onChange }: Props) {
  // Typed faster than the address follows.
  const [typed, setTyped] = useState(want.words ?? '');
  const narrowed = Object.keys(want).some(key => key !== 'words');
  const [open, setOpen] = useState(narrowed);
  return (
    <search className="search-form">
      <Field label={say.words} hint={say.wordsHint}>
        {props => (
          <input
            {...props}
            type="search"
            value={typed}
            maxLength={200}
            autoComplete="off"
            onChange={({ target }) => {
              setTyped(target.value);
              onChange(changed(want, { words: target.value || undefined }));
            }}
          />
        )}
      </Field>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say.filter}</summary>
        {open && <Narrow want={want} onChange={onChange} />}
      </details>
    </search>
  );
}

const changed = (want: Wanted, change: { [Key in keyof Wanted]?: Wanted[Key] | undefined }): Wanted =>
  Object.fromEntries(Object.entries({ ...want, ...change }).filter(([, value]) => value !== undefined));

/** Asks the record which techniques there are, and so only when somebody wants to know. */
function Narrow({ want, onChange }: Props) {
  const all = useLive(daysSince, '0000-01-01');
  const known = all.state === 'ready' ? byTechnique(all.value.days) : [];
  const [tag, setTag] = useState(want.tag ?? '');
  const set = (change: Parameters<typeof changed>[1]) => onChange(changed(want, change));
  return (
    <>
      <Field label={say.technique}>
        {props => (
          <select
            {...props}
            value={want.technique ?? ''}
            onChange={({ target }) => set({ technique: target.value || undefined })}
          >
            <option value="">{say.any}</option>
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say.mood}>
        {props => (
          <select
            {...props}
            value={want.mood ?? ''}
            onChange={({ target }) => set({ mood: target.value ? (Number(target.value) as Mood) : undefined })}
          >
            <option value="">{say.any}</option>
            {moods.map(mood => (
              <option key={mood} value={mood}>
                {practice.mood.names[mood]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={say.tag}>
        {props => (
          <input
            {...props}
            value={tag}
            maxLength={40}
            autoComplete="off"
            onChange={({ target }) => {
              setTag(target.value);
              set({ tag: target.value.trim() || undefined });
            }}
          />
        )}
      </Field>
      <div className="search-dates">
        {(['from', 'to'] as const).map(end => (
          <Field key={end} label={say[end]}>
            {props => (
              <input
                {...props}
                type="date"
                value={want[end] ?? ''}
                onChange={({ target }) => set({ [end]: target.value || undefined })}
              />
            )}
          </Field>
        ))}
      </div>
      {Object.keys(want).some(key => key !== 'words') && (
        <button
          type="button"
          className="link"
          onClick={() => {
            setTag('');
            onChange(want.words ? { words: want.words } : {});
          }}
        >
          {say.clear}
        </button>
      )}
    </>
  );
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (props: { id: string; 'aria-describedby'?: string }) => ReactNode;
}

function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(hint ? { 'aria-describedby': `${id}-hint` } : {}) })}
      {hint && (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
    </div>
  );
}
