/** What runs beside the screens. Fetched after the first picture, so that it is never what a person waits for. */
import { knownAccount, onAccountChange } from './device/account.ts';
import { somethingKept } from './device/keep.ts';
import { registerWorker } from './device/update.ts';

export function start(): void {
  void registerWorker();
  void bringBack();
  if (knownAccount()) void sync();
  else {
    const stop = onAccountChange(() => {
      stop();
      void sync();
    });
  }
}

/** What waits aside, and word of a database that will not open, before anybody asks for it. */
async function bringBack() {
  if (!(await somethingKept())) return;
  const { openDatabase } = await import('./device/database.ts');
  await openDatabase();
}

const sync = async () => (await import('./device/sync.ts')).startSync();
