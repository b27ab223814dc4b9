/** What was done to a practice so far, the newest first, with the reasons that were given. */
import type { OwnVerification } from '../../../domain/practitioner/practice.ts';
import { clock } from '../../device/clock.ts';
import { own } from '../../words/en/own-practice.ts';
import { dayAndTime } from '../../words/words.ts';

const say = own.verification;

export function History({ history }: Pick<OwnVerification, 'history'>) {
  if (history.length === 0) return null;
  return (
    <section>
      <h2>{say.history}</h2>
      <ol className="mine-rows">
        {[...history].reverse().map(({ act, reason, at }) => (
          <li key={`${act} ${at}`}>
            <span>
              {say.acts[act]}
              {reason && <q className="step-more">{reason}</q>}
            </span>
            <time dateTime={at} className="quiet">
              {dayAndTime(new Date(at), clock.now())}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
