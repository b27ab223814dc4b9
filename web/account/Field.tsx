/** One labelled field, with what is wrong with it said beside it and tied to it. */
import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react';

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
}

export function Field({ label, problem, onType, ...input }: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem) field.current?.focus();
  }, [problem]);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={field}
        id={id}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={event => onType(event.currentTarget.value)}
      />
      <p id={`${id}-problem`} className={problem ? 'warning' : undefined} role="status">
        {problem}
      </p>
    </div>
  );
}
