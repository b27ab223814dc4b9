/**
 * Goes over every row once and seals it, seals it anew or opens it, some at a time. It can be cut off anywhere and begun
 * again: a row is changed whole, and one that is as it should be is left alone.
 */
import { database } from '../database.ts';
import { keyring, VaultLocked } from './keyring.ts';
import { keyVersion, open } from './seal.ts';
import { isClosed, isSealed, openRow, placeOf, type Row, sealedTables, sealRow } from './sealed-rows.ts';

export type Progress = (done: number, total: number) => void;

/** Rows of a portion, and portions in one transaction: some hundredths of a second, for which others may have to wait. */
const someOf = (table: string) => (table === 'packs' || table === 'weeks' ? 40 : 200);
const together = 3;

export const sweep = (to: 'sealed' | 'open', progress: Progress): Promise<void> =>
  overRows((table, row) => {
    if (to === 'open' ? !isClosed(row) : isNewlySealed(table, row)) return undefined;
    const opened = openRow(table, row);
    return opened && (to === 'open' ? opened : sealRow(table, opened));
  }, progress);

/** What a row is to be instead; undefined when it is to stay. */
type Change = (table: string, row: Row) => Row | undefined;

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
async function overRows(change: Change, progress: Progress): Promise<void> {
  await database.opened();
  const counts = await Promise.all(sealedTables.map(table => database.table(table).count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let done = 0;
  for (const table of sealedTables) {
    for (let last: IDBValidKey | undefined; ; ) {
      const stretch = await gone(table, last, change, rows => progress(Math.min(done + rows, total), total));
      done += stretch.rows;
      if (stretch.last === undefined) break;
      last = stretch.last;
    }
  }
}

const keyOfRow = (table: string, row: Row) =>
  (table === 'weeks' ? [row.week, row.owner] : (row.key ?? row.id)) as IDBValidKey;

const beyond = (key: IDBValidKey | undefined) => (key === undefined ? undefined : IDBKeyRange.lowerBound(key, true));

/** Some portions in one transaction: while the rows of one are sealed, the database looks for the next. `last` is absent at the end. */
function gone(
  table: string,
  after: IDBValidKey | undefined,
  change: Change,
  progress: (rows: number) => void,
): Promise<{ rows: number; last: IDBValidKey | undefined }> {
  return new Promise((resolve, reject) => {
    const transaction = database.backendDB().transaction(table, 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore(table);
    const some = someOf(table);
    let rows = 0;
    let last: IDBValidKey | undefined;
    const portion = (left: number, from: IDBValidKey | undefined) => {
      const request: IDBRequest<Row[]> = store.getAll(beyond(from), some);
      request.onsuccess = () => {
        const found = request.result;
        const end = found.at(-1);
        last = end && found.length === some ? keyOfRow(table, end) : undefined;
        if (last !== undefined && left > 1) portion(left - 1, last);
        try {
          // All of them are sealed before the first is sent: one by one, each would wake the browser's process for itself.
          const changed = found.map(row => change(table, row)).filter(row => row !== undefined);
          for (const row of changed) store.put(row);
        } catch (error) {
          transaction.abort();
          reject(error);
        }
        rows += found.length;
      };
    };
    portion(together, after);
    transaction.oncomplete = () => {
      progress(rows);
      resolve({ rows, last });
    };
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
      (_, row) => row,
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
