/** Fields for words and numbers, labelled, with what is wrong beside them. */
import { type InputHTMLAttributes, useState } from 'react';
import { Entry } from '../Entry.tsx';

interface TextProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Several lines, so many at first. */
  readonly rows?: number;
  readonly input?: InputHTMLAttributes<HTMLInputElement>;
}

export const TextEntry = ({ label, hint, problem, value, onChange, rows, input }: TextProps) => (
  <Entry label={label} hint={hint} problem={problem}>
    {tied =>
      rows ? (
        <textarea {...tied} rows={rows} value={value} onChange={event => onChange(event.target.value)} />
      ) : (
        <input {...tied} {...input} value={value} onChange={event => onChange(event.target.value)} />
      )
    }
  </Entry>
);

interface NumberProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly value: number | undefined;
  /** Undefined when it is empty, NaN when it is no number. */
  readonly onChange: (value: number | undefined) => void;
  /** So many of the kept unit are one of the typed one. */
  readonly scale?: number;
}

/** What is typed stays as typed; only what it means goes on. */
export function NumberEntry({ value, onChange, scale = 1, ...entry }: NumberProps) {
  const [text, setText] = useState(value === undefined || Number.isNaN(value) ? '' : String(value / scale));
  return (
    <TextEntry
      {...entry}
      value={text}
      input={{ inputMode: 'decimal', autoComplete: 'off' }}
      onChange={typed => {
        setText(typed);
        const trimmed = typed.trim().replace(',', '.');
        onChange(trimmed === '' ? undefined : Math.round(Number(trimmed) * scale * 1e6) / 1e6);
      }}
    />
  );
}
