/** The overview of one's own practice: what is lacking on the way to a bookable time, the first such time, and the links to share. */
import { useId } from 'react';
import { Link } from 'wouter';
import { noHours } from '../../../domain/practitioner/availability.ts';
import type { OpenTimes } from '../../../domain/practitioner/directory.ts';
import type { KeptService, OwnPractice, OwnVerification } from '../../../domain/practitioner/practice.ts';
import { no, ok, type Result } from '../../../domain/result.ts';
import type { Refused } from '../../api.ts';
import { useAnswer } from '../../device/answer.ts';
import { clock } from '../../device/clock.ts';
import { localZone } from '../../device/today.ts';
import { wallDay, wallTime } from '../../words/dates.ts';
import { own as say } from '../../words/en/own-practice.ts';
import { people } from '../../words/en/people.ts';
import { Share } from '../Person.tsx';
import { cityOf, hoursAhead, wallOf } from '../wall.ts';
import { asOwner } from './ask.ts';
import { Own } from './Own.tsx';
import { ProfileForm } from './ProfileForm.tsx';

interface Mine {
  readonly practice: OwnPractice | null;
  readonly services: readonly KeptService[];
  readonly open: boolean;
  readonly verification: OwnVerification | null;
}

/** All that the overview shows, or the first refusal. */
const readMine = (): Promise<Result<Mine, Refused>> =>
  asOwner<Mine>(async api => {
    const practice = await api.read();
    if (!practice.ok) return practice;
    if (!practice.value.practice) return ok({ practice: null, services: [], open: false, verification: null });
    const [services, hours, verification] = await Promise.all([api.services(), api.availability(), api.verification()]);
    if (!services.ok) return no(services.problem);
    if (!hours.ok) return no(hours.problem);
    if (!verification.ok) return no(verification.problem);
    const { weekly, overrides } = hours.value.availability ?? noHours('UTC');
    return ok({
      practice: practice.value.practice,
      services: services.value.services,
      open: weekly.length > 0 || overrides.some(({ intervals }) => intervals.length > 0),
      verification: verification.value,
    });
  });

export default function Mine() {
  return (
    <Own title={say.title} question="mine" ask={readMine}>
      {({ practice, services, open, verification }, again) =>
        practice && verification ? (
          <>
            <p role="status">{say.states[verification.state]}</p>
            {verification.reason && (
              <p>
                {say.reason}: <q className="as-written">{verification.reason}</q>
              </p>
            )}
            <Steps practice={practice} services={services} open={open} verification={verification} />
            <First services={services} open={open} shown={verification.state === 'verified'} />
            {verification.state === 'verified' && <Links practice={practice} />}
          </>
        ) : (
          <section>
            <h2>{say.open.title}</h2>
            <p>{say.open.lead}</p>
            <ProfileForm practice={null} label={say.open.go} onSaved={again} />
          </section>
        )
      }
    </Own>
  );
}

/** In order; the first that is not done is next. */
function Steps({
  practice,
  services,
  open,
  verification,
}: Mine & { practice: OwnPractice; verification: OwnVerification }) {
  const asked = verification.state === 'submitted' || verification.state === 'verified';
  const steps = [
    ['profile', 'profile', practice.profile.headline !== '' && practice.profile.about !== ''],
    ['service', services.length > 0 ? 'services' : 'services/new', services.some(({ service }) => service.offered)],
    ['hours', 'hours', open],
    ['papers', 'verification', verification.papers.length > 0],
    ['submit', 'verification', asked],
    ['shown', 'verification', verification.state === 'verified'],
  ] as const;
  const next = steps.findIndex(([, , done]) => !done);
  if (next < 0) return null;
  return (
    <section>
      <h2>{say.steps.title}</h2>
      <ol className="steps">
        {steps.map(([name, to, done], i) => (
          <li key={name}>
            <span className="number">{i + 1}</span>
            <span>
              <Link href={`/people/me/${to}`} className="link">
                {say.steps[name]}
              </Link>
              <span className="quiet step-more">{say.steps[`${name}More`]}</span>
            </span>
            <span className="quiet">{done ? say.steps.done : i === next ? say.steps.next : say.steps.waits}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

const day = 86_400_000;

function First({ services, open, shown }: { services: readonly KeptService[]; open: boolean; shown: boolean }) {
  const offered = services.find(({ service }) => service.offered);
  const minutes = offered?.service.options[0]?.minutes;
  const now = Math.floor(clock.now().getTime() / 60_000) * 60_000;
  const window = {
    minutes: minutes ?? 0,
    from: new Date(now).toISOString(),
    to: new Date(now + 60 * day).toISOString(),
  };
  const question = offered && open ? `own first ${offered.id} ${minutes} ${window.from.slice(0, 13)}` : null;
  const answer = useAnswer<OpenTimes>(question, () => asOwner(api => api.openTimes(offered?.id ?? '', window)));
  const heading = useId();
  if (answer.state !== 'ready') return null;
  const { slots, zone } = answer.value;
  const start = slots[0]?.start;
  return (
    <section className="first-time" aria-labelledby={heading}>
      <h2 id={heading}>{say.first}</h2>
      {start === undefined ? (
        <p>{say.firstNone}</p>
      ) : (
        <p>
          <strong>
            {wallDay(wallOf(zone, start))}, {wallTime(wallOf(zone, start))}
          </strong>
          <span>
            {offered?.service.title}, {people.page.minutes(minutes ?? 0)}
          </span>
          {hoursAhead(zone, localZone(), start) !== 0 && (
            <span> {people.page.there(wallTime(wallOf(localZone(), start)), cityOf(localZone()))}</span>
          )}
        </p>
      )}
      {!shown && <p className="quiet">{say.firstHidden}</p>}
    </section>
  );
}

function Links({ practice: { profile } }: { readonly practice: OwnPractice }) {
  const field = useId();
  return (
    <section>
      <p className="row">
        <Link href={`/people/${profile.slug}`} className="link">
          {say.look}
        </Link>
        <Share slug={profile.slug} name={profile.name} />
      </p>
      <div className="field">
        <label htmlFor={field}>{say.embed}</label>
        <input
          id={field}
          className="share-address"
          readOnly
          value={`${location.origin}/embed/${profile.slug}`}
          onFocus={e => e.target.select()}
        />
        <span className="quiet">{say.embedMore}</span>
      </div>
    </section>
  );
}
