/** Opening sealed rows with the app's own code, for a page that measures it: built as one script and run beside the app. */
import { database } from '../../../web/device/database.ts';
import { newestDays } from '../../../web/device/history.ts';
import { packSize } from '../../../web/device/packs.ts';
import { setKeyring } from '../../../web/device/vault/keyring.ts';
import { openRing } from '../../../web/device/vault/open-ring.ts';
import { openRow, type Row } from '../../../web/device/vault/sealed-rows.ts';
import { sealerOf } from '../../../web/device/vault/sealer.ts';

export interface Store {
  /** This script holds the keys from now on, and milliseconds that it took. */
  unlock(passphrase: string): Promise<number>;
  /** Milliseconds of each run: the newest so many sessions out of the database, opened. */
  page(sessions: number, runs: number): Promise<number[]>;
  /** Milliseconds of each run: as many packed sessions, which are in memory already, opened. */
  rows(sessions: number, runs: number): Promise<number[]>;
}

const newest = (sessions: number) => newestDays(sessions);

async function times(runs: number, work: () => unknown): Promise<number[]> {
  const took: number[] = [];
  for (let run = 0; run < runs; run++) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return took;
}

/** As so many lie in the database, in full packs. */
const sealed = (sessions: number) =>
  new Promise<Row[]>((resolve, reject) => {
    const packs = Math.ceil(sessions / packSize);
    const request = database.backendDB().transaction('packs').objectStore('packs').getAll(null, packs);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const store: Store = {
  async unlock(passphrase) {
    await database.opened();
    const begun = performance.now();
    const opened = await openRing({ passphrase });
    if (!opened.ok) throw new Error(opened.problem);
    setKeyring({ sealer: sealerOf(opened.value.ring), sealing: true });
    return performance.now() - begun;
  },
  page: (sessions, runs) => times(runs, () => newest(sessions)),
  async rows(sessions, runs) {
    const rows = await sealed(sessions);
    if (!rows.every(row => row.sealed instanceof Uint8Array)) throw new Error('these are not sealed');
    return times(runs, () => rows.map(row => openRow('packs', row)));
  },
};
Object.assign(window, { tidelineVault: store });
