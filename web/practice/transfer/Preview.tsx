/** What is in a file before it is kept: where from, how many, what is left out and why, the first of its sessions. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Entry } from '../../../domain/practice/entry.ts';
import type { RefusedRow } from '../../../domain/practice/transfer/arrival.ts';
import { localZone } from '../../device/today.ts';
import type { Choices, Preview as Found } from '../../device/transfer/errand.ts';
import { breath } from '../../words/en/breath.ts';
import { transfer } from '../../words/en/transfer.ts';
import { timeOfDay } from '../../words/words.ts';
import { Columns } from './Columns.tsx';

const say = transfer.bring;

interface Props {
  readonly name: string;
  readonly preview: Found;
  readonly choices: Choices;
  /** It is being read again. */
  readonly waiting: boolean;
  readonly onChange: (choices: Choices) => void;
  readonly onBring: () => void;
  readonly onCancel: () => void;
}

export function Preview({ name, preview, choices, waiting, onChange, onBring, onCancel }: Props) {
  const { origin, fresh, here, refused, refusedCount, first, span, also, table, zoneless } = preview;
  const head = useRef<HTMLHeadingElement>(null);
  // What was chosen stands below the button; whoever cannot see it is led there.
  useEffect(() => head.current?.focus(), []);
  const more = say.also(also.patterns, also.goals, also.trials);
  const missing = table?.missing ?? [];
  const counts = [
    fresh > 0 && say.fresh(fresh),
    here > 0 && say.here(here),
    refusedCount > 0 && say.left(refusedCount),
  ].filter(Boolean);
  return (
    <>
      <h3 ref={head} tabIndex={-1}>
        {say.from(origin, name)}
      </h3>
      {table && (
        <Columns
          table={table}
          mapping={choices.mapping ?? table.mapping}
          onChange={mapping => onChange({ ...choices, mapping })}
        />
      )}
      {zoneless && <Zone zone={choices.zone} onChange={zone => onChange({ ...choices, zone })} />}
      <div role="status">
        {missing.length > 0 ? (
          <p className="warning">{say.table.missing(missing)}</p>
        ) : (
          <p className="counts">{counts.length > 0 ? counts.join(' · ') : say.none}</p>
        )}
        {span && <p className="quiet">{say.span(span[0], span[1])}</p>}
        {fresh === 0 && here > 0 && refusedCount === 0 && <p>{say.nothing}</p>}
      </div>
      {origin === 'inner-breeze' && <p className="quiet">{say.estimated}</p>}
      {origin === 'brethap' && <p className="quiet">{say.noPattern}</p>}
      {more && <p className="quiet">{say.alsoText(more)}</p>}
      {first.length > 0 && <First sessions={first} />}
      {refusedCount > 0 && <LeftOut rows={refused} count={refusedCount} />}
      <div className="row">
        {(fresh > 0 || more) && (
          <button type="button" className="button" disabled={waiting || missing.length > 0} onClick={onBring}>
            {say.go(fresh)}
          </button>
        )}
        <button type="button" className="button outline" onClick={onCancel}>
          {fresh > 0 || more ? say.cancel : say.other}
        </button>
      </div>
    </>
  );
}

function First({ sessions }: { readonly sessions: readonly Entry[] }) {
  const { columns } = say;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys
    <section className="table-scroll" tabIndex={0} aria-label={say.firstRows}>
      <table>
        <caption>{say.firstRows}</caption>
        <thead>
          <tr>
            {Object.values(columns).map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, day, startedAt, zone, pattern, seconds, breaths }) => (
            <tr key={id}>
              <td>{say.day(day)}</td>
              <td>{timeOfDay(new Date(startedAt), zone)}</td>
              <td>{pattern.name}</td>
              <td>{breath.clock(seconds)}</td>
              <td>{breaths}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function LeftOut({ rows, count }: { readonly rows: readonly RefusedRow[]; readonly count: number }) {
  return (
    <details>
      <summary>
        {say.leftOut}, {count}
      </summary>
      <ul className="plain">
        {rows.map(row => (
          <li key={row.row}>{say.row(row)}</li>
        ))}
        {count > rows.length && <li>{say.moreRows(count - rows.length)}</li>}
      </ul>
    </details>
  );
}

const allZones = (zone: string) =>
  [...new Set([zone, localZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();

/** Four hundred names take a moment to draw, so they come when somebody is about to choose. */
function Zone({ zone, onChange }: { readonly zone: string; readonly onChange: (zone: string) => void }) {
  const id = useId();
  const [zones, setZones] = useState([zone]);
  return (
    <div className="field">
      <label htmlFor={id}>{say.zone}</label>
      <select
        id={id}
        value={zone}
        onFocus={() => setZones(allZones(zone))}
        onChange={event => onChange(event.target.value)}
      >
        {zones.map(name => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </div>
  );
}
