/** For admins: which practices wait to be looked at, whoever has waited longest first. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { QueueQuery } from '../../../domain/practitioner/review.ts';
import { clock } from '../../device/clock.ts';
import { own } from '../../words/en/own-practice.ts';
import { people } from '../../words/en/people.ts';
import { dayAndTime } from '../../words/words.ts';
import { Pick } from '../Entry.tsx';
import { asAdmin } from './ask.ts';
import { Own } from './Own.tsx';

const say = own.review;
const states = (['submitted', 'verified', 'refused', 'suspended'] as const).map(value => ({
  value,
  label: say.states[value],
}));

export default function ReviewQueue() {
  const [state, setState] = useState<QueueQuery['state']>('submitted');
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const query = { state, ...(after !== undefined && { after }) };
  return (
    <Own title={say.title} question={`review ${state} ${after}`} ask={() => asAdmin(api => api.queue(query))} apart>
      {queue => (
        <>
          <Pick
            label={say.state}
            options={states}
            value={state}
            onChange={next => {
              setPages([]);
              setState(next as QueueQuery['state']);
            }}
          />
          {queue.practices.length === 0 && <p role="status">{say.none}</p>}
          <ul className="mine-rows">
            {queue.practices.map(({ id, name, headline, changedAt }) => (
              <li key={id}>
                <span>
                  <Link href={`/people/admin/${id}`} className="link">
                    {name}
                  </Link>
                  <span className="step-more">{headline}</span>
                </span>
                <span className="quiet">{say.since(dayAndTime(new Date(changedAt), clock.now()))}</span>
              </li>
            ))}
          </ul>
          {queue.after !== null && (
            <button
              type="button"
              className="button outline"
              onClick={() => setPages([...pages, queue.after as string])}
            >
              {people.more}
            </button>
          )}
        </>
      )}
    </Own>
  );
}
