/** What waited here, sealed, when the account signed out is the person's own change: it is shown again, and sent. */
import { toBase64url } from '../base64url.ts';
import { database, keyOf, syncing, type ThingKey } from '../database.ts';
import type { Here } from './here.ts';
import { openChange } from './parcel.ts';
import { syncState } from './state.ts';
import { openPage, takeIn } from './take-in.ts';

const { parcels, meta } = database;

/** The key of a parcel whose account has signed out: it does not say what it was about. */
export const leftBehind: ThingKey = ':';

export async function unpack(me: Here): Promise<void> {
  const found = await parcels.where({ key: leftBehind }).toArray();
  const mine = found.filter(({ owner }) => owner === me.account);
  if (mine.length === 0) return;
  const { cursor, epoch } = await syncState(me.account);
  const sessions = mine.map(({ id, keyVersion, sealed }) => ({
    id,
    cursor,
    payload: { key: keyVersion, text: toBase64url(sealed) },
  }));
  const page = openPage(me, { sessions, cursor, more: false, epoch: epoch ?? 1 });
  if (!(await takeIn(me, page))) return;
  await database.transaction('rw', parcels, meta, async () => {
    // Signed out again meanwhile: then it must not say what it is about.
    if ((await syncing()) !== me.account) return;
    for (const { id, sealed } of mine) {
      const opened = openChange(me.ring, me.account, id, sealed);
      if (opened.ok) await parcels.update(id, { key: keyOf(opened.value.kind, opened.value.id), since: me.now() });
      // With keys that are gone nobody will read it again.
      else await parcels.delete(id);
    }
  });
}
