/**
 * Rows by their keys, undefined where there is none. A device that joins has none of thousands: what it is asked about comes in the order
 * of its keys then, and one question for those between the first and the last spares one for each.
 */
import type { Table } from 'dexie';

export async function rowsAt<T, K extends string, I>(table: Table<T, K, I>, keys: readonly K[]) {
  const sorted = keys.toSorted();
  const [first = '', last = ''] = [sorted.at(0), sorted.at(-1)];
  const there = await table.where(':id').between(first, last, true, true).limit(keys.length).primaryKeys();
  // As many as could be told: then there may be more.
  if (there.length === keys.length) return table.bulkGet([...keys]);
  const rows = await table.bulkGet(there);
  const found = new Map(there.map((key, i) => [key, rows[i]]));
  return keys.map(key => found.get(key));
}
