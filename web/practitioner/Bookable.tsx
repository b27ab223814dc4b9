/** What can be booked with a practitioner: a service and a length are chosen, its terms said, its open times shown. */
import { useState } from 'react';
import type { OpenTimes, ShownPractice } from '../../domain/practitioner/directory.ts';
import type { Service } from '../../domain/practitioner/offer.ts';
import type { Result } from '../../domain/result.ts';
import type { Refused } from '../api.ts';
import { Segments } from '../ui/Segments.tsx';
import { price } from '../words/dates.ts';
import { people } from '../words/en/people.ts';
import { Pick } from './Entry.tsx';
import type { Window } from './practice-api.ts';
import { Times } from './Times.tsx';

const say = people.page;

interface Props {
  readonly services: ShownPractice['services'];
  readonly ask: (service: string, window: Window) => Promise<Result<OpenTimes, Refused>>;
}

const costs = (currency: string, amount: number) => (amount === 0 ? people.free : price(currency, amount));

export function Bookable({ services, ask }: Props) {
  const [id, setId] = useState(services[0]?.id);
  const [length, setLength] = useState<number>();
  const chosen = services.find(service => service.id === id) ?? services[0];
  if (!chosen) return <p>{say.none}</p>;
  const { service } = chosen;
  const option = service.options.find(({ minutes }) => minutes === length) ?? service.options[0];
  if (!option) return null;
  return (
    <div className="bookable">
      {services.length > 1 && (
        <Pick
          label={say.service}
          value={chosen.id}
          options={services.map(of => ({ value: of.id, label: of.service.title }))}
          onChange={setId}
        />
      )}
      <div className="bookable-head">
        <h3>{service.title}</h3>
        <strong>
          {costs(service.currency, option.amount)}, {say.minutes(option.minutes)}
        </strong>
      </div>
      {service.options.length > 1 && (
        <Segments
          label={say.length}
          options={service.options.map(({ minutes }) => ({ value: minutes, label: say.minutes(minutes) }))}
          value={option.minutes}
          onChange={setLength}
        />
      )}
      <p className="quiet">{terms(service).join('. ')}.</p>
      {service.about && <p className="as-written">{service.about}</p>}
      <details>
        <summary>{say.more}</summary>
        <ul>
          {policy(service).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
      <h3>{say.times}</h3>
      <Times
        key={`${chosen.id} ${option.minutes}`}
        of={chosen.id}
        minutes={option.minutes}
        ask={w => ask(chosen.id, w)}
      />
    </div>
  );
}

const terms = ({ online, place, seats, series, approval }: Service): string[] => [
  ...(online ? [say.online] : []),
  ...(place ? [place] : []),
  seats > 1 ? say.group(seats) : say.one,
  ...(series ? [say.series(series)] : []),
  ...(approval === 'approve' ? [say.approve] : []),
];

function policy({ currency, package: bundle, cancellation: { steps, moves } }: Service): string[] {
  return [
    ...(bundle ? [say.package(bundle.sessions, price(currency, bundle.amount), bundle.days)] : []),
    ...(steps.length === 0 ? [say.noneBack] : steps.map(({ percent, hours }) => say.back(percent, hours))),
    ...(moves.most > 0 ? [say.moves(moves.most, moves.hours)] : []),
  ];
}
