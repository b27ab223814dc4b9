/** A person's devices: put on the list by themselves, seen and taken off by any of them. */
import type { ListedDevice } from '../../domain/account/device.ts';
import { asBase64url, toBase64 } from '../http/base64.ts';
import { Refusal } from '../http/problem.ts';
import { refuseStanding, type Standing } from '../http/standing.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

const columns = `id, ${asBase64url('name')} as name, registered_at as "registeredAt", revoked_at as "revokedAt"`;

/** The device that asks. It need not name itself in the header as well. */
export async function register(ports: Ports, caller: Caller, id: string, name: string): Promise<ListedDevice> {
  const [device] = await asCaller(ports, caller, query =>
    query<ListedDevice>(`select ${columns} from public.register_device($1, decode($2, 'base64'))`, [
      id,
      toBase64(name),
    ]),
  );
  if (!device) throw new Error('a registration answers the device');
  return device;
}

export async function list(ports: Ports, caller: Caller): Promise<{ devices: ListedDevice[] }> {
  return asCaller(ports, caller, async query => {
    const [here] = await query<{ standing: Standing }>('select public.device_standing() as standing');
    refuseStanding(here?.standing ?? 'revoked', 'anybody');
    return {
      devices: await query<ListedDevice>(
        `select ${columns} from public.devices where owner = (select auth.uid()) order by registered_at, id`,
      ),
    };
  });
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
  return device;
}
