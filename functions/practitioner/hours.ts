/** One's own hours: read with their revision, replaced only by who has seen them. */
import type { Availability } from '../../domain/practitioner/availability.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

interface Kept {
  readonly revision: number;
  readonly availability: Availability | null;
}

export async function readHours(ports: Ports, caller: Caller): Promise<Kept> {
  const [kept] = await asCaller(ports, caller, query =>
    query<Kept>(
      'select revision, hours as availability from public.availability where practitioner = (select auth.uid())',
    ),
  );
  return kept ?? { revision: 0, availability: null };
}

export async function putHours(
  ports: Ports,
  caller: Caller,
  replaces: number,
  hours: Availability,
): Promise<{ revision: number }> {
  const [kept] = await asCaller(ports, caller, query =>
    query<{ revision: number }>('select public.put_availability($1::integer, $2::jsonb) as revision', [
      replaces,
      JSON.stringify(hours),
    ]),
  );
  if (!kept) throw new Error('hours that were put answer their revision');
  return kept;
}
