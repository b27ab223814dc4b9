/** One phase of the breath being built: what it is, how long, through where; the row's equal is the square in the chart. */
import { useId } from 'react';
import { type PhaseKind, phaseKinds, type Route, routes } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';
import type { Change, Step } from './draft.ts';

const say = libraryWords.library;

/** Rise, fall, or level at the top or the bottom: the row's own bit of line. */
const marks: Record<PhaseKind, string> = {
  in: 'M1 17C9 17 15 3 23 3',
  'second-in': 'M1 9C9 9 15 3 23 3',
  hold: 'M1 4H23',
  out: 'M1 3C9 3 15 17 23 17',
  hum: 'M1 3q3 6 5 4t5 4t5 4t7 2',
  rest: 'M1 16H23',
  stroke: 'M1 6L8 17L15 6L22 17',
  free: 'M1 10H23',
};

interface Props {
  readonly step: Step;
  readonly place: number;
  readonly of: number;
  readonly chosen: boolean;
  readonly beyond: boolean;
  readonly by: number;
  readonly onChoose: () => void;
  readonly onChange: (change: Change) => void;
}

export function PhaseRow({ step, place, of, chosen, beyond, by, onChoose, onChange }: Props) {
  const id = useId();
  const { key, kind, seconds, route } = step;
  const name = `${say.kinds[kind]}, ${place + 1}`;
  const set = (value: number) => onChange({ do: 'seconds', key, seconds: value });
  return (
    <li className={['phase-row', chosen && 'chosen', beyond && 'beyond'].filter(Boolean).join(' ')} onFocus={onChoose}>
      <div className="phase-line">
        <svg className={`trace trace-${kind}`} width="24" height="20" aria-hidden="true">
          <path d={marks[kind]} />
        </svg>
        <button type="button" className="phase-name" aria-expanded={chosen} aria-controls={id} onClick={onChoose}>
          {say.kinds[kind]}
          {route && <small>{say.routes[route]}</small>}
        </button>
        <div className="stepper">
          <button
            type="button"
            aria-label={say.builder.less(name)}
            disabled={seconds <= by}
            onClick={() => set(seconds - by)}
          >
            −
          </button>
          <input
            type="number"
            inputMode="decimal"
            aria-label={say.builder.secondsOf(name)}
            aria-invalid={beyond}
            value={seconds}
            min={by}
            max={600}
            step={by}
            onChange={event => set(event.target.valueAsNumber)}
          />
          <span aria-hidden="true">{say.builder.unit}</span>
          <button
            type="button"
            aria-label={say.builder.more(name)}
            disabled={seconds >= 600}
            onClick={() => set(seconds + by)}
          >
            +
          </button>
        </div>
      </div>
      <div className="phase-more" id={id} hidden={!chosen}>
        <label>
          <span className="quiet">{say.builder.kind}</span>
          <select value={kind} onChange={event => onChange({ do: 'kind', key, kind: event.target.value as PhaseKind })}>
            {phaseKinds.map(one => (
              <option key={one} value={one}>
                {say.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="quiet">{say.builder.route}</span>
          <select
            value={route ?? ''}
            onChange={event =>
              onChange({
                do: 'route',
                key,
                route: event.target.value === '' ? undefined : (event.target.value as Route),
              })
            }
          >
            <option value="">{say.builder.either}</option>
            {routes.map(one => (
              <option key={one} value={one}>
                {say.routes[one]}
              </option>
            ))}
          </select>
        </label>
        <div className="phase-moves">
          <button
            type="button"
            className="link"
            aria-label={say.builder.up(name)}
            disabled={place === 0}
            onClick={() => onChange({ do: 'move', key, by: -1 })}
          >
            ↑
          </button>
          <button
            type="button"
            className="link"
            aria-label={say.builder.down(name)}
            disabled={place === of - 1}
            onClick={() => onChange({ do: 'move', key, by: 1 })}
          >
            ↓
          </button>
          <button
            type="button"
            className="link"
            aria-label={say.builder.remove(name)}
            disabled={of === 1}
            onClick={() => onChange({ do: 'remove', key })}
          >
            {say.builder.removeShort}
          </button>
        </div>
      </div>
    </li>
  );
}
