/** The wrapped ring of keys: read by devices that join, replaced by compare and swap. We cannot open it. */
import type { KeptKeys } from '../../domain/account/keys.ts';
import { asBase64url, toBase64 } from '../http/base64.ts';
import { refuseStanding, type Standing } from '../http/standing.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

const statement = `
  select public.device_standing() as standing, k.revision, ${asBase64url('k.wrapped')} as ring
  from (select (select auth.uid()) as me) here left join public.key_rings k on k.owner = here.me`;

export async function readKeys(ports: Ports, caller: Caller): Promise<KeptKeys> {
  const [found] = await asCaller(ports, caller, query =>
    query<{ standing: Standing; revision: number | null; ring: string | null }>(statement),
  );
  if (!found) throw new Error('a look for keys answers one row');
  refuseStanding(found.standing, 'anybody');
  return { revision: found.revision ?? 0, ring: found.ring };
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
