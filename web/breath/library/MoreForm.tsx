/** What few breaths need, out of the way until it is opened: how it ends, a ratio that is kept, phases that grow. */

import { endingOf } from '../../../domain/breath/library.ts';
import type { Ending } from '../../../domain/breath/pattern.ts';
import '../../ui/choices.css';
import { Segments } from '../../ui/Segments.tsx';
import { Stepper } from '../../ui/Stepper.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { libraryWords } from '../../words/library.ts';
import { type Change, type Draft, partsOf, unitRange } from './draft.ts';

const say = libraryWords.library;

interface Props {
  readonly draft: Draft;
  readonly onChange: (change: Change) => void;
}

export function MoreForm({ draft, onChange }: Props) {
  const { ends, steps, times, unit } = draft;
  const range = unitRange(draft);
  return (
    <details className="builder-extra">
      <summary>{say.builder.extra}</summary>
      <Ends ends={ends} onChange={next => onChange({ do: 'ends', ends: next })} />
      {ends.by === 'rounds' && (
        <Stepper
          label={say.builder.times}
          unit=""
          value={times}
          min={1}
          max={500}
          onChange={value => onChange({ do: 'times', times: value })}
        />
      )}
      <Switch
        label={say.builder.ratio}
        note={say.builder.ratioNote(unit === undefined ? [] : steps.map(({ seconds }) => partsOf(seconds, unit)))}
        checked={unit !== undefined}
        onChange={on => onChange({ do: 'ratio', on })}
      />
      {unit !== undefined && (
        <Stepper
          label={say.builder.part}
          unit={say.builder.unit}
          value={unit}
          min={range.min}
          max={range.max}
          step={0.5}
          onChange={value => onChange({ do: 'unit', unit: value })}
        />
      )}
      <fieldset className="builder-growth">
        <legend>{say.builder.growth}</legend>
        <p className="quiet">{say.builder.growsNote}</p>
        {steps.map(({ key, kind, change }, i) => {
          const name = `${say.kinds[kind]}, ${i + 1}`;
          return (
            <div key={key}>
              <Stepper
                label={say.builder.grows(name)}
                unit={say.builder.unit}
                value={change?.by ?? 0}
                min={-60}
                max={60}
                step={0.5}
                onChange={by => onChange({ do: 'growth', key, by })}
              />
              {change && (
                <Stepper
                  label={say.builder.stops(name)}
                  unit={say.builder.unit}
                  value={change.limit}
                  min={0.5}
                  max={600}
                  step={0.5}
                  onChange={limit => onChange({ do: 'growth', key, by: change.by, limit })}
                />
              )}
            </div>
          );
        })}
      </fieldset>
    </details>
  );
}

/** Where each way to end begins. */
const usual: Record<Ending['by'], Ending> = {
  minutes: { by: 'minutes', minutes: 5 },
  breaths: { by: 'breaths', breaths: 20 },
  rounds: { by: 'rounds', rounds: 3 },
  never: { by: 'never' },
};
const ways = Object.keys(usual) as Ending['by'][];
const most = { minutes: 120, breaths: 999, rounds: 100 };

function Ends({ ends, onChange }: { readonly ends: Ending; readonly onChange: (ends: Ending) => void }) {
  return (
    <>
      <Segments
        label={say.builder.ends}
        value={ends.by}
        options={ways.map(value => ({ value, label: say.builder.endsBy[value] }))}
        onChange={by => onChange(by === ends.by ? ends : usual[by])}
      />
      {ends.by !== 'never' && (
        <Stepper
          label={say.builder.howLong}
          unit={say.builder.units[ends.by]}
          value={ends.by === 'minutes' ? ends.minutes : ends.by === 'breaths' ? ends.breaths : ends.rounds}
          min={1}
          max={most[ends.by]}
          onChange={count => onChange(endingOf(ends, count))}
        />
      )}
    </>
  );
}
