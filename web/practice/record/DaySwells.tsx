/** A day as a line: a swell for each session where it began, as high as it was long, and a dot for now. */
import type { Entry } from '../../../domain/practice/entry.ts';
import { wallAt } from '../../../domain/wall.ts';
import { useWide } from '../../device/wide.ts';
import { record } from '../../words/en/record.ts';

const say = record.day;
/** Pixels, so that words on it are as large as words beside it. */
const widths = { phone: 342, desktop: 640 };
const base = 74;
const edge = 14;
/** Minutes are written over a swell when there is this much room (pixels) to the one before. */
const room = 38;

interface Props {
  readonly sessions: readonly Pick<Entry, 'id' | 'startedAt' | 'zone' | 'seconds'>[];
  /** Hours since midnight, when the day is today. */
  readonly now: number | undefined;
}

const hoursOf = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3, 5)) / 60;

export function DaySwells({ sessions, now }: Props) {
  const width = useWide() ? widths.desktop : widths.phone;
  const begun = sessions.map(session => ({ ...session, hour: hoursOf(wallAt(session.zone, session.startedAt).time) }));
  // Nights exist too; a line that begins at midnight is only needed by those who practise then.
  const from = [...begun.map(({ hour }) => hour), now ?? 24].some(hour => hour < 6) ? 0 : 6;
  const place = (hour: number) => edge + ((hour - from) / (24 - from)) * (width - 2 * edge);
  let labelled = Number.NEGATIVE_INFINITY;
  const swells = [...begun]
    .sort((a, b) => a.hour - b.hour)
    .map(({ id, hour, seconds }) => {
      const x = place(hour);
      const height = Math.min(52, 10 + (seconds / 60) * 5);
      const label = x - labelled >= room ? say.short(seconds) : undefined;
      if (label) labelled = x;
      return { id, x, top: base - height, label };
    });
  return (
    <svg className="day-swells" viewBox={`0 0 ${width} 98`} role="img" aria-label={say.line(sessions.length)}>
      <path className="day-swells-base" d={`M0 ${base}H${width}`} />
      {swells.map(({ id, x, top }) => (
        <path
          key={id}
          className="day-swells-swell"
          d={`M${x - 12} ${base}C${x - 6} ${base} ${x - 5} ${top} ${x} ${top}S${x + 6} ${base} ${x + 12} ${base}`}
        />
      ))}
      {swells.map(({ id, x, top, label }) => (
        <text key={id} x={Math.max(20, x)} y={top - 6} textAnchor="middle">
          {label}
        </text>
      ))}
      {now !== undefined && (
        <>
          <circle className="day-swells-now" cx={place(now)} cy={base} r={4} />
          {!swells.some(({ x }) => Math.abs(x - place(now)) < room) && (
            <text x={place(now)} y={base - 10} textAnchor="middle">
              {say.now}
            </text>
          )}
        </>
      )}
      {Array.from({ length: (24 - from) / 3 + 1 }, (_, i) => from + 3 * i).map(hour => (
        <text key={hour} x={place(hour)} y={94} textAnchor="middle">
          {hour}
        </text>
      ))}
    </svg>
  );
}
