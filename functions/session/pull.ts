/** Pull: what changed for one person after a cursor, oldest change first. RLS chooses whose rows these are. */
import type { Payload, PullResponse } from '../../domain/practice/sync.ts';
import type { Caller, Ports } from '../ports.ts';

interface Row {
  readonly id: string;
  readonly cursor: number;
  readonly deleted: boolean;
  readonly plain: (Payload & { form: 'plain' })['entry'] | null;
  readonly sealed: string | null;
  readonly key: number | null;
}

const statement = `
  select id, cursor, deleted, plain, key_version as key,
    translate(encode(sealed, 'base64'), E'+/=\\n', '-_') as sealed
  from public.practice_sessions
  where owner = (select auth.uid()) and cursor > $1
  order by cursor
  limit $2`;

export async function pull(ports: Ports, caller: Caller, after: number, limit: number): Promise<PullResponse> {
  const rows = await ports.database.transaction(caller, query => query<Row>(statement, [after, limit + 1]));
  const page = rows.slice(0, limit);
  return {
    sessions: page.map(row => ({ id: row.id, cursor: row.cursor, payload: payloadOf(row) })),
    cursor: page.at(-1)?.cursor ?? after,
    more: rows.length > limit,
  };
}

function payloadOf(row: Row): Payload | null {
  if (row.plain) return { form: 'plain', entry: row.plain };
  if (row.sealed !== null && row.key !== null) return { form: 'sealed', key: row.key, text: row.sealed };
  return null;
}
