/** The page's end of the worker that goes over all rows, and what the record says when it is done. */
import { deleteCopy } from '../checkpoint-copy.ts';
import { writeSettings } from '../settings.ts';
import { trusted, vaultWorker } from '../trusted.ts';
import { changeVault, keepVault, vaultKept } from './kept.ts';
import { keyring, setKeyring } from './keyring.ts';
import { rewritePrivate } from './private-text.ts';
import { sealerOf } from './sealer.ts';
import { keepSlot } from './slot-text.ts';
import type { Progress } from './sweep.ts';
import type { Order, Word } from './worker.ts';

/** One at a time, whichever window began it. */
const lock = 'tideline-sweep';

/** Bring every row into the state that the record asks for. Repeats what was cut off; false when it could not be finished. */
export async function finishSweep(progress: Progress = () => {}): Promise<boolean> {
  const record = await vaultKept();
  const { sealer } = keyring();
  if (!record?.sweep) return true;
  if (!sealer) return false;
  const to = record.sweep;
  const { ring, older } = sealer;
  keepSlot(to === 'sealed' ? record.slot : null);
  rewritePrivate();
  writeSettings();
  if (to === 'sealed') await deleteCopy();
  try {
    await navigator.locks.request(lock, () => inWorker({ ring, older, to, wash: to === 'sealed' }, progress));
  } catch (error) {
    console.warn(error);
    return false;
  }
  if (to === 'sealed') await sealed();
  else await opened();
  return true;
}

/** What was sealed with keys that were left is sealed anew, so nothing needs them. */
async function sealed(): Promise<void> {
  await changeVault(({ sweep: _, older: __, ...record }) => record);
  const { sealer, sealing } = keyring();
  if (sealer?.older) setKeyring({ sealer: sealerOf(sealer.ring), sealing });
}

/** Keys stay where sync needs them, and go where nothing does. */
async function opened(): Promise<void> {
  await keepVault((record, syncing) => {
    if (!record || !syncing) return null;
    const { sweep: _, ...rest } = record;
    return rest;
  });
  if (!(await vaultKept())) setKeyring({ sealer: null, sealing: false });
}

function inWorker(order: Order, progress: Progress): Promise<void> {
  const worker = new Worker(trusted(vaultWorker), { type: 'module' });
  return new Promise<void>((resolve, reject) => {
    const failed = () => reject(new Error('not all rows could be gone over'));
    worker.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.say === 'progress') progress(data.done, data.total);
      else if (data.say === 'done') resolve();
      else failed();
    };
    worker.onerror = event => {
      event.preventDefault();
      failed();
    };
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}
