/** The real app for journeys and measurements: built into a folder of its own, served by the local stack, in a real Chromium. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installedChromium, launchOptions } from './chromium.ts';

const root = join(import.meta.dirname, '..');

/** A folder that `remove` takes away again. */
export function temporaryFolder(name: string) {
  const path = mkdtempSync(join(tmpdir(), `tideline-${name}-`));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Built before from the same sources? Then it is copied: a dozen journeys need not build a dozen times. */
const builds = join(root, 'node_modules', '.tideline-test-builds');

/** The app as `npm run build` makes it, in another folder; `build` names the build where two must differ. */
export async function buildApp(into: string, build = ''): Promise<void> {
  const kept = join(builds, `${sourceHash()}-${build}`);
  if (!existsSync(kept)) {
    const fresh = `${kept}-${process.pid}`;
    await runBuild(fresh, build);
    try {
      renameSync(fresh, kept);
    } catch (error) {
      // Another process may have been quicker; its build is as good.
      if (!existsSync(kept)) throw error;
      rmSync(fresh, { recursive: true, force: true });
    }
    forgetOld();
  }
  cpSync(kept, into, { recursive: true, preserveTimestamps: true });
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of ['vite.config.ts', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  for (const folder of ['domain', 'public', 'web']) {
    const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(of => of.isFile());
    const paths = files.map(file => join(file.parentPath, file.name)).sort();
    for (const path of paths) hash.update(path.slice(root.length)).update(readFileSync(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds of an hour ago are of other sources; younger ones another run may just be copying. */
function forgetOld() {
  for (const name of readdirSync(builds)) {
    const path = join(builds, name);
    // Gone while we looked: another process tidied up as well.
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > 3_600_000) rmSync(path, { recursive: true, force: true });
  }
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

/** Start Chromium; throws with the reason when there is none, because here somebody asked for it. */
export async function startChromium(): Promise<Browser> {
  const path = installedChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  return chromium.launch(launchOptions(path));
}
