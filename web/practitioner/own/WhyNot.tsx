/** Why a moment is not free, for any service and length: every reason that decided it. */
import { type FormEvent, useState } from 'react';
import type { z } from 'zod/mini';
import type { whyAnswer } from '../../../domain/practitioner/directory.ts';
import type { KeptService } from '../../../domain/practitioner/practice.ts';
import { instantOfWall, zoneOf } from '../../../domain/zone.ts';
import { wallDay, wallTime } from '../../words/dates.ts';
import { calendar } from '../../words/en/own-calendar.ts';
import { people } from '../../words/en/people.ts';
import { Pick } from '../Entry.tsx';
import { sentenceOf } from '../Trouble.tsx';
import { wallOf } from '../wall.ts';
import { asOwner } from './ask.ts';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';

const say = calendar.why;
type Reasons = z.infer<typeof whyAnswer>['reasons'];

export function WhyNot({ services, zone }: { readonly services: readonly KeptService[]; readonly zone: string }) {
  const choices = services.flatMap(({ id, service }) =>
    service.options.map(({ minutes }) => ({
      value: `${id} ${minutes}`,
      label: `${service.title}, ${people.page.minutes(minutes)}`,
    })),
  );
  const [chosen, setChosen] = useState(choices[0]?.value ?? '');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<{ at: string; reasons: Reasons }>();
  const saving = useSave();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const known = zoneOf(zone);
    const wall = Date.parse(`${typed}:00Z`);
    const [id = '', minutes] = chosen.split(' ');
    if (!known || Number.isNaN(wall)) return;
    const at = new Date(instantOfWall(known, wall)).toISOString();
    setFound(undefined);
    const answer = await saving.run(() => asOwner(api => api.whyNot(id, Number(minutes), at)));
    if (answer) setFound({ at, reasons: answer.reasons });
  };
  return (
    <section>
      <h2>{say.title}</h2>
      {choices.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <form onSubmit={event => void ask(event)}>
          <Pick label={say.service} value={chosen} options={choices} onChange={setChosen} />
          <TextEntry
            label={say.at}
            value={typed}
            input={{ type: 'datetime-local', required: true }}
            onChange={setTyped}
          />
          <button type="submit" className="button outline" disabled={saving.busy}>
            {say.ask}
          </button>
          <div role="status">
            {saving.problem && <p className="warning">{sentenceOf(saving.problem)}</p>}
            {found && <Told {...found} zone={zone} />}
          </div>
        </form>
      )}
    </section>
  );
}

function Told({ at, reasons, zone }: { readonly at: string; readonly reasons: Reasons; readonly zone: string }) {
  const said = (instant: string) => `${wallDay(wallOf(zone, instant))}, ${wallTime(wallOf(zone, instant))}`;
  if (reasons.length === 0) return <p>{say.free}</p>;
  return (
    <>
      <p>{say.of(said(at))}</p>
      <ol className="mine-rows">
        {reasons.map(({ why, span, byBuffer, occurrence }) => (
          <li key={`${why} ${span?.start} ${occurrence}`}>
            <span>
              {say.reasons[why]}
              {span && (
                <span className="quiet step-more">
                  {said(span.start)} – {wallTime(wallOf(zone, span.end))}
                  {byBuffer && `; ${say.byBuffer}`}
                </span>
              )}
              {occurrence && <span className="quiet step-more">{say.later(said(occurrence))}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
