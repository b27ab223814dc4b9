/** Push: store a batch of one person's sealed changes, all or nothing. The same push may arrive any number of times. */
import type { Payload, PushRequest, PushResponse } from '../../domain/practice/sync.ts';
import { toBase64 } from '../http/base64.ts';
import { Refusal } from '../http/problem.ts';
import { askAsCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

export async function push(ports: Ports, caller: Caller, { sessions, epoch }: PushRequest): Promise<PushResponse> {
  const where = faults(sessions);
  if (where.length > 0) throw new Refusal('invalid', { where });
  const batch = JSON.stringify(sessions.map(({ id, payload }) => ({ id, ...columns(payload) })));
  return { sessions: await askAsCaller<PushResponse['sessions'][number]>(ports, caller, statement, [batch, epoch]) };
}

const statement =
  'select session as id, outcome, at as cursor from public.push_practice_sessions($1::jsonb, $2::integer)';

const columns = (payload: Payload | null) =>
  payload === null ? { deleted: true } : { sealed: toBase64(payload.text), key_version: payload.key };

/** What a schema cannot say: every id stands once. */
function faults(sessions: PushRequest['sessions']) {
  const seen = new Set<string>();
  return sessions.flatMap(({ id }, i) => {
    const twice = seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    return twice ? [{ path: `sessions.${i}.id`, message: 'This id stands twice' }] : [];
  });
}
