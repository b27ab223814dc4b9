/** The record of the keys in the database, read and changed whole. */
import { database } from '../database.ts';
import { readRecord, type VaultRecord } from './record.ts';

const { meta } = database;

/** Null when there are none. Throws for one of a later version of the app. */
export async function vaultKept(): Promise<VaultRecord | null> {
  await database.opened();
  const record = readRecord((await meta.get('vault'))?.value);
  if (record === 'foreign') throw new Error('keys of a later version');
  return record;
}

/** In one transaction, on the disk when it resolves; answers with what was written. Null takes the keys away. */
export async function keepVault<R extends VaultRecord | null>(
  change: (before: VaultRecord | null, syncing: boolean) => R,
): Promise<R> {
  await database.opened();
  return database.transaction('rw', meta, async () => {
    const next = change(await vaultKept(), await syncs());
    if (next) await meta.put({ key: 'vault', value: next });
    else await meta.delete('vault');
    return next;
  });
}

/** A change to keys that are there. */
export const changeVault = (change: (before: VaultRecord) => VaultRecord): Promise<VaultRecord | null> =>
  keepVault(before => before && change(before));

/** Whether keys are needed here also without a lock. */
export const syncs = async (): Promise<boolean> => (await meta.get('syncing')) !== undefined;
