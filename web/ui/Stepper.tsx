/** A number with less and more beside it; a plain field inside, so that it can be typed as well. */
import { useId } from 'react';
import { words } from '../words/words.ts';

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly unit: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

const say = words.breath.stepper;

export function Stepper({ label, note, unit, value, min, max, step = 1, onChange }: Props) {
  const id = useId();
  const set = (next: number) => {
    if (Number.isFinite(next)) onChange(Math.min(max, Math.max(min, Math.round(next / step) * step)));
  };
  return (
    <div className="choice">
      <label htmlFor={id}>
        {label}
        {note && <small>{note}</small>}
      </label>
      <div className="stepper">
        <button type="button" aria-label={say.less(label)} disabled={value <= min} onClick={() => set(value - step)}>
          −
        </button>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          value={value}
          min={min}
          max={max}
          step={step}
          onChange={event => set(event.target.valueAsNumber)}
        />
        <span aria-hidden="true">{unit}</span>
        <button type="button" aria-label={say.more(label)} disabled={value >= max} onClick={() => set(value + step)}>
          +
        </button>
      </div>
    </div>
  );
}
