/** One's own services: listed, put, deleted. */
import type { Service } from '../../domain/practitioner/offer.ts';
import type { KeptService } from '../../domain/practitioner/practice.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

const columns = 'id, details as service, changed_at as "changedAt"';

export async function listServices(ports: Ports, caller: Caller): Promise<{ services: KeptService[] }> {
  const services = await asCaller(ports, caller, query =>
    query<KeptService>(
      `select ${columns} from public.services where practitioner = (select auth.uid()) order by details ->> 'title', id`,
    ),
  );
  return { services };
}

/** The id is the device's, so that the same request may be repeated. */
export async function putService(ports: Ports, caller: Caller, id: string, service: Service): Promise<KeptService> {
  const [kept] = await asCaller(ports, caller, query =>
    query<KeptService>(
      `insert into public.services (id, details) values ($1, $2::jsonb)
       on conflict (practitioner, id) do update set details = excluded.details returning ${columns}`,
      [id, JSON.stringify(service)],
    ),
  );
  if (!kept) throw new Error('a service that was put is answered');
  return kept;
}

export async function deleteService(ports: Ports, caller: Caller, id: string): Promise<{ id: string }> {
  const [gone] = await asCaller(ports, caller, query =>
    query<{ id: string }>(
      'delete from public.services where practitioner = (select auth.uid()) and id = $1 returning id',
      [id],
    ),
  );
  if (!gone) throw new Refusal('not-found');
  return gone;
}
