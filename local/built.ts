/** The app as it ships: builds `dist/` when it is missing or old, serves it, and keeps old builds' hashed files alive. */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFile } from './files.ts';
import { codeOf, notWritable, StartRefused } from './refusal.ts';

export interface Served {
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/** Old hashed files stay in `assets` of the folder `attic`; null for a passing one. */
export async function serveBuilt(dist: string, attic: string | null): Promise<Served> {
  const old = attic ?? (await mkdtemp(join(tmpdir(), 'tideline-')));
  await mkdir(join(old, 'assets'), { recursive: true });
  let kept = 0;
  /** A page that is open while we deploy asks for the lazy parts of the build it came from. */
  const keepOnce = async () => {
    const made = await timeOf(join(dist, 'index.html'));
    if (made === kept) return;
    kept = made;
    await keep(join(dist, 'assets'), join(old, 'assets'));
  };
  await keepOnce();
  return {
    async fetch(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        return said(405, 'Only GET and HEAD are offered here.', { allow: 'GET, HEAD' });
      }
      const { pathname } = new URL(request.url);
      const isPage = !/\.[^/]*$/.test(pathname);
      if (isPage) await keepOnce();
      const folders = pathname.startsWith('/assets/') ? [dist, old] : [dist];
      const found = await serveFile(
        request,
        isPage ? (pathname === '/' ? '/index.html' : '/app.html') : pathname,
        folders,
      );
      if (found) return found;
      return isPage
        ? said(503, 'The app is being built.', { 'retry-after': '2' })
        : said(404, 'There is no such file.');
    },
    close: async () => {
      if (attic === null) await rm(old, { recursive: true, force: true });
    },
  };
}

export const said = (status: number, text: string, headers: Record<string, string> = {}) =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

/** Milliseconds; 0 when it is not there. */
const timeOf = (file: string) =>
  stat(file).then(
    found => found.mtimeMs,
    () => 0,
  );

const month = 30 * 24 * 60 * 60 * 1000;

async function keep(assets: string, attic: string) {
  const now = new Date();
  for (const file of await readdir(assets).catch(() => [])) {
    const copy = join(attic, file);
    if ((await timeOf(copy)) === 0) {
      await copyFile(join(assets, file), `${copy}.new`);
      await rename(`${copy}.new`, copy);
    }
    await utimes(copy, now, now);
  }
  for (const file of await readdir(attic)) {
    if (now.getTime() - (await timeOf(join(attic, file))) > month) await rm(join(attic, file), { force: true });
  }
}

const sources = ['web', 'domain', 'public', 'vite.config.ts', 'package-lock.json'];

/**
 * In a process of its own, so that it uses the second core while the database opens, and what it says is shown only
 * when it fails. Its stdin is ignored: closed or not makes no difference.
 */
export async function ensureBuilt(root: string, dist: string, stop: AbortSignal, log: (line: string) => void) {
  const made = await timeOf(join(dist, 'index.html'));
  const newest = Math.max(...(await Promise.all(sources.map(path => newestIn(join(root, path))))));
  if (made > newest) return;
  log('Building the app.');
  const fresh = join(root, 'node_modules', `.tideline-build-${process.pid}`);
  try {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    await run([vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], root, stop);
    await publish(fresh, dist);
  } catch (error) {
    throw codeOf(error) === '' ? error : notWritable(dist, error);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function run(args: string[], cwd: string, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    // A test runner's NODE_ENV would give the development build of React.
    const env = { ...process.env, NODE_ENV: 'production' };
    const child = spawn(process.execPath, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', text => (said += text));
    child.once('error', reject);
    child.once('close', code =>
      code === 0 ? resolve() : reject(new StartRefused(`The app does not build. Vite says:\n${said.trim()}`)),
    );
  });
}

/** Never a moment with a page whose files are missing: files first, then the page and the worker that name them. */
async function publish(fresh: string, dist: string) {
  const last = ['sw.js', 'app.html', 'home.html', 'index.html'];
  const files = (await readdir(fresh, { recursive: true, withFileTypes: true }))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(fresh.length + 1))
    .sort((a, b) => last.indexOf(a) - last.indexOf(b));
  for (const file of files) {
    await mkdir(join(dist, file, '..'), { recursive: true });
    await copyFile(join(fresh, file), `${join(dist, file)}.new`);
    await rename(`${join(dist, file)}.new`, join(dist, file));
  }
  const present = (await readdir(dist, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile());
  for (const entry of present) {
    const file = join(entry.parentPath, entry.name).slice(dist.length + 1);
    if (!files.includes(file)) await rm(join(dist, file), { force: true });
  }
}

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return timeOf(path);
  const files = entries.filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  return Math.max(0, ...(await Promise.all(files.map(entry => timeOf(join(entry.parentPath, entry.name))))));
}
