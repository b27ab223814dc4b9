/** One labelled field, with what is wrong with it said beside it and tied to it. */
import { type InputHTMLAttributes, type ReactNode, useEffect, useId, useRef } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
  /** Said below it, and again when it changes. */
  readonly hint?: string | undefined;
  /** At the end of the field, such as what shows a hidden text. */
  readonly beside?: ReactNode;
}

export function Field({ label, problem, onType, hint, beside, ...input }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-line">
        <input
          {...input}
          ref={field}
          id={id}
          aria-invalid={problem !== null}
          aria-describedby={hint === undefined ? `${id}-problem` : `${id}-problem ${id}-hint`}
          onChange={event => onType(event.currentTarget.value)}
        />
        {beside}
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="quiet" role="status">
          {hint}
        </p>
      )}
      <p id={`${id}-problem`} className={problem ? 'warning' : undefined} role="status">
        {problem}
      </p>
    </div>
  );
}
