/** The wrapped ring of keys: read by devices that join, replaced by compare and swap. We cannot open it. */
import type { KeptKeys } from '../../domain/account/keys.ts';
import { toBase64, toBase64url } from '../http/base64.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

export async function readKeys(ports: Ports, caller: Caller): Promise<KeptKeys> {
  const [kept] = await asCaller(ports, caller, async query => {
    await query('select public.ask_device(false)');
    return query<{ revision: number; ring: string }>(
      `select revision, encode(wrapped, 'base64') as ring from public.key_rings where owner = (select auth.uid())`,
    );
  });
  return kept ? { revision: kept.revision, ring: toBase64url(kept.ring) } : { revision: 0, ring: null };
}

export async function replaceKeys(ports: Ports, caller: Caller, replaces: number, ring: string) {
  const [stored] = await asCaller(ports, caller, query =>
    query<{ revision: number }>(`select public.put_key_ring($1::bigint, decode($2, 'base64')) as revision`, [
      replaces,
      toBase64(ring),
    ]),
  );
  return { revision: stored?.revision ?? 0 };
}
