/** What the contract tests share: a stack to talk to, and the real supabase-js as the app makes it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import ws from 'ws';
import { type Stack, type StackOptions, startStack } from '../../local/stack.ts';
import { prepareData } from '../app.ts';

/** A stack over a small folder with a page of one line and these files, so that nothing has to be built. */
export async function smallStack(
  options: Partial<StackOptions> = {},
  files: Record<string, string | Uint8Array> = {},
): Promise<Stack & { folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'tideline-contract-'));
  const dist = join(folder, 'dist');
  await mkdir(join(dist, 'assets'), { recursive: true });
  const page = '<!doctype html><title>Tideline</title>';
  const all = { 'index.html': page, 'app.html': page, ...files };
  for (const [name, content] of Object.entries(all)) await writeFile(join(dist, name), content);
  const data = join(folder, 'data');
  if (!options.postgres) await prepareData(data);
  const stack = await startStack({ port: 0, data, mode: 'built', dist, ...options });
  return {
    ...stack,
    folder,
    close: async () => {
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Device = ReturnType<typeof device>;

/** A browser profile: its own storage, PKCE as the app asks for it. */
export function device(url: string) {
  const kept = new Map<string, string>();
  return createClient(url, 'local', {
    auth: {
      flowType: 'pkce',
      autoRefreshToken: false,
      detectSessionInUrl: false,
      storage: {
        getItem: key => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: key => void kept.delete(key),
      },
    },
    // Node 20 has no WebSocket of its own.
    realtime: { transport: ws as unknown as typeof WebSocket },
  });
}

/** The newest code mailed to this address. */
export function codeFor(stack: Pick<Stack, 'mails'>, email: string): string {
  const code = stack.mails().find(mail => mail.to === email.toLowerCase())?.code;
  if (!code) throw new Error(`no code was mailed to ${email}`);
  return code;
}

export async function signIn(stack: Stack, email: string): Promise<Device> {
  const { auth } = device(stack.url);
  const asked = await auth.signInWithOtp({ email });
  if (asked.error) throw asked.error;
  const { error } = await auth.verifyOtp({ email, token: codeFor(stack, email), type: 'email' });
  if (error) throw error;
  return { auth } as Device;
}

export interface Asked {
  readonly provider: 'google' | 'apple';
  readonly redirectTo: string;
}

/** Follows `signInWithOAuth` to the chooser and picks an address there; answers where the browser would land. */
export async function throughChooser(client: Device, { provider, redirectTo }: Asked, email: string): Promise<URL> {
  const { data, error } = await client.auth.signInWithOAuth({
    provider,
    options: { redirectTo, skipBrowserRedirect: true },
  });
  if (error) throw error;
  const page = await fetch(data.url);
  const form = new URLSearchParams([...fieldsOf(await page.text()), ['email', email]]);
  const answer = await fetch(new URL('/auth/v1/authorize', data.url), {
    method: 'POST',
    body: form,
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`the chooser answered ${answer.status}`);
  return new URL(answer.headers.get('location') ?? '');
}

/** The hidden fields of the page's first form. */
export function fieldsOf(html: string): [string, string][] {
  const form = /<form[\s\S]*?<\/form>/.exec(html)?.[0] ?? '';
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value.replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
  ]);
}
