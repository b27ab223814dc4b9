/** A person's devices: put on the list by themselves, seen and taken off by any of them. */
import type { ListedDevice } from '../../domain/account/device.ts';
import { toBase64, toBase64url } from '../http/base64.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

const columns = `id, encode(name, 'base64') as name, registered_at as "registeredAt", revoked_at as "revokedAt"`;

const told = (row: ListedDevice): ListedDevice => ({ ...row, name: toBase64url(row.name) });

/** The device that asks. It need not name itself in the header as well. */
export async function register(ports: Ports, caller: Caller, id: string, name: string): Promise<ListedDevice> {
  const [device] = await asCaller(ports, caller, query =>
    query<ListedDevice>(`select ${columns} from public.register_device($1, decode($2, 'base64'))`, [
      id,
      toBase64(name),
    ]),
  );
  if (!device) throw new Error('a registration answers the device');
  return told(device);
}

export async function list(ports: Ports, caller: Caller): Promise<{ devices: ListedDevice[] }> {
  const rows = await asCaller(ports, caller, async query => {
    await query('select public.ask_device(false)');
    return query<ListedDevice>(
      `select ${columns} from public.devices where owner = (select auth.uid()) order by registered_at, id`,
    );
  });
  return { devices: rows.map(told) };
}

/** For good: that id never syncs again, nor does the sign-in it was on. */
export async function revoke(ports: Ports, caller: Caller, id: string): Promise<ListedDevice> {
  const [device] = await asCaller(ports, caller, query =>
    query<ListedDevice>(
      `update public.devices set revoked_at = now() where owner = (select auth.uid()) and id = $1 returning ${columns}`,
      [id],
    ),
  );
  if (!device) throw new Refusal('not-found');
  return told(device);
}
