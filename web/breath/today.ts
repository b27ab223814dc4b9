/** What home says of today and of this month, kept current while it is open. The database comes after the first picture. */
import { useEffect, useState } from 'react';
import { monthOf } from '../../domain/time.ts';
import { clock } from '../device/clock.ts';
import { somethingKept } from '../device/keep.ts';
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

/** Undefined until the device has answered, and while nobody may look (`may`). */
export function useToday(may: boolean): Today | undefined {
  const [today, setToday] = useState<Today>();
  useEffect(() => {
    if (!may) return;
    let stop = () => {};
    let left = false;
    const watch = async () => {
      if (!(await somethingKept())) return setToday(nothing);
      const [{ liveQuery }, { monthDays, sessionsOn }] = await Promise.all([
        import('dexie'),
        import('../device/history.ts'),
      ]);
      if (left) return;
      const subscription = liveQuery(async () => {
        const day = localDay(clock.now());
        const days = await monthDays(monthOf(day));
        const seconds = days.find(total => total.day === day)?.seconds ?? 0;
        return { seconds, days: days.length, sessions: await sessionsOn(day) };
      }).subscribe({ next: setToday, error: () => setToday(nothing) });
      stop = () => subscription.unsubscribe();
    };
    watch().catch(() => setToday(nothing));
    return () => {
      left = true;
      stop();
    };
  }, [may]);
  return today;
}
