/** On or off, said by place and not by hue. */
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children?: ReactNode;
}

export function Switch({ label, note, checked, disabled = false, onChange, children }: Props) {
  return (
    <div className="choice">
      <label className="switch">
        <span>
          {label}
          {note && <small>{note}</small>}
        </span>
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          onChange={event => onChange(event.target.checked)}
        />
      </label>
      {children}
    </div>
  );
}
