/** The services of one's own practice, those too that are not offered. */
import { Link } from 'wouter';
import { useTakenBack } from '../../ui/undo.ts';
import { price } from '../../words/dates.ts';
import { own } from '../../words/en/own-practice.ts';
import { people } from '../../words/en/people.ts';
import { asOwner } from './ask.ts';
import { Own } from './Own.tsx';

const say = own.services;

export default function ServicesPage() {
  const back = useTakenBack();
  return (
    <Own title={say.title} question={`services ${back}`} ask={() => asOwner(api => api.services())}>
      {({ services }) => (
        <>
          {services.length === 0 && <p>{say.none}</p>}
          <ul className="mine-rows">
            {services.map(({ id, service }) => (
              <li key={id}>
                <Link href={`/people/me/services/${id}`} className="link">
                  {service.title}
                </Link>
                <span className="quiet">
                  {service.options
                    .map(
                      ({ minutes, amount }) =>
                        `${people.page.minutes(minutes)}, ${amount === 0 ? people.free : price(service.currency, amount)}`,
                    )
                    .join('; ')}
                  {!service.offered && `; ${say.hidden}`}
                </span>
              </li>
            ))}
          </ul>
          <p className="row">
            <Link href="/people/me/services/new" className="button">
              {say.add}
            </Link>
          </p>
        </>
      )}
    </Own>
  );
}
