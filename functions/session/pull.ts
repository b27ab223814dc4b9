/** Pull: what changed for one person after a cursor, oldest change first. RLS chooses whose rows these are. */
import type { Payload, PullResponse } from '../../domain/practice/sync.ts';
import { asBase64url } from '../http/base64.ts';
import { refuseStanding, type Standing } from '../http/standing.ts';
import { asCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

interface Row {
  readonly id: string;
  readonly cursor: number;
  readonly plain: (Payload & { form: 'plain' })['entry'] | null;
  readonly sealed: string | null;
  readonly key: number | null;
}

/** One look at everything, so that no row of one epoch is told as another's. Without rows, one that has no id. */
const statement = `
  select here.standing, here.epoch, page.*
  from (
    select public.device_standing() as standing,
      coalesce((select epoch from public.emptyings where owner = (select auth.uid())), 1) as epoch
  ) here
  left join lateral (
    select id, cursor, plain, key_version as key, ${asBase64url('sealed')} as sealed
    from public.practice_sessions
    where owner = (select auth.uid()) and cursor > $1
    order by cursor
    limit $2
  ) page on true
  order by page.cursor`;

export async function pull(ports: Ports, caller: Caller, after: number, limit: number): Promise<PullResponse> {
  const [first, ...others] = await asCaller(ports, caller, query =>
    query<{ standing: Standing; epoch: number } & (Row | { id: null })>(statement, [after, limit + 1]),
  );
  if (!first) throw new Error('a pull answers at least one row');
  refuseStanding(first.standing, 'listed');
  const rows = [first, ...others].filter(row => row.id !== null);
  const page = rows.slice(0, limit);
  return {
    sessions: page.map(row => ({ id: row.id, cursor: row.cursor, payload: payloadOf(row) })),
    cursor: page.at(-1)?.cursor ?? after,
    more: rows.length > limit,
    epoch: first.epoch,
  };
}

function payloadOf(row: Row): Payload | null {
  if (row.plain) return { form: 'plain', entry: row.plain };
  if (row.sealed !== null && row.key !== null) return { form: 'sealed', key: row.key, text: row.sealed };
  return null;
}
