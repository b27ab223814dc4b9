/** For tests of the lock: shut without a page that loads again, and back to a device that has none. */
import { emptyDatabase } from '../test-entries.ts';
import { setKeyring } from './keyring.ts';
import { setVault } from './state.ts';

/** As a page that was loaded again finds it. */
export function shut(): void {
  setKeyring({ sealer: null, sealing: true });
  setVault('locked');
}

export async function withoutLock(): Promise<void> {
  await emptyDatabase();
  setKeyring({ sealer: null, sealing: false });
  setVault('open');
}
