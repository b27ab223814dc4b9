/** What has not been sent yet: changes that are marked, and parcels that are ready. */
import { database, syncing } from '../database.ts';

const { marks, parcels } = database;

/** Marks and parcels that are looked at for the oldest: more would take long on the first day of sync. */
const glance = 200;

/** When the next thing may be sent, milliseconds since 1970 (in the past: now); null when nothing waits. */
export async function nextMoment(): Promise<number | null> {
  const account = await syncing();
  if (account === undefined) return null;
  const ready = await parcels
    .where({ owner: account })
    .filter(({ refused }) => refused === undefined)
    .first();
  if (ready) return 0;
  const rows = await marks.where({ owner: account }).limit(glance).toArray();
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
  const mine = () => parcels.where({ owner: account });
  const [marked, ready, refused, oldest] = await Promise.all([
    marks.where({ owner: account }).count(),
    mine()
      .filter(parcel => parcel.refused === undefined)
      .count(),
    mine()
      .filter(parcel => parcel.refused !== undefined)
      .count(),
    Promise.all([
      marks.where({ owner: account }).limit(glance).toArray(),
      mine()
        .filter(parcel => parcel.refused === undefined)
        .limit(glance)
        .toArray(),
    ]),
  ]);
  const times = oldest.flat().map(({ since }) => since);
  return { waiting: marked + ready, since: times.length > 0 ? Math.min(...times) : null, refused };
}
