/** A labelled field of any kind: what it is, a hint, and what is wrong with it, tied to it. */
import { type ReactNode, useId } from 'react';

interface Tied {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface Props {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: (tied: Tied) => ReactNode;
}

export function Entry({ label, hint, problem, children }: Props) {
  const id = useId();
  const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field entry">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(told && { 'aria-describedby': told }), ...(problem && { 'aria-invalid': true as const }) })}
      {hint && (
        <span id={`${id}-hint`} className="quiet">
          {hint}
        </span>
      )}
      {problem && (
        <span id={`${id}-problem`} className="warning">
          {problem}
        </span>
      )}
    </div>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of many. */
export function Pick(
  props: Omit<Props, 'children'> & {
    readonly value: string;
    readonly options: readonly Choice[];
    readonly onChange: (value: string) => void;
  },
) {
  const { value, options, onChange, ...entry } = props;
  return (
    <Entry {...entry}>
      {tied => (
        <select {...tied} value={value} onChange={event => onChange(event.target.value)}>
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Entry>
  );
}
