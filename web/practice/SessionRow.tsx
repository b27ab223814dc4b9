/** One session: what, when, how long, drawn breath by breath, and the way to delete it. */
import type { HistoryDay } from '../device/history.ts';
import { Trace } from '../ui/Trace.tsx';
import { timeOfDay, words } from '../words/words.ts';

const say = words.practice;
/** Minutes drawn at most; a longer trace is cut off at the right edge anyway. */
const drawn = 4;

interface Props {
  readonly session: HistoryDay['sessions'][number];
  readonly onRemove: (id: string) => void;
}

export function SessionRow({ session, onRemove }: Props) {
  const { id, pattern, startedAt, zone, seconds, breaths, whole, refused } = session;
  const time = timeOfDay(new Date(startedAt), zone);
  return (
    <li className="session">
      <p className="session-what">
        <strong>{pattern.name}</strong> <time dateTime={startedAt}>{time}</time>
      </p>
      <button
        type="button"
        className="link"
        aria-label={say.removeThis(pattern.name, time)}
        onClick={() => onRemove(id)}
      >
        {say.remove}
      </button>
      <p className="session-length">
        {say.length(seconds, breaths)}
        {!whole && `, ${say.early}`}
        {refused && <span className="warning">{say.notSent}</span>}
      </p>
      <div className="session-trace">
        <Trace pattern={pattern} pps={5} height={30} minutes={Math.min(seconds / 60, drawn)} solid />
      </div>
    </li>
  );
}
