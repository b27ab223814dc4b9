/** The app's own ways to its database, for a page that measures them: built as one script and run beside the app. */
import { addDays } from '../../../domain/practice/calendar.ts';
import type { Entry } from '../../../domain/practice/entry.ts';
import { saveEntry } from '../../../web/device/database.ts';
import { deleteEntry, newestDays } from '../../../web/device/history.ts';
import { newId } from '../../../web/device/ids.ts';
import { daysSince, yearDays } from '../../../web/device/look-back.ts';
import { editEntry } from '../../../web/device/record/edit.ts';
import { daySessions, monthSessions } from '../../../web/device/record/sessions.ts';

export interface Store {
  /** Milliseconds of every call, in order. */
  time(of: Work, runs: number, day: string): Promise<number[]>;
}
export type Work = 'save' | 'edit' | 'delete' | 'year' | 'years' | 'month' | 'day' | 'newest';

let model: Entry | undefined;
const saved: string[] = [];

const works: Record<Work, (day: string) => Promise<unknown>> = {
  async save(day) {
    model ??= (await daySessions({ day, limit: 1 })).sessions[0];
    if (!model) throw new Error(`nothing on ${day}`);
    const { owner: _o, refused: _r, ...entry } = model as Entry & { owner?: string; refused?: boolean };
    const id = newId();
    saved.push(id);
    await saveEntry({ ...entry, id, mood: 4, moodBefore: 3 });
  },
  edit: async day => editEntry(saved.at(-1) ?? '', { note: 'x', startedAt: `${addDays(day, -3)}T10:00:00.000Z` }, 0),
  delete: async () => deleteEntry(saved.pop() ?? '', 0),
  year: async day => yearDays(day.slice(0, 4)),
  years: async () => daysSince('2000-01-01'),
  month: async day => monthSessions({ month: day.slice(0, 7), limit: 5000 }),
  day: async day => daySessions({ day, limit: 30 }),
  newest: async () => newestDays(30),
};

const store: Store = {
  async time(of, runs, day) {
    const took: number[] = [];
    for (let run = 0; run < runs; run++) {
      const begun = performance.now();
      await works[of](day);
      took.push(performance.now() - begun);
      // The day stays as full as it was; one is left for those that change and delete.
      if (of === 'save' && saved.length > 20) await works.delete(day);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    return took;
  },
};
Object.assign(window, { tidelineStore: store });
