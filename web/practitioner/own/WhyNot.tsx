/** Why a moment is not free, for any service and length: every reason that decided it, and where to change it. */
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Availability } from '../../../domain/practitioner/availability.ts';
import type { KeptService } from '../../../domain/practitioner/practice.ts';
import { instantOfWall } from '../../../domain/zone.ts';
import { clock } from '../../device/clock.ts';
import { people } from '../../words/en/people.ts';
import { whyNot as say } from '../../words/en/why-not.ts';
import { Pick } from '../Entry.tsx';
import { sentenceOf } from '../Trouble.tsx';
import { dayOf, wallOf, zoneNamed } from '../wall.ts';
import { asOwner } from './ask.ts';
import { TextEntry } from './TextEntry.tsx';
import { useSave } from './use-save.ts';
import { type Asked, type Reason, told, whenOf } from './why-told.ts';

interface Props {
  readonly services: readonly KeptService[];
  readonly hours: Availability;
  /** Leads to a date on the calendar. */
  readonly onDate: (date: string) => void;
}

interface Answer extends Asked {
  /** Of the service. */
  readonly id: string;
  readonly reasons: readonly Reason[];
}

export function WhyNot({ services, hours, onDate }: Props) {
  const choices = services.flatMap(({ id, service }) =>
    service.options.map(({ minutes }) => ({
      value: `${id} ${minutes}`,
      label: `${service.title}, ${people.page.minutes(minutes)}`,
    })),
  );
  const [chosen, setChosen] = useState(choices[0]?.value ?? '');
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Answer>();
  const saving = useSave();
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const wall = Date.parse(`${typed}:00Z`);
    const [id = '', length] = chosen.split(' ');
    const service = services.find(of => of.id === id)?.service;
    if (!service || Number.isNaN(wall)) return;
    const at = new Date(instantOfWall(zoneNamed(hours.zone), wall)).toISOString();
    const minutes = Number(length);
    setFound(undefined);
    const answer = await saving.run(() => asOwner(api => api.whyNot(id, minutes, at)));
    const now = clock.now().toISOString();
    if (answer) setFound({ at, minutes, service, hours, now, id, reasons: answer.reasons });
  };
  return (
    <section>
      <h2>{say.title}</h2>
      {choices.length === 0 ? (
        <p>
          {say.none}{' '}
          <Link href="/people/me/services/new" className="link">
            {say.addService}
          </Link>
        </p>
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
            {found && <Said answer={found} onDate={onDate} />}
          </div>
        </form>
      )}
    </section>
  );
}

function Said({ answer, onDate }: { readonly answer: Answer; readonly onDate: Props['onDate'] }) {
  const when = whenOf(answer.hours.zone, answer.at);
  if (answer.reasons.length === 0) return <p>{say.free(when)}</p>;
  return (
    <>
      <p>
        <strong>{say.of(when)}</strong>
      </p>
      <ReasonList {...{ answer, onDate }} reasons={answer.reasons} />
    </>
  );
}

type ListProps = { readonly answer: Answer; readonly reasons: readonly Reason[]; readonly onDate: Props['onDate'] };

const ReasonList = ({ answer, reasons, onDate }: ListProps) => (
  <ul className="why-not">
    {reasons.map(reason => (
      <One key={`${reason.why} ${reason.span?.start} ${reason.occurrence}`} {...{ answer, reason, onDate }} />
    ))}
  </ul>
);

function One({ answer, reason, onDate }: Omit<ListProps, 'reasons'> & { readonly reason: Reason }) {
  const { text, change } = told(reason, answer);
  const { occurrence, because } = reason;
  const { zone } = answer.hours;
  return (
    <li>
      {text}{' '}
      {change === 'service' && (
        <Link href={`/people/me/services/${answer.id}`} className="link">
          {say.change.service(answer.service.title)}
        </Link>
      )}
      {change === 'hours' && (
        <Link href="/people/me/hours" className="link">
          {say.change.hours}
        </Link>
      )}
      {change === 'day' && (
        <button type="button" className="link" onClick={() => onDate(dayOf(wallOf(zone, answer.at)))}>
          {say.change.day}
        </button>
      )}
      {occurrence && because && <ReasonList answer={{ ...answer, at: occurrence }} reasons={because} onDate={onDate} />}
    </li>
  );
}
