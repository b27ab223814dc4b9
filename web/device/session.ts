/** Signing in and out, and the token in between. What can go wrong comes back as a word, never as an exception. */
import type { AuthError, Session } from '@supabase/supabase-js';
import * as z from 'zod/mini';
import { no, ok, type Result } from '../../domain/result.ts';
import type { SignInProblem } from '../words/en/account.ts';
import { knownAccount, setKnownAccount } from './account.ts';
import { projectKey, projectUrl, sessionKey } from './project.ts';

export type Provider = 'google' | 'apple';

/** Everything here needs the network, so a part that cannot be fetched is the network's fault as well. */
const loadAuth = async () => (await import('./supabase.ts')).supabase.auth;
type Auth = Awaited<ReturnType<typeof loadAuth>>;

async function attempt<T>(work: (auth: Auth) => Promise<Result<T, SignInProblem>>): Promise<Result<T, SignInProblem>> {
  let auth: Auth;
  try {
    auth = await loadAuth();
  } catch {
    return no('network');
  }
  return work(auth);
}

/** Have a six-digit code mailed. */
export const sendCode = (email: string) =>
  attempt<void>(async auth => {
    const { error } = await auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
    return error ? no(problemOf(error)) : ok(undefined);
  });

export const checkCode = (email: string, token: string) =>
  attempt<void>(async auth => {
    const { data, error } = await auth.verifyOtp({ email, token, type: 'email' });
    if (error) return no(problemOf(error, 'code'));
    return arrive(data.session);
  });

const settings = z.object({ external: z.record(z.string(), z.boolean()) });

/** Which of these this server is set up for; none when it cannot be asked. */
export async function offeredProviders(providers: readonly Provider[]): Promise<Provider[]> {
  try {
    const answer = await fetch(`${projectUrl}/auth/v1/settings`, { headers: { apikey: projectKey } });
    const { external } = settings.parse(await answer.json());
    return providers.filter(provider => external[provider]);
  } catch {
    return [];
  }
}

/** Where to send the person so that Google or Apple can vouch for them. */
export const providerAddress = (provider: Provider) =>
  attempt<string>(async auth => {
    const options = { redirectTo: `${location.origin}/auth/callback`, skipBrowserRedirect: true };
    const { data, error } = await auth.signInWithOAuth({ provider, options });
    return data.url ? ok(data.url) : no(error ? problemOf(error) : 'server');
  });

/** They came back with a code, which is worth a session only together with what this browser kept (PKCE). */
export const finishProvider = (code: string) =>
  attempt<void>(async auth => {
    const { data, error } = await auth.exchangeCodeForSession(code);
    return error ? no(problemOf(error, 'elsewhere')) : arrive(data.session);
  });

async function arrive(session: Session | null): Promise<Result<void, SignInProblem>> {
  if (!session) return no('server');
  try {
    // Whoever was here before has left nothing that could be read.
    const { follow } = await import('./sync/owner.ts');
    await follow(session.user.id);
  } catch {
    return no('device');
  }
  setKnownAccount({ id: session.user.id, email: session.user.email ?? '' });
  return ok(undefined);
}

/** A token that the API accepts, renewed when it has run out. `fresh` renews it in any case. */
export async function accessToken(fresh = false): Promise<Result<string, 'network' | 'sign-in-needed'>> {
  const account = knownAccount();
  const found = await attempt<Session | null>(async auth => {
    const { data, error } = fresh ? await auth.refreshSession() : await auth.getSession();
    // A refused renewal leaves no session. Anything else may pass, and is no reason to ask for a new sign-in.
    if (error && ['network', 'often'].includes(problemOf(error, 'elsewhere'))) return no('network');
    if (error && (error.status ?? 0) >= 500) return no('network');
    return ok(data.session);
  });
  if (!found.ok) return no('network');
  const session = found.value;
  return session && session.user.id === account?.id ? ok(session.access_token) : no('sign-in-needed');
}

/** Sign out of this device. While sync is on, everything leaves it; what was not sent stays, sealed, for the next sign-in. */
export async function signOut(): Promise<void> {
  const account = knownAccount();
  // First what may be refused: while the app is locked nothing is signed out.
  if (account) await (await import('./sync/owner.ts')).leave(account.id);
  setKnownAccount(null);
  await attempt<void>(async auth => {
    await auth.signOut({ scope: 'local' });
    return ok(undefined);
  });
  // supabase-js keeps the session when the server cannot be told. The person was told that they are out.
  localStorage.removeItem(sessionKey);
}

function problemOf(error: AuthError, refused: SignInProblem = 'server'): SignInProblem {
  const { code, status, name } = error;
  if (name === 'AuthRetryableFetchError') return 'network';
  if (status === 429 || code?.startsWith('over_')) return 'often';
  if (code === 'email_address_invalid' || code === 'validation_failed') return refused === 'code' ? 'code' : 'address';
  return status !== undefined && status >= 500 ? 'server' : refused;
}
