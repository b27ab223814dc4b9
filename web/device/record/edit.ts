/** Change a session that is kept, and take the change back. Both days are counted anew when it moves to another. */
import { type Change, changedEntry } from '../../../domain/practice/by-hand.ts';
import { database, type KeptEntry, keyOf, recount, together } from '../database.ts';

const { entries, marks } = database;

/** What is needed to take a change back. */
export interface Edited {
  readonly before: KeptEntry;
  readonly after: KeptEntry;
}

/**
 * Change a session at `now` (milliseconds since 1970). Null when it is gone. What waits to be sent goes as it is then;
 * what was sent already is changed on this device only.
 */
export const editEntry = (id: string, change: Change, now: number): Promise<Edited | null> =>
  together(async () => {
    const before = await entries.get(id);
    if (!before) return null;
    const { owner, imported, ...entry } = before;
    const changed = changedEntry(entry, change, new Date(now).toISOString());
    const after: KeptEntry = { ...changed, owner, ...(imported ? { imported } : {}) };
    await entries.put(after);
    await recount([before, after]);
    // Refused as it was; it may be taken as it is now.
    const waiting = await marks.get(keyOf('session', id));
    if (waiting?.refused) {
      const { refused: _, ...again } = waiting;
      await marks.put(again);
    }
    return { before, after };
  });

/** Take a change back. False when the session was changed again or deleted since: then it is left alone. */
export const undoEdit = ({ before, after }: Edited): Promise<boolean> =>
  together(async () => {
    const now = await entries.get(before.id);
    if (!now || !same({ ...now, owner: '' }, { ...after, owner: '' })) return false;
    // Somebody may have signed in meanwhile: whose it is, is no part of the change.
    await entries.put({ ...before, owner: now.owner });
    await recount([now, { ...before, owner: now.owner }]);
    return true;
  });

const same = (a: KeptEntry, b: KeptEntry) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (of: object) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
