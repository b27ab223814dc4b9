/** Pull: what changed for one person after a cursor, oldest change first. RLS chooses whose rows these are. */
import type { Payload, PullResponse } from '../../domain/practice/sync.ts';
import { toBase64url } from '../http/base64.ts';
import { askAsCaller } from '../http/transaction.ts';
import type { Caller, Ports } from '../ports.ts';

interface Row {
  readonly epoch: number;
  readonly id: string;
  readonly cursor: number;
  readonly sealed: string | null;
  readonly key: number | null;
}

const statement = `
  select epoch, id, cursor, key_version as key, sealed from public.pull_practice_sessions($1::bigint, $2::integer)`;

export async function pull(ports: Ports, caller: Caller, after: number, limit: number): Promise<PullResponse> {
  const rows = await askAsCaller<Row | { epoch: number; id: null }>(ports, caller, statement, [after, limit + 1]);
  const found = rows.filter(row => row.id !== null);
  const page = found.slice(0, limit);
  return {
    sessions: page.map(row => ({ id: row.id, cursor: row.cursor, payload: payloadOf(row) })),
    cursor: page.at(-1)?.cursor ?? after,
    more: found.length > limit,
    // Also a pull that finds nothing answers one row.
    epoch: rows[0]?.epoch ?? 1,
  };
}

const payloadOf = ({ key, sealed }: Row): Payload | null =>
  sealed !== null && key !== null ? { key, text: toBase64url(sealed) } : null;
