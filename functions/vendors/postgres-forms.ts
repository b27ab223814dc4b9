/** How PostgreSQL's values look in JavaScript, and how a transaction learns who is asking: the same on every driver. */
import { deviceHeader } from '../../domain/account/device.ts';
import { house, type Speaker } from '../ports.ts';

/** By type oid. What is not listed comes as text. Ask for JSON where you would want an array. */
export const columnForms: Readonly<Record<number, (text: string) => unknown>> = {
  16: text => text === 't',
  17: bytes,
  20: whole,
  21: Number,
  23: Number,
  114: JSON.parse,
  700: Number,
  701: Number,
  1082: text => text,
  1114: text => text,
  1184: instant,
  1700: text => text,
  3802: JSON.parse,
};

/** A number while it is exact, a bigint beyond. */
function whole(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

/** PostgreSQL writes `2026-11-22 14:47:00.123456+00`; we speak ISO in UTC with milliseconds. */
function instant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(?::?(\d\d))?$/.exec(text);
  if (!parts) return text;
  return new Date(`${parts[1]}T${parts[2]}${parts[3]}:${parts[4] ?? '00'}`).toISOString();
}

/** bytea in its hex form, `\x0aff`. */
function bytes(text: string): Uint8Array {
  const out = new Uint8Array((text.length - 2) / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(2 + i * 2, 4 + i * 2), 16);
  return out;
}

/** No statement may hold a connection longer than this, in milliseconds. */
const patience = 10_000;

/**
 * The first statement of every transaction. All of it ends with the transaction.
 * Both spellings of the claims: @supabase/lite's auth.uid() reads only the older one, hosted Supabase reads either.
 * The one header that the database asks for stands where the Data API would put it.
 */
export function speakAs(speaker: Speaker): { text: string; parameters: string[] } {
  const caller = speaker === house ? null : speaker;
  const role = speaker === house ? 'tideline_house' : speaker ? 'authenticated' : 'anon';
  const claims = caller ? { sub: caller.id, role, session_id: caller.session } : { role };
  const headers = { [deviceHeader]: caller?.device };
  return {
    text: `select set_config('role', $1, true), set_config('request.jwt.claims', $2, true),
      set_config('request.jwt.claim.sub', $3, true), set_config('request.jwt.claim.role', $1, true),
      set_config('request.headers', $4, true), set_config('timezone', 'UTC', true),
      set_config('statement_timeout', '${patience}', true)`,
    parameters: [role, JSON.stringify(claims), caller?.id ?? '', JSON.stringify(headers)],
  };
}
