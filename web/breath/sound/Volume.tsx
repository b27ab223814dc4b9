/** One volume: a slider, a plain field for those who type, and Test. */
import { type ReactNode, useId } from 'react';
import { words } from '../../words/words.ts';

const say = words.sound;

interface Props {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly children?: ReactNode;
}

export function Volume({ label, value, onChange, children }: Props) {
  const id = useId();
  const percent = Math.round(value * 100);
  const set = (next: number) => {
    if (Number.isFinite(next)) onChange(Math.min(100, Math.max(0, Math.round(next))) / 100);
  };
  return (
    <div className="choice volume">
      <label htmlFor={id}>{label}</label>
      <div className="volume-set">
        {children}
        <input
          id={id}
          type="range"
          min={0}
          max={100}
          value={percent}
          onChange={event => set(event.target.valueAsNumber)}
        />
        <input
          type="number"
          inputMode="numeric"
          aria-label={say.inPercent(label)}
          min={0}
          max={100}
          value={percent}
          onChange={event => set(event.target.valueAsNumber)}
        />
      </div>
    </div>
  );
}
