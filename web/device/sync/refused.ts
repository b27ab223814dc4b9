/** Which sessions the server will not take; they are kept here, and the lists say so. */
import { database, keyOf, syncing } from '../database.ts';

const none: ReadonlySet<string> = new Set();

export async function refusedAmong(sessions: readonly string[]): Promise<ReadonlySet<string>> {
  // Nothing is sent while sync is off, and a month has thousands of keys to look for.
  if (sessions.length === 0 || (await syncing()) === undefined) return none;
  const keys = sessions.map(id => keyOf('session', id));
  const parcels = await database.parcels.where('key').anyOf(keys).toArray();
  const refused = new Set(parcels.filter(parcel => parcel.refused !== undefined).map(({ key }) => key));
  return new Set(sessions.filter(id => refused.has(keyOf('session', id))));
}
