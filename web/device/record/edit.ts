/** Change a session that is kept, and take the change back. Both days are counted anew when it moves to another. */
import { type Change, changedEntry } from '../../../domain/practice/by-hand.ts';
import { database, type KeptEntry, mark, recount, together } from '../database.ts';

const { entries } = database;

/** What is needed to take a change back. */
export interface Edited {
  readonly before: KeptEntry;
  readonly after: KeptEntry;
}

/** Change a session at `now` (milliseconds since 1970). Null when it is gone. */
export const editEntry = (id: string, change: Change, now: number): Promise<Edited | null> =>
  together(async () => {
    const before = await entries.get(id);
    if (!before) return null;
    const { owner, imported, ...entry } = before;
    const changed = changedEntry(entry, change, new Date(now).toISOString());
    const after: KeptEntry = { ...changed, owner, ...(imported ? { imported } : {}) };
    await entries.put(after);
    await recount([before, after]);
    await mark('session', [id], { since: now });
    return { before, after };
  });

/** Take a change back at `now`. False when the session was changed again or deleted since: then it is left alone. */
export const undoEdit = ({ before, after }: Edited, now: number): Promise<boolean> =>
  together(async () => {
    const here = await entries.get(before.id);
    if (!here || !same({ ...here, owner: '' }, { ...after, owner: '' })) return false;
    // Sync may have been turned on meanwhile: whose it is, is no part of the change.
    await entries.put({ ...before, owner: here.owner });
    await recount([here, { ...before, owner: here.owner }]);
    await mark('session', [before.id], { since: now });
    return true;
  });

const same = (a: KeptEntry, b: KeptEntry) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (of: object) => Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1));
