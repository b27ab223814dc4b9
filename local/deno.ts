/** The API as production runs it: `functions/main.ts` in real Deno from npm, behind the gateway. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { said } from './built.ts';
import { StartRefused } from './refusal.ts';

export interface DenoApi {
  /** Where it listens itself. */
  readonly base: string;
  readonly process: ChildProcess;
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

export interface DenoOptions {
  readonly root: string;
  readonly url: string;
  readonly databaseUrl: string;
  /** Opens the store of files, where there is one. */
  readonly storageKey?: string;
  readonly origins: readonly string[];
  readonly log: (line: string) => void;
}

const version = '2.9.6';

export async function startDeno({ root, url, databaseUrl, storageKey, origins, log }: DenoOptions): Promise<DenoApi> {
  const port = await freePort();
  const hosts = ['127.0.0.1', 'localhost', new URL(databaseUrl).hostname];
  const child = spawn(
    await binary(),
    [
      'run',
      '--quiet',
      '--no-prompt',
      '--node-modules-dir=manual',
      '--cached-only',
      `--allow-net=${[...new Set(hosts)].join(',')}`,
      '--allow-env',
      // Says to Deno 2 what will be the rule in Deno 3; without it, it warns.
      '--unstable-no-legacy-abort',
      'local/leash.ts',
    ],
    {
      cwd: root,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DENO_NO_UPDATE_CHECK: '1',
        API_PORT: String(port),
        SUPABASE_URL: url,
        SUPABASE_ANON_KEY: 'local',
        ...(storageKey !== undefined && { SUPABASE_SERVICE_ROLE_KEY: storageKey }),
        DATABASE_URL: databaseUrl,
        APP_ORIGINS: origins.join(','),
      },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => log(text.trimEnd()));
  }
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const close = () => stop(child, gone);
  const base = `http://127.0.0.1:${port}/api`;
  if (!(await answers(`${base}/health`, gone))) {
    await close();
    throw new StartRefused('The API does not start in Deno; its own words are above.');
  }
  return {
    base,
    process: child,
    async fetch(request) {
      const { pathname, search } = new URL(request.url);
      const headers = new Headers(request.headers);
      headers.delete('connection');
      try {
        return await fetch(`${base}${pathname === '/' ? '' : pathname}${search}`, {
          method: request.method,
          headers,
          body: request.body,
          redirect: 'manual',
          signal: request.signal,
          ...(request.body && { duplex: 'half' }),
        });
      } catch {
        return said(502, 'The API in Deno does not answer.');
      }
    },
    close,
  };
}

/** `npx` only fetches it: a wrapper between us and Deno would outlive one of us when signals come. */
async function binary() {
  try {
    const run = promisify(execFile);
    const { stdout } = await run('npx', ['-y', `deno@${version}`, 'eval', 'console.log(Deno.execPath())'], {
      timeout: 120_000,
    });
    return stdout.trim();
  } catch (error) {
    throw new StartRefused(`Deno ${version} cannot be had from npm: ${error instanceof Error ? error.message : error}`);
  }
}

async function answers(address: string, gone: Promise<void>) {
  let running = true;
  void gone.then(() => {
    running = false;
  });
  for (let tries = 0; running && tries < 150; tries++) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(1000) }).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

async function stop(child: ChildProcess, gone: Promise<void>) {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(late);
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
