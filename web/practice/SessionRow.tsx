/** One session: what, when, how long, drawn breath by breath, and the way to delete it. */
import { Link } from 'wouter';
import type { KeptEntry } from '../device/database.ts';
import { Trace } from '../ui/Trace.tsx';
import { practice as say } from '../words/en/practice.ts';
import { timeOfDay } from '../words/words.ts';

/** Minutes drawn at most; a longer trace is cut off at the right edge anyway. */
const drawn = 3;

interface Props {
  readonly session: KeptEntry & { readonly refused?: boolean };
  /** Words before the time, where the day is not said above. */
  readonly day?: string;
  /** Without it the session cannot be deleted here. */
  readonly onRemove?: (id: string) => void;
}

export function SessionRow({ session, day, onRemove }: Props) {
  const { id, pattern, startedAt, zone, seconds, breaths, whole, refused, note, tags } = session;
  const time = timeOfDay(new Date(startedAt), zone);
  return (
    <li className="session">
      <p className="session-what">
        <Link href={`/practice/session/${id}`}>
          <strong>{pattern.name}</strong>
        </Link>{' '}
        <time dateTime={startedAt}>{day ? `${day}, ${time}` : time}</time>
      </p>
      {onRemove && (
        <button
          type="button"
          className="link"
          aria-label={say.removeThis(pattern.name, time)}
          onClick={() => onRemove(id)}
        >
          {say.remove}
        </button>
      )}
      <p className="session-length">
        {say.length(seconds, breaths)}
        {!whole && `, ${say.early}`}
        {refused && <span className="warning">{say.notSent}</span>}
      </p>
      {(note || tags) && (
        <p className="session-note">
          {note} {tags && <span className="quiet">{tags.join(', ')}</span>}
        </p>
      )}
      <div className="session-trace">
        <Trace pattern={pattern} pps={5} height={30} minutes={Math.min(seconds / 60, drawn)} solid />
      </div>
    </li>
  );
}
