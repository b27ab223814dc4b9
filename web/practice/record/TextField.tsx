/** A labelled field of one line; what is wrong with it is said beside its group, and tied to it. */
import { type InputHTMLAttributes, useId } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  /** Id of the sentence that says what is wrong with it; undefined while nothing is. */
  readonly problem: string | undefined;
  readonly onText: (text: string) => void;
}

export function TextField({ label, hint, problem, onText, ...input }: Props) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={[hint && `${id}-hint`, problem].filter(Boolean).join(' ') || undefined}
        onChange={event => onText(event.currentTarget.value)}
      />
      {hint && (
        <p id={`${id}-hint`} className="quiet">
          {hint}
        </p>
      )}
    </div>
  );
}
