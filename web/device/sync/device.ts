/** The name of this device in stamps and on the account's list: the same for one account, and not to be told from another's. */
import { database } from '../database.ts';

const { meta } = database;

/** Sixteen hex digits, made of what this browser keeps and the account. */
export async function deviceOf(account: string): Promise<string> {
  const secret = await database.transaction('rw', meta, async () => {
    const kept = (await meta.get('device'))?.value;
    if (kept instanceof Uint8Array) return kept;
    const fresh = crypto.getRandomValues(new Uint8Array(16));
    await meta.put({ key: 'device', value: fresh });
    return fresh;
  });
  const named = new Uint8Array([...secret, ...new TextEncoder().encode(account)]);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', named));
  return Array.from(digest.subarray(0, 8), byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Another name from now on: the old one was taken off the list, for good. */
export const anotherDevice = (): Promise<void> => meta.delete('device').then(() => {});
