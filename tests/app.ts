/** The real app for journeys and measurements: built into a folder of its own, served by the local stack, in a real Chromium. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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

/** Build as `npm run build` does, but into another folder; `build` names the build where two must differ. */
export function buildApp(into: string, build?: string): Promise<void> {
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
