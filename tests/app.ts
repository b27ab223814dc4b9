/** The real app for journeys and measurements: built into a folder of its own, served by the local stack, in a real Chromium. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { type Stack, startStack } from '../local/stack.ts';
import { installedChromium, launchOptions, windowlessChromium } from './chromium.ts';
import { copyKept } from './kept.ts';

const root = join(import.meta.dirname, '..');

/** A folder that `remove` takes away again. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `tideline-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** The app as `npm run build` makes it, in another folder; `build` names the build where two must differ. */
export async function buildApp(into: string, build = ''): Promise<void> {
  const sources = ['vite.config.ts', 'package-lock.json', 'domain', 'public', 'web'];
  await copyKept(`app-${build}`, sources, fresh => runBuild(fresh, build), into);
}

/** A data folder as the first `npm start` leaves it. Making one takes ten times as long as opening it. */
export async function prepareData(into: string): Promise<void> {
  const sources = ['package-lock.json', 'domain', 'functions', 'local', 'supabase'];
  await copyKept('data', sources, makeData, into);
}

/** The built app and its server over a folder of its own. */
export async function serveApp(folder: string): Promise<Stack> {
  const [dist, data] = [join(folder, 'dist'), join(folder, 'data')];
  await Promise.all([buildApp(dist), prepareData(data)]);
  return startStack({ port: 0, data, mode: 'built', dist });
}

async function makeData(into: string) {
  const stack = await startStack({ port: 0, data: into, mode: 'built', dist: into });
  await stack.close();
}

function runBuild(into: string, build: string): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // A process of its own: the test runner's NODE_ENV would give React's development build.
  const child = spawn(process.execPath, [vite, 'build', '--outDir', into, '--emptyOutDir'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...(build ? { TIDELINE_BUILD: build } : {}) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', data => (said += data));
  child.stderr.on('data', data => (said += data));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => (code === 0 ? resolve() : reject(new Error(`the app does not build:\n${said}`))));
  });
}

/** The whole Chromium; throws with the reason when there is none. `args` are for Chromium, beside its usual ones. */
export const startChromium = (args: readonly string[] = []) => launch(installedChromium(), args);

/** One that may be without windows, for what opens many pages. */
export const startWindowless = () => launch(windowlessChromium(), []);

function launch(path: string | null, args: readonly string[]): Promise<Browser> {
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  const options = launchOptions(path);
  return chromium.launch({ ...options, args: [...(options.args ?? []), ...args] });
}

/** Pages of this profile have no service worker, which would keep some two hundred files first: two seconds of processor. */
export const withoutWorker = (context: BrowserContext) =>
  context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
