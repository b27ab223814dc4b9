/** Sessions day by day, newest first. */
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { HistoryDay } from '../device/history.ts';
import { practice } from '../words/en/practice.ts';
import { calendarDay } from '../words/words.ts';
import { SessionRow } from './SessionRow.tsx';

interface Props {
  readonly days: readonly HistoryDay[];
  readonly today: string;
  readonly onRemove: (id: string) => void;
  readonly children: ReactNode;
}

export function Days({ days, today, onRemove, children }: Props) {
  const year = today.slice(0, 4);
  return (
    <div className="days">
      {days.map(({ total: { day, seconds, breaths, sessions: number }, sessions }) => (
        <section key={day} className="day">
          <h2>
            <Link href={`/practice/day/${day}`}>{calendarDay(day, year)}</Link>
          </h2>
          <p className="quiet">{practice.dayTotal(seconds, breaths, number)}</p>
          <ul>
            {sessions.map(session => (
              <SessionRow key={session.id} session={session} onRemove={onRemove} />
            ))}
          </ul>
        </section>
      ))}
      {children}
    </div>
  );
}
