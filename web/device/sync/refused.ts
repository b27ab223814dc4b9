/** Which sessions the server will not take; they are kept here, and the lists say so. */
import { database, keyOf } from '../database.ts';

export async function refusedAmong(sessions: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = sessions.map(id => keyOf('session', id));
  const parcels = await database.parcels.where('key').anyOf(keys).toArray();
  const refused = new Set(parcels.filter(parcel => parcel.refused !== undefined).map(({ key }) => key));
  return new Set(sessions.filter(id => refused.has(keyOf('session', id))));
}
