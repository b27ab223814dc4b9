/** The `Identity` port over Supabase Auth: tokens with asymmetric keys are verified here, others by asking. */
import { AuthClient, type AuthError, isAuthApiError, isAuthError, isAuthRetryableFetchError } from '@supabase/auth-js';
import { decode } from 'hono/jwt';
import type { Caller, Identity } from '../ports.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export function supabaseIdentity(project: { url: string; key: string; fetch?: typeof fetch }): Identity {
  const auth = new AuthClient({
    url: `${project.url.replace(/\/$/, '')}/auth/v1`,
    headers: { apikey: project.key },
    // Nothing is remembered between requests: a token is only ever what the request brought.
    persistSession: false,
    autoRefreshToken: false,
    detectSessionInUrl: false,
    storageKey: `tideline-api ${project.url}`,
    ...(project.fetch && { fetch: project.fetch }),
  });
  return {
    async verify(token) {
      try {
        const { data, error } = await auth.getClaims(token);
        if (error) throwIfUnreachable(error);
        return data && data.claims.role === 'authenticated' ? callerOf(data.claims.sub, data.claims.session_id) : null;
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
