/** Which of the two, when a time was typed that comes twice as the clocks go back. */
import { Segments } from '../../../ui/Segments.tsx';
import { calendar } from '../../../words/en/own-calendar.ts';
import type { Draft } from './changes.ts';
import { offsetsTyped } from './passes.ts';

const say = calendar.form;

interface Props {
  readonly zone: string;
  readonly kind: Draft['kind'];
  readonly typed: string;
  readonly pass: number;
  readonly onPass: (pass: number) => void;
}

export function Pass({ zone, kind, typed, pass, onPass }: Props) {
  const offsets = offsetsTyped(zone, typed);
  if (offsets.length === 0) return null;
  const time = typed.slice(11);
  if (kind === 'own') return <p className="quiet">{say.firstPass(time)}</p>;
  return (
    <Segments
      label={say.pass(time)}
      options={offsets.map((offset, value) => ({ value, label: say.passes[value]?.(offset) ?? offset }))}
      value={pass}
      onChange={onPass}
    />
  );
}
