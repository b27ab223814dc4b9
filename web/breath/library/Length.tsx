/** How long: shorter, longer, or any of the lengths that the technique is offered in. */
import { useId } from 'react';
import { endingOf } from '../../../domain/breath/library.ts';
import type { Ending } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';

const say = libraryWords.library;

interface Props {
  readonly ends: Ending;
  /** In the unit of `ends`. */
  readonly choices: readonly number[];
  readonly onChange: (ends: Ending) => void;
}

const countOf = (ends: Ending): number => {
  switch (ends.by) {
    case 'minutes':
      return ends.minutes;
    case 'breaths':
      return ends.breaths;
    case 'rounds':
      return ends.rounds;
    case 'never':
      return 0;
  }
};

export function Length({ ends, choices, onChange }: Props) {
  const id = useId();
  const { by } = ends;
  if (by === 'never') return <span className="length">{say.technique.lengthOf(ends)}</span>;
  const now = countOf(ends);
  const all = [...new Set([...choices, now])].sort((a, b) => a - b);
  const at = all.indexOf(now);
  const set = (count: number | undefined) => {
    if (count !== undefined) onChange(endingOf({ by }, count));
  };
  return (
    <div className="stepper length">
      <button type="button" aria-label={say.shorter} disabled={at <= 0} onClick={() => set(all[at - 1])}>
        −
      </button>
      <label htmlFor={id} className="heard">
        {say.technique.length}
      </label>
      <select id={id} value={now} onChange={event => set(Number(event.target.value))}>
        {all.map(count => (
          <option key={count} value={count}>
            {say.technique.lengthOf(endingOf({ by }, count))}
          </option>
        ))}
      </select>
      <button type="button" aria-label={say.longer} disabled={at >= all.length - 1} onClick={() => set(all[at + 1])}>
        +
      </button>
    </div>
  );
}
