/** Delete everything of one person on the server. Their devices learn of it by the epoch of their next pull. */
import type { EmptiedResponse } from '../../domain/practice/sync.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

/** The row that says so is what deletes it all (see the migration). */
const statement = `
  insert into public.emptyings (at) values (default) returning sessions, key_rings as "keyRings", devices, epoch`;

export async function empty(ports: Ports, caller: Caller): Promise<EmptiedResponse> {
  const [went] = await asCaller(ports, caller, query => query<EmptiedResponse>(statement));
  if (!went) throw new Error('nothing was said of what went');
  return went;
}
