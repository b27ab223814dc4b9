/** What runs beside the screens. Fetched after the first picture, so that it is never what a person waits for. */
import { knownAccount, onAccountChange } from './device/account.ts';
import { openDatabase } from './device/database.ts';
import { registerWorker } from './device/update.ts';

export function start(): void {
  void registerWorker();
  void openDatabase();
  if (knownAccount()) void sync();
  else {
    const stop = onAccountChange(() => {
      stop();
      void sync();
    });
  }
}

const sync = async () => (await import('./device/sync.ts')).startSync();
