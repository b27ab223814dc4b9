/** Keys handed to a new device: offered by one of the list, taken once by who knows the code. We know neither. */
import { toBase64, toBase64url } from '../http/base64.ts';
import { Refusal } from '../http/problem.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

interface Offer {
  readonly proof: string;
  readonly ring: string;
}

export async function offer(ports: Ports, caller: Caller, { proof, ring }: Offer): Promise<{ expiresAt: string }> {
  const [offered] = await asCaller(ports, caller, query =>
    query<{ expiresAt: string }>(
      `select public.offer_handover(decode($1, 'base64'), decode($2, 'base64')) as "expiresAt"`,
      [toBase64(proof), toBase64(ring)],
    ),
  );
  if (!offered) throw new Error('an offer answers until when it stands');
  return offered;
}

/** A wrong proof is refused after its transaction: it counts. */
export async function take(ports: Ports, caller: Caller, proof: string): Promise<{ ring: string }> {
  const [taken] = await asCaller(ports, caller, query =>
    query<{ ring: string | null }>(`select encode(public.take_handover(decode($1, 'base64')), 'base64') as ring`, [
      toBase64(proof),
    ]),
  );
  if (!taken?.ring) throw new Refusal('not-found');
  return { ring: toBase64url(taken.ring) };
}
