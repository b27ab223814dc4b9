/** Access tokens for API tests: signed and checked like Supabase's HS256 ones, with a clock and a key that tests choose. */
import type { Identity } from '../../functions/ports.ts';

export interface Claims {
  readonly sub: string;
  readonly role: string;
  /** Seconds since 1970. */
  readonly exp: number;
  /** The sign-in it belongs to. */
  readonly session_id?: string;
}

const secret = 'only for tests: nothing outside them accepts it';
const encoder = new TextEncoder();

const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const fromBase64url = (text: string) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), character => character.charCodeAt(0));

const keyOf = (text: string) =>
  crypto.subtle.importKey('raw', encoder.encode(text), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);

export async function sign(claims: Claims, key = secret): Promise<string> {
  const part = (value: object) => base64url(encoder.encode(JSON.stringify(value)));
  const text = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  const signature = await crypto.subtle.sign('HMAC', await keyOf(key), encoder.encode(text));
  return `${text}.${base64url(new Uint8Array(signature))}`;
}

/** Stands in for Supabase Auth, whose real client and server are tested together in tests/contract. */
export const testIdentity = (now: () => Date, stopped: ReadonlySet<string>): Identity => {
  const verify: Identity['verify'] = async token => {
    try {
      const [head = '', body = '', signature = ''] = token.split('.');
      const signed = encoder.encode(`${head}.${body}`);
      if (!(await crypto.subtle.verify('HMAC', await keyOf(secret), fromBase64url(signature), signed))) return null;
      const claims = JSON.parse(new TextDecoder().decode(fromBase64url(body))) as Claims;
      if (claims.exp * 1000 <= now().getTime() || claims.role !== 'authenticated') return null;
      return { id: claims.sub, ...(claims.session_id !== undefined && { session: claims.session_id }) };
    } catch {
      return null;
    }
  };
  const verifyNow: Identity['verifyNow'] = async token => {
    const caller = await verify(token);
    return caller && stopped.has(caller.id) ? null : caller;
  };
  return { verify, verifyNow };
};
