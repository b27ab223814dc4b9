/** What runs beside the screens. Fetched after the first picture, so that it is never what a person waits for. */
import { knownAccount, onAccountChange } from './device/account.ts';
import { hearErasure } from './device/erased.ts';
import { somethingKept } from './device/keep.ts';
import { registerWorker } from './device/update.ts';
import { keyring } from './device/vault/keyring.ts';
import { getVault, onVaultChange } from './device/vault/state.ts';
import { joinWindows } from './device/vault/windows.ts';

export function start(): void {
  void registerWorker();
  hearErasure();
  joinWindows();
  watchTheLock();
  window.addEventListener('keydown', lockByKey);
  // A database that will not open is spoken of by the frame.
  bringBack().catch(() => {});
  if (knownAccount()) void sync();
  else {
    const stop = onAccountChange(() => {
      stop();
      void sync();
    });
  }
}

/** Where there is a lock, somebody has to notice that nobody is there. */
function watchTheLock() {
  const watch = () => {
    if (getVault() === 'unlocked') void import('./device/vault/auto-lock.ts').then(of => of.watchForNobody());
  };
  onVaultChange(watch);
  watch();
}

/** Alt, Shift and L lock at once, on the stage too. By its place on the keyboard: Alt makes another letter of it on some. */
function lockByKey(event: KeyboardEvent): void {
  const { code, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (code !== 'KeyL' || !altKey || !shiftKey || ctrlKey || metaKey || getVault() !== 'unlocked') return;
  event.preventDefault();
  void import('./device/vault/lock.ts').then(({ lockNow }) => lockNow());
}

/** What waits aside, and word of a database that will not open, before anybody asks for it. */
async function bringBack() {
  if (!(await somethingKept())) return;
  const [{ openDatabase }, { follow }] = await Promise.all([
    import('./device/database.ts'),
    import('./device/sync/owner.ts'),
  ]);
  await openDatabase();
  await openOn();
  await follow(knownAccount()?.id);
}

/** The lock was being turned off, and the browser ended before everything lay open. */
async function openOn() {
  if (getVault() !== 'open' || !keyring().sealer) return;
  const { finishSweep } = await import('./device/vault/sweeper.ts');
  await finishSweep();
}

async function sync() {
  const [{ startSync }, { releaseEarlier }] = await Promise.all([
    import('./device/sync/runner.ts'),
    import('./device/telling.ts'),
  ]);
  // A database that will not open is spoken of by the frame.
  await releaseEarlier().catch(() => {});
  startSync();
}
