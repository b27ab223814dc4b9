/** What could not be read the last time, and may be now: with another build of the app, or with keys that came since. */
import { database, keyOf, syncing, type Thing } from '../database.ts';
import type { Here } from './here.ts';
import { everything } from './kinds/kinds.ts';
import { setSyncState, syncState } from './state.ts';

const { things } = database;

/** Rows that did not open are pulled again; things that were kept unread are shown. */
export const lookAgain = (me: Here, build: string): Promise<void> =>
  database.transaction('rw', everything, async () => {
    if ((await syncing()) !== me.account) return;
    const { unreadable, more, cursor } = await syncState(me.account);
    const first = more > 0 ? 0 : Math.min(cursor, ...unreadable.map(row => row.cursor - 1));
    await setSyncState(me.account, { cursor: first, unreadable: [], more: 0, build });
    const unshown = await things.filter(thing => thing.owner === me.account && thing.unshown === true).toArray();
    for (const [kind, adapter] of me.kinds) {
      const of = unshown
        .filter(({ key }) => key.startsWith(`${kind}:`))
        .map(thing => ({ ...thing, id: thing.key.slice(kind.length + 1) }));
      const unread = new Set((await adapter.write(of, me.account)).map(id => keyOf(kind, id)));
      const shown = of.filter(({ key }) => !unread.has(key));
      await things.bulkPut(shown.map(({ id: _, unshown: __, ...thing }): Thing => thing));
    }
  });
