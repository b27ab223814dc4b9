/** What runs beside the screens. Fetched after the first picture, so that it is never what a person waits for. */
import { knownAccount, onAccountChange } from './device/account.ts';
import { everOpened } from './device/opened.ts';
import { registerWorker } from './device/update.ts';

export function start(): void {
  void registerWorker();
  // What was put aside is brought in by opening, and there is nothing aside where nothing was ever opened.
  if (everOpened()) void import('./device/database.ts').then(({ openDatabase }) => openDatabase());
  if (knownAccount()) void sync();
  else {
    const stop = onAccountChange(() => {
      stop();
      void sync();
    });
  }
}

const sync = async () => (await import('./device/sync.ts')).startSync();
