/**
 * Goes over every row once and seals it, seals it anew or opens it, some at a time. It can be cut off anywhere and begun
 * again: a row is changed whole, and one that is as it should be is left alone.
 */
import { database } from '../database.ts';
import { keyring, VaultLocked } from './keyring.ts';
import { keyVersion, open } from './seal.ts';
import { isSealed, openRow, placeOf, type Row, sealedTables, sealRow } from './sealed-rows.ts';

export type Progress = (done: number, total: number) => void;

/** Rows in one transaction: some ten milliseconds, for which others may have to wait. */
const some = 200;

export const sweep = (to: 'sealed' | 'open', progress: Progress): Promise<void> =>
  overRows((store, row) => {
    if (to === 'open' ? !isSealed(row) : isNewlySealed(store.name, row)) return;
    const opened = openRow(store.name, row);
    if (opened) store.put(to === 'open' ? opened : sealRow(store.name, opened));
  }, progress);

/** With the newest key of the newest ring. */
function isNewlySealed(table: string, row: Row): boolean {
  const { sealer } = keyring();
  // Locked in the middle: it is taken up again at the next unlocking.
  if (!sealer) throw new VaultLocked();
  const { ring, older } = sealer;
  if (!isSealed(row) || keyVersion(row.sealed) !== ring.newest) return false;
  // While a ring is left for another, the number of a key does not say whose key it was.
  return !older || open(ring, placeOf(table, row), row.sealed).ok;
}

/** Past Dexie: what rows say stays the same, so no screen needs to read them again. */
async function overRows(visit: (store: IDBObjectStore, row: Row) => void, progress: Progress): Promise<void> {
  await database.opened();
  const counts = await Promise.all(sealedTables.map(table => database.table(table).count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const table of sealedTables) {
    for (let last: IDBValidKey | undefined; ; ) {
      const rows: Row[] = await portion(table, last, visit);
      const end = rows.at(-1);
      if (!end) break;
      last = keyOfRow(table, end);
      done += rows.length;
      progress(done, total);
    }
  }
}

const keyOfRow = (table: string, row: Row) =>
  (table === 'days' ? [row.owner, row.day] : (row.key ?? row.id)) as IDBValidKey;

function portion(
  table: string,
  after: IDBValidKey | undefined,
  visit: (store: IDBObjectStore, row: Row) => void,
): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction(table, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(table);
    const request = store.getAll(after === undefined ? undefined : IDBKeyRange.lowerBound(after, true), some);
    request.onsuccess = () => {
      try {
        for (const row of request.result) visit(store, row);
      } catch (error) {
        transaction.abort();
        reject(error);
      }
    };
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error ?? new Error('a portion was undone'));
  });
}

/** How often everything is written again to wash. */
export const rounds = 3;
/** Bytes of one piece; larger values lie in files of their own, and would push nothing out. */
const piece = 32_768;
/** What Chromium's database collects before it writes a new file, and some more. */
const enough = 6_000_000;

/**
 * What was overwritten lies in the browser's files until it tidies up. Chromium does so when enough new has come over the
 * same keys, so every row is written again, and something meaningless with it.
 */
export async function wash(progress: Progress): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    await overRows(
      (store, row) => void store.put(row),
      (done, total) => progress(round * total + done, rounds * total),
    );
    await fill();
  }
}

/** Enough that no round is too small to count. */
function fill(): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction('meta', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('meta');
    for (let bytes = 0; bytes < enough; bytes += piece)
      store.put({ key: 'wash', value: crypto.getRandomValues(new Uint8Array(piece)) });
    store.delete('wash');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
