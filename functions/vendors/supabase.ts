/** The `Identity` port over Supabase Auth: tokens with asymmetric keys are verified here, others by asking. */
import { AuthClient, type AuthError, isAuthApiError, isAuthError, isAuthRetryableFetchError } from '@supabase/auth-js';
import { decode } from 'hono/jwt';
import type { Caller, Identity } from '../ports.ts';
import { knownTokens } from './known-tokens.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Project {
  readonly url: string;
  readonly key: string;
  readonly fetch?: typeof fetch;
  /** Milliseconds. */
  readonly now?: () => number;
}

export function supabaseIdentity(project: Project): Identity {
  const auth = new AuthClient({
    url: `${project.url.replace(/\/$/, '')}/auth/v1`,
    headers: { apikey: project.key },
    // This client signs nobody in: a token is only ever what the request brought.
    persistSession: false,
    autoRefreshToken: false,
    detectSessionInUrl: false,
    storageKey: `tideline-api ${project.url}`,
    ...(project.fetch && { fetch: project.fetch }),
  });
  const known = knownTokens(project.now ?? Date.now);
  return {
    async verify(token) {
      const before = known.callerOf(token);
      if (before) return before;
      try {
        const { data, error } = await auth.getClaims(token);
        if (error) throwIfUnreachable(error);
        if (data?.claims.role !== 'authenticated') return null;
        const caller = callerOf(data.claims.sub, data.claims.session_id);
        if (caller && checkedHere(data.header)) known.keep(token, caller, data.claims.exp);
        return caller;
      } catch (error) {
        if (isAuthError(error)) throw error;
        // A forged header can name an algorithm or a key that WebCrypto will not take: that is a wrong token.
        return null;
      }
    },
    async verifyNow(token) {
      const { data, error } = await auth.getUser(token);
      if (error) throwIfUnreachable(error);
      return data.user && data.user.role === 'authenticated' ? callerOf(data.user.id, sessionOf(token)) : null;
    },
  };
}

/** Where the client could not check the signature, it asked the authority; that answer is good for one request only. */
const checkedHere = ({ alg, kid }: { alg: string; kid: string }) => Boolean(kid) && !alg.startsWith('HS');

const isUuid = (value: unknown): value is string => typeof value === 'string' && uuid.test(value);

const callerOf = (id: unknown, session: unknown): Caller | null =>
  isUuid(id) ? { id, ...(isUuid(session) && { session }) } : null;

/** The sign-in that a token names. Only for tokens that the authority has just called good. */
function sessionOf(token: string): unknown {
  try {
    return decode(token).payload.session_id;
  } catch {
    return undefined;
  }
}

/** Auth answering "no" is an answer; Auth failing, overrun or unreachable is not. */
function throwIfUnreachable(error: AuthError): void {
  const failing = isAuthApiError(error) && (error.status >= 500 || error.status === 429);
  if (failing || isAuthRetryableFetchError(error)) throw error;
}
