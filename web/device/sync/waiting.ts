/** What has not been sent yet: changes that are marked, and parcels that are ready. */
import { database, type Parcel, syncing } from '../database.ts';

const { marks, parcels } = database;

/** Marks and parcels that are looked at for the oldest: more would take long on the first day of sync. */
const glance = 200;

const isRefused = (parcel: Parcel) => parcel.refused !== undefined;

/**
 * When the next thing may be sent, milliseconds since 1970 (in the past: now); null when nothing waits. Looked for by keys and not by
 * whose it is: Chromium leaves what was deleted in its indexes until somebody steps over it, and a first sync deletes thousands.
 */
export async function nextMoment(): Promise<number | null> {
  const account = await syncing();
  if (account === undefined) return null;
  const ready = await parcels.filter(parcel => parcel.owner === account && !isRefused(parcel)).first();
  if (ready) return 0;
  const rows = await marks.limit(glance).toArray();
  return rows.length > 0 ? Math.min(...rows.map(row => row.after)) : null;
}

export interface Waiting {
  readonly waiting: number;
  /** The oldest, milliseconds since 1970; null when nothing waits. */
  readonly since: number | null;
  /** What the server will not take; it is kept here. */
  readonly refused: number;
}

export async function waitingToBeSent(account: string): Promise<Waiting> {
  const [marked, ready, oldestMarks, oldest] = await Promise.all([
    marks.count(),
    parcels.count(),
    marks.limit(glance).toArray(),
    // What was set aside before, or another account left, is among them. All of a long line would be read after every batch.
    parcels.limit(glance).toArray(),
  ]);
  const waits = (parcel: Parcel) => parcel.owner === account && !isRefused(parcel);
  const mine = oldestMarks.filter(({ owner }) => owner === account);
  const all = ready > glance && !oldest.some(waits) ? await parcels.toArray() : oldest;
  const waiting = all.filter(waits);
  const times = [...mine, ...waiting].map(({ since }) => since);
  return {
    waiting: (mine.length > 0 ? marked : 0) + ready - all.length + waiting.length,
    since: times.length > 0 ? Math.min(...times) : null,
    refused: all.filter(parcel => parcel.owner === account && isRefused(parcel)).length,
  };
}
