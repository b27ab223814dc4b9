/** What home says of today and of this month, kept current while it is open. The database comes after the first picture. */
import { useEffect, useState } from 'react';
import { monthOf } from '../../domain/time.ts';
import { clock } from '../device/clock.ts';
import { everOpened } from '../device/opened.ts';
import { localDay } from '../device/today.ts';

export interface TodaySession {
  readonly id: string;
  readonly startedAt: string;
  readonly seconds: number;
}

export interface Today {
  /** Seconds practised today. */
  readonly seconds: number;
  /** Days practised this month. */
  readonly days: number;
  readonly sessions: readonly TodaySession[];
}

const nothing: Today = { seconds: 0, days: 0, sessions: [] };

/** Undefined until the device has answered. */
export function useToday(): Today | undefined {
  const [today, setToday] = useState<Today>();
  useEffect(() => {
    if (!everOpened()) {
      setToday(nothing);
      return;
    }
    let stop = () => {};
    let left = false;
    const watch = async () => {
      const [{ liveQuery }, { database }] = await Promise.all([import('dexie'), import('../device/database.ts')]);
      if (left) return;
      const subscription = liveQuery(async () => {
        const day = localDay(clock.now());
        const month = monthOf(day);
        const days = await database.days.where('day').between(month, `${month}-99`).toArray();
        const sessions = await database.entries.where('day').equals(day).limit(200).toArray();
        const practised = days.filter(total => total.sessions > 0);
        return {
          seconds: practised.filter(total => total.day === day).reduce((sum, total) => sum + total.seconds, 0),
          days: new Set(practised.map(total => total.day)).size,
          sessions,
        };
      }).subscribe({ next: setToday, error: () => setToday(nothing) });
      stop = () => subscription.unsubscribe();
    };
    watch().catch(() => setToday(nothing));
    return () => {
      left = true;
      stop();
    };
  }, []);
  return today;
}
