/** Open times of one service at one of its lengths, day by day in the viewer's zone, with the practitioner's beside it where they differ. */
import { useState } from 'react';
import type { OpenTimes } from '../../domain/practitioner/directory.ts';
import type { Result } from '../../domain/result.ts';
import type { Refused } from '../api.ts';
import { useAnswer } from '../device/answer.ts';
import { clock } from '../device/clock.ts';
import { localZone } from '../device/today.ts';
import { wallDay, wallTime } from '../words/dates.ts';
import { people } from '../words/en/people.ts';
import type { Window } from './practice-api.ts';
import { Old, Trouble } from './Trouble.tsx';
import { cityOf, dayOf, hoursAhead, wallOf } from './wall.ts';

const say = people.page;
const day = 86_400_000;
/** Days that are asked for at once. */
const stretch = 14;

interface Props {
  /** Names what is asked about, apart from the window. */
  readonly of: string;
  readonly minutes: number;
  readonly ask: (window: Window) => Promise<Result<OpenTimes, Refused>>;
}

export function Times({ of, minutes, ask }: Props) {
  // To the minute, so that a render asks nothing new.
  const [from] = useState(() => Math.floor(clock.now().getTime() / 60_000) * 60_000);
  const [stretches, setStretches] = useState(1);
  const to = from + stretches * stretch * day;
  const window = { minutes, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  const answer = useAnswer(`times ${of} ${JSON.stringify(window)}`, () => ask(window));
  if (answer.state === 'loading') return <p role="status">{people.looking}</p>;
  if (answer.state === 'failed') return <Trouble type={answer.type} again={answer.again} />;
  const { slots, zone } = answer.value;
  return (
    <>
      {answer.old && <Old again={answer.again} />}
      <Zones theirs={zone} at={slots[0]?.start ?? window.from} />
      {slots.length === 0 && <p role="status">{say.noTimes(wallDay(wallOf(localZone(), window.to)))}</p>}
      <Days slots={slots} zone={zone} />
      {stretches < 4 && (
        <button type="button" className="link" onClick={() => setStretches(stretches + 1)}>
          {say.later}
        </button>
      )}
    </>
  );
}

function Zones({ theirs, at }: { readonly theirs: string; readonly at: string }) {
  const mine = localZone();
  const ahead = hoursAhead(theirs, mine, at);
  if (ahead === 0) return <p className="quiet">{say.sameZone(cityOf(mine))}</p>;
  const apart = ahead > 0 ? say.ahead(String(ahead)) : say.behind(String(-ahead));
  return <p className="quiet">{say.bothZones(cityOf(mine), cityOf(theirs), apart)}</p>;
}

function Days({ slots, zone }: Pick<OpenTimes, 'slots' | 'zone'>) {
  const mine = localZone();
  const days = Map.groupBy(slots, ({ start }) => dayOf(wallOf(mine, start)));
  return (
    <ol className="time-days">
      {[...days].map(([date, times]) => (
        <li key={date}>
          <h3>{wallDay(new Date(`${date}T00:00:00Z`))}</h3>
          <ul className="time-list">
            {times.map(slot => (
              <li key={slot.start} className="time">
                <strong>{wallTime(wallOf(mine, slot.start))}</strong>
                {hoursAhead(zone, mine, slot.start) !== 0 && (
                  <span>{say.there(wallTime(wallOf(zone, slot.start)), cityOf(zone))}</span>
                )}
                {slot.seatsLeft !== undefined && <span>{say.seats(slot.seatsLeft)}</span>}
                {slot.occurrences && <span>{say.series(slot.occurrences.length)}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
