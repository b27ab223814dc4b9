/** What the lock says when the database opens: the flag beside it may have been lost with a killed browser. */
import { keyring, setKeyring } from './keyring.ts';
import { readRecord } from './record.ts';
import { getVault, setVault } from './state.ts';

/** `value` is the row of the database. Afterwards nothing is written that ought to be sealed. */
export async function obeyLock(value: unknown): Promise<void> {
  const record = readRecord(value);
  if (record === 'foreign' || record?.lock === 'on') {
    // A worker was given the keys with its errand, and a window by another one.
    if (!keyring().sealing) setKeyring({ sealer: null, sealing: true });
    setVault(keyring().sealer ? 'unlocked' : 'locked');
    return;
  }
  if (getVault() !== 'open') setVault('open');
  const { sealer, sealing } = keyring();
  if (sealing) setKeyring({ sealer: null, sealing: false });
  // The lock was turned off, and the browser ended in between.
  if (record?.ring && record.sweep && !sealer) {
    const [{ sealerOf }, { ringFrom }] = await Promise.all([import('./sealer.ts'), import('./wrap.ts')]);
    setKeyring({ sealer: sealerOf(ringFrom(record.ring)), sealing: false });
  }
}
