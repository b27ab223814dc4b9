/** Mood before and after the last sessions as arrows, and what a year of them says with its doubt. */
import type { DayTotal } from '../../../domain/practice/day.ts';
import { sumMoods } from '../../../domain/practice/day.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import { fewest, moodChange } from '../../../domain/practice/interval.ts';
import { useLive } from '../../device/live.ts';
import { sessionsWithMoods } from '../../device/look-back.ts';
import { Picture } from '../../ui/Picture.tsx';
import { practice } from '../../words/en/practice.ts';
import { calendarDay, timeOfDay } from '../../words/words.ts';

const say = practice.mood;
/** Arrows in the picture, at most and at least. */
const most = 11;
const least = 3;
const none = { pairs: 0, change: 0, squares: 0, higher: 0, lower: 0 };

interface Props {
  readonly today: string;
  readonly days: readonly DayTotal[];
}

export function Moods({ today, days }: Props) {
  const sessions = useLive(lastSessions, placesOf(days).join());
  const last = sessions.state === 'ready' ? sessions.value.slice(-most) : [];
  if (last.length < least) return null;
  const changes = last.map(changeOf);
  const sums = days.flatMap(({ moods }) => moods ?? []).reduce(sumMoods, none);
  const sure = moodChange(sums);
  return (
    <Picture
      title={say.title}
      words={practice}
      text={
        <>
          <p>{say.text(changes.filter(by => by > 0).length, changes.filter(by => by < 0).length, last.length)}</p>
          <p className="quiet">
            {sure ? say.mean(sure.mean, sure.low, sure.high, sure.n) : say.few(fewest)}
            {sure && sure.low <= 0 && sure.high >= 0 && ` ${say.unsure}`} {say.limits}
          </p>
        </>
      }
      table={() => ({
        columns: say.columns,
        rows: last.toReversed().map(({ id, day, startedAt, zone, moodBefore, mood }) => ({
          key: id,
          cells: [
            `${calendarDay(day, today.slice(0, 4))}, ${timeOfDay(new Date(startedAt), zone)}`,
            moodBefore ? say.names[moodBefore] : '',
            mood ? say.names[mood] : '',
          ],
        })),
      })}
    >
      <div className="moods" aria-hidden="true">
        <span>{say.high}</span>
        <svg aria-hidden="true">
          {[1, 3, 5].map(level => (
            <line key={level} className="mood-level" x1="0" x2="100%" y1={heightOf(level)} y2={heightOf(level)} />
          ))}
          {last.map((session, i) => (
            <svg key={session.id} aria-hidden="true" x={`${((i + 0.5) / last.length) * 100}%`} overflow="visible">
              <Arrow from={session.moodBefore ?? 3} to={session.mood ?? 3} />
            </svg>
          ))}
        </svg>
        <span>{say.low}</span>
      </div>
    </Picture>
  );
}

/** The newest days that together have enough sessions with both moods. */
function placesOf(days: readonly DayTotal[]): string[] {
  const places: string[] = [];
  let pairs = 0;
  for (let i = days.length - 1; i >= 0 && pairs < most; i--) {
    const { day, moods } = days[i] ?? { day: '' };
    if (!moods) continue;
    places.push(day);
    pairs += moods.pairs;
  }
  return places;
}

const lastSessions = async (days: string) => sessionsWithMoods(days === '' ? [] : days.split(','));
const changeOf = ({ moodBefore = 3, mood = 3 }: Entry) => mood - moodBefore;
const heightOf = (level: number) => 66 - (level - 1) * 14;

function Arrow({ from, to }: { readonly from: number; readonly to: number }) {
  const [start, end] = [heightOf(from), heightOf(to)];
  if (from === to) return <circle className="mood-same" cx={0} cy={end} r={4.5} />;
  const back = end < start ? 6 : -6;
  return (
    <path
      className={to > from ? 'mood-higher' : 'mood-lower'}
      d={`M0 ${start}V${end}m-4.5 ${back}l4.5 ${-back}l4.5 ${back}`}
    />
  );
}
