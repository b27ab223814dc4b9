/** Delete everything of one person on the server. Their devices learn of it by the epoch of their next pull. */
import type { EmptiedResponse } from '../../domain/practice/sync.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

/** Milliseconds: 500,000 rows take longer than other statements may. */
const patience = 60_000;

export async function empty(ports: Ports, caller: Caller): Promise<EmptiedResponse> {
  const [went] = await asCaller(ports, caller, async query => {
    await query(`select set_config('statement_timeout', $1, true)`, [String(patience)]);
    return query<EmptiedResponse>(
      `insert into public.emptyings (at) values (default)
       returning sessions, key_rings as "keyRings", devices, epoch`,
    );
  });
  if (!went) throw new Error('nothing was said of what went');
  return went;
}
