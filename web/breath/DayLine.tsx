/** The day as a line: a swell for each session, as high as it was long, and a dot for now. */
import { words } from '../words/words.ts';
import type { TodaySession } from './today.ts';

const from = 6;
const to = 24;
const width = 342;
const base = 44;

const hourOf = (date: Date) => date.getHours() + date.getMinutes() / 60;
// Nights exist too: what was practised before six stands at the left edge.
const place = (hour: number) => 6 + ((Math.max(from, hour) - from) / (to - from)) * (width - 12);

export function DayLine({ sessions, now }: { readonly sessions: readonly TodaySession[]; readonly now: Date }) {
  const swells = sessions.map(session => {
    const x = place(hourOf(new Date(session.startedAt)));
    const height = Math.min(34, 10 + (session.seconds / 60) * 4);
    return {
      id: session.id,
      path: `M${x - 12} ${base}C${x - 6} ${base} ${x - 5} ${base - height} ${x} ${base - height}S${x + 6} ${base} ${x + 12} ${base}`,
    };
  });
  const seconds = sessions.reduce((sum, session) => sum + session.seconds, 0);
  const times = sessions.map(session => words.breath.time(new Date(session.startedAt))).join(', ');
  const hours = [6, 9, 12, 15, 18, 21, 24];
  return (
    <svg
      className="day-line"
      viewBox={`0 0 ${width} 66`}
      role="img"
      aria-label={words.breath.home.dayLine(seconds, times)}
    >
      <path className="day-base" d={`M0 ${base}H${width}`} />
      {swells.map(swell => (
        <path key={swell.id} className="day-swell" d={swell.path} />
      ))}
      <circle className="day-now" cx={place(hourOf(now))} cy={base} r={4} />
      {hours.map(hour => (
        <text key={hour} x={place(hour)} y={62} textAnchor="middle">
          {hour}
        </text>
      ))}
    </svg>
  );
}
