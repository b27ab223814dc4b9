/** What waits to be sent, and what has arrived: the two ends of sync inside the database. */
import type { Entry } from '../../domain/practice/entry.ts';
import type { PullResponse } from '../../domain/practice/sync.ts';
import type { Refusal } from '../api.ts';
import {
  currentAccount,
  database,
  type KeptEntry,
  keyOf,
  type Mark,
  recount,
  type SyncState,
  sessionMark,
  type ThingKey,
  together,
} from './database.ts';
import { newId } from './ids.ts';

const { entries, marks, meta } = database;

/** One thing to push: the row as it was read, and the session unless it was deleted. */
export interface Sending {
  readonly row: Mark;
  readonly entry: Entry | null;
}

/** The oldest things to send, at most `limit`. With `all` also deletions that could still be taken back. */
export const nextParcels = (account: string, limit: number, now: number, all: boolean): Promise<Sending[]> =>
  database.transaction('rw', entries, marks, async () => {
    const ready = (row: Mark) => row.refused === undefined && (all || row.after <= now);
    const rows = await marks.where({ owner: account }).filter(ready).limit(limit).toArray();
    const parcels: Sending[] = [];
    for (const row of rows) {
      const kept = row.action === 'put' ? await entries.get(row.id) : undefined;
      if (kept) parcels.push({ row, entry: withoutOwner(kept) });
      else if (row.action === 'delete') parcels.push({ row, entry: null });
      // Never send a missing session as if it had been deleted.
      else await marks.delete(row.key);
    }
    return parcels;
  });

/** As it travels: whose it is, the server knows from the token; which file brought it, is this device's own affair. */
function withoutOwner({ owner: _, imported: __, ...entry }: KeptEntry): Entry {
  return entry;
}

/** The server has these. A row that changed while it was on its way (deleted meanwhile) stays and is sent again. */
export const arrived = (rows: readonly Mark[]): Promise<void> => settle(rows, key => marks.delete(key));

/**
 * These were deleted, and stay so under these ids: they go here as well. What a file brought back after that is wanted;
 * it stays here under an id that nobody has deleted.
 */
export const forget = (account: string, ids: readonly string[]): Promise<void> =>
  together(async () => {
    const found = await entries.bulkGet([...ids]);
    const gone = found.filter(entry => entry !== undefined).filter(({ owner }) => owner === account);
    await entries.bulkDelete([...ids]);
    const wanted = gone.filter(({ imported }) => imported !== undefined).map(entry => ({ ...entry, id: newId() }));
    await entries.bulkAdd(wanted);
    await marks.bulkAdd(
      wanted.map(({ id, startedAt }) =>
        sessionMark({
          id,
          owner: account,
          action: 'put',
          since: Date.parse(startedAt),
          after: 0,
        }),
      ),
    );
    await recount(gone);
  });

/** The server will never take these as they are: keep the sessions, say so, and let the rest go on. */
export const setAside = (rows: readonly Mark[], refused: Refusal): Promise<void> =>
  settle(rows, (key, action) => (action === 'put' ? marks.update(key, { refused }) : marks.delete(key)));

type Act = (key: ThingKey, action: Mark['action']) => PromiseLike<unknown>;

const settle = (rows: readonly Mark[], act: Act): Promise<void> =>
  database.transaction('rw', marks, async () => {
    for (const row of rows) {
      const now = await marks.get(row.key);
      if (now?.action === row.action && now.since === row.since) await act(row.key, row.action);
    }
  });

/** Take in one page from the server, with its cursor. False when this account has been signed out meanwhile. */
export const takeIn = (account: string, page: PullResponse): Promise<boolean> =>
  together(async () => {
    if ((await currentAccount()) !== account) return false;
    const touched: { owner: string; day: string }[] = [];
    for (const { id, payload } of page.sessions) {
      const here = await entries.get(id);
      if (payload === null) {
        if (here?.owner === account) {
          await entries.delete(id);
          await marks.delete(keyOf('session', id));
          touched.push(here);
        }
      } else if (payload.form === 'plain' && payload.entry.id === id && !here) {
        // Deleted here a moment ago, and the server has not heard of it yet.
        if ((await marks.get(keyOf('session', id)))?.action === 'delete') continue;
        await entries.add({ ...payload.entry, owner: account });
        touched.push({ owner: account, day: payload.entry.day });
      }
    }
    await recount(touched);
    await setSyncState(account, { cursor: page.cursor });
    return true;
  });

const fresh: SyncState = { cursor: 0, last: null, problem: null };

export const syncState = async (account: string): Promise<SyncState> =>
  ((await meta.get(`sync:${account}`))?.value as SyncState | undefined) ?? fresh;

/** Note how far this account has come; nothing is noted for one that has signed out. */
export const setSyncState = (account: string, change: Partial<SyncState>): Promise<void> =>
  database.transaction('rw', meta, async () => {
    if ((await currentAccount()) !== account) return;
    await meta.put({ key: `sync:${account}`, value: { ...(await syncState(account)), ...change } });
  });

/** When the next thing may be sent, milliseconds since 1970 (in the past: now); null when nothing waits. */
export async function nextMoment(): Promise<number | null> {
  const account = await currentAccount();
  if (account === undefined) return null;
  const rows = await marks
    .where({ owner: account })
    .filter(row => row.refused === undefined)
    .limit(50)
    .toArray();
  return rows.length > 0 ? Math.min(...rows.map(row => row.after)) : null;
}

export interface Waiting {
  readonly count: number;
  /** The oldest, milliseconds since 1970. */
  readonly since: number | null;
  readonly refused: number;
}

/** What has not been sent yet, of one account. */
export async function waitingToBeSent(account: string): Promise<Waiting> {
  const rows = await marks.where({ owner: account }).toArray();
  const waiting = rows.filter(row => row.refused === undefined);
  return {
    count: waiting.length,
    since: waiting.length > 0 ? waiting.reduce((oldest, row) => Math.min(oldest, row.since), Infinity) : null,
    refused: rows.length - waiting.length,
  };
}
