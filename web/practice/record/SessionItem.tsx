/** One session of a day: what and when, drawn breath by breath, how it was before and after, and what was noted. */
import { Link } from 'wouter';
import { visitPattern } from '../../device/patterns.ts';
import type { Shown } from '../../device/record/sessions.ts';
import { localZone } from '../../device/today.ts';
import { MoodWave } from '../../ui/MoodWave.tsx';
import { Trace } from '../../ui/Trace.tsx';
import { record } from '../../words/en/record.ts';
import { timeOfDay, words } from '../../words/words.ts';

const say = record.session;

interface Props {
  readonly session: Shown;
  /** Pixels a second, the same for all of the day; and pixels that are seen of a trace at most. */
  readonly scale: { readonly pps: number; readonly width: number };
  /** Given while sessions are being deleted. */
  readonly onDelete: ((id: string) => void) | undefined;
}

export function SessionItem({ session, scale, onDelete }: Props) {
  const { id, pattern, startedAt, zone, seconds } = session;
  const at = timeOfDay(new Date(startedAt), zone);
  const drawn = Math.min(seconds, scale.width / scale.pps);
  return (
    <li className="record-session">
      <p className="record-what">
        <strong>{pattern.name}</strong>{' '}
        <time dateTime={startedAt}>{zone === localZone() ? at : say.elsewhere(at, zone)}</time>
      </p>
      <p className="record-acts">
        {onDelete ? (
          <button
            type="button"
            className="link"
            aria-label={say.deleteThis(pattern.name, at)}
            onClick={() => onDelete(id)}
          >
            {say.delete}
          </button>
        ) : (
          <>
            <Link href={`/practice/session/${id}`} className="link" aria-label={say.editThis(pattern.name, at)}>
              {say.edit}
            </Link>
            <Link
              href={`/breathe/${pattern.id}`}
              className="link"
              aria-label={say.againThis(pattern.name)}
              // As it was then, when it is neither in the library nor among the person's own any more.
              onClick={() => visitPattern(pattern)}
            >
              {say.again}
            </Link>
          </>
        )}
      </p>
      <p className="record-facts">
        {factsOf(session).join(', ')}
        {session.refused && <span className="warning">{say.notSent}</span>}
      </p>
      <div className="record-trace">
        <Trace pattern={pattern} pps={scale.pps} height={30} minutes={drawn / 60} solid />
      </div>
      <Moods session={session} />
      {session.note && <p className="record-note">{session.note}</p>}
      {session.tags && <p className="record-tags">{session.tags.join(', ')}</p>}
    </li>
  );
}

function factsOf({ seconds, breaths, rounds, retentions, whole, origin, edited }: Shown): string[] {
  return [
    say.length(seconds, breaths),
    rounds === undefined ? '' : say.rounds(rounds),
    retentions ? say.longestStop(Math.max(...retentions)) : '',
    whole ? '' : say.early,
    origin === 'added' ? say.added : origin && origin !== 'practised' ? say.imported : '',
    edited ? say.edited : '',
  ].filter(Boolean);
}

function Moods({ session: { moodBefore, mood } }: Pick<Props, 'session'>) {
  if (!moodBefore && !mood) return null;
  const { names } = words.breath.mood;
  const told =
    moodBefore === mood
      ? [{ mood, when: say.both }]
      : [
          { mood: moodBefore, when: say.before },
          { mood, when: say.after },
        ];
  return (
    <p className="record-moods">
      {told.map(
        ({ mood, when }) =>
          mood && (
            <span key={when}>
              <MoodWave mood={mood} /> <strong>{names[mood]}</strong> {when}
            </span>
          ),
      )}
    </p>
  );
}
