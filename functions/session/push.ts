/** Push: store a batch of one person's sessions, all or nothing. The same push may arrive any number of times. */
import type { Payload, PushRequest, PushResponse } from '../../domain/practice/sync.ts';
import { Refusal } from '../http/problem.ts';
import { type Caller, DatabaseError, type Ports } from '../ports.ts';

export async function push(ports: Ports, caller: Caller, sessions: PushRequest['sessions']): Promise<PushResponse> {
  const where = faults(sessions);
  if (where.length > 0) throw new Refusal('invalid', { where });
  try {
    const rows = await ports.database.transaction(caller, query =>
      query<{ id: string; outcome: 'stored' | 'known' | 'deleted'; cursor: number }>(
        'select session as id, outcome, at as cursor from public.push_practice_sessions($1::jsonb)',
        [JSON.stringify(sessions.map(s => ({ id: s.id, ...columns(s.payload) })))],
      ),
    );
    return { sessions: rows };
  } catch (error) {
    throw error instanceof DatabaseError ? (refusals[error.code]?.(error) ?? error) : error;
  }
}

/** What the database says no to, by SQLSTATE (the first is raised by push_practice_sessions itself). */
const refusals: Record<string, (error: DatabaseError) => Refusal> = {
  PT409: error => new Refusal('session-conflict', { ids: (error.detail ?? '').split(',') }),
  // The token is still valid, the account behind it is gone.
  '23503': () => new Refusal('sign-in-needed', { headers: { 'www-authenticate': 'Bearer' } }),
};

function columns(payload: Payload | null) {
  if (payload === null) return { deleted: true };
  if (payload.form === 'plain') return { plain: payload.entry };
  return { sealed: base64(payload.text), key_version: payload.key };
}

const base64 = (url: string) => url.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - (url.length % 4)) % 4);

/** What a schema cannot say: every id stands once, and an entry is the session that it came as. */
function faults(sessions: PushRequest['sessions']) {
  const seen = new Set<string>();
  return sessions.flatMap(({ id, payload }, i) => {
    const twice = seen.has(id.toLowerCase());
    seen.add(id.toLowerCase());
    const other = payload?.form === 'plain' && payload.entry.id !== id;
    return [
      ...(twice ? [{ path: `sessions.${i}.id`, message: 'This id stands twice' }] : []),
      ...(other ? [{ path: `sessions.${i}.payload.entry.id`, message: 'Not the id of this session' }] : []),
    ];
  });
}
