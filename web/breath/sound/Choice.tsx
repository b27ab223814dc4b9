/** One of many by name, with Test beside it. */
import { type ReactNode, useId } from 'react';

interface Props<Value extends string> {
  readonly label: string;
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly children?: ReactNode;
}

export function Choice<Value extends string>({ label, names, value, onChange, children }: Props<Value>) {
  const id = useId();
  return (
    <div className="choice">
      <label htmlFor={id}>{label}</label>
      <div className="sound-choose">
        {children}
        <select id={id} value={value} onChange={event => onChange(event.target.value as Value)}>
          {(Object.entries(names) as [Value, string][]).map(([key, name]) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
