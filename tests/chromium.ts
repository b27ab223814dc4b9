/** The Chromium that browser tests drive: found on this machine, else installed, else null with the reason. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright-core';

export type Found = { readonly path: string; readonly how: string } | { readonly path: null; readonly why: string };

const root = process.getuid?.() === 0;
const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge', 'chrome'];
const fixedPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Chromium refuses its sandbox to root. Anyone else keeps it, unless they say that their machine cannot offer one. */
const sandbox = !root && process.env.TIDELINE_NO_SANDBOX === undefined;

/**
 * Features that no test needs. The window's own address bar is a page since Chromium 150 or so, made anew for every profile: a
 * second of processor each. This switch counts once, so what Playwright turns off stands here as well.
 */
const without = `
  WebUIOmniboxPopup WebUIOmniboxFullPopup WebUIOmniboxAimPopup
  AimEnabled AvoidCorsURLLoaderRestartOnRedirect AvoidUnnecessaryBeforeUnloadCheckSync DestroyProfileOnBrowserClose
  HttpsFirstBalancedModeAutoEnable HttpsUpgrades LensOverlay MediaRouter NetworkTimeServiceQuerying OptimizationHints
  PaintHolding PreconnectToSearch ThirdPartyStoragePartitioning Translate`;

/** How every test starts it: no calls home, and timers that keep their pace in a page nobody looks at. */
export const launchOptions = (executablePath: string): LaunchOptions => ({
  executablePath,
  chromiumSandbox: sandbox,
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--metrics-recording-only',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-dev-shm-usage',
    `--disable-features=${without.trim().split(/\s+/).join(',')}`,
  ],
});

/** What stands on this machine, without starting or installing anything. */
export function installedChromium(): string | null {
  const named = process.env.TIDELINE_CHROMIUM ?? process.env.CHROMIUM_PATH;
  if (named) return named;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
  return [...onPath, ...fixedPlaces, chromium.executablePath()].find(path => path !== '' && existsSync(path)) ?? null;
}

/** Debian's older, smaller Chromium without windows, of the same version: the same pages for less processor time (CONTRIBUTING.md). */
const shell = 'chromium-headless-shell';
const shellPath = `/usr/lib/chromium/${shell}`;

/** What opens many pages and needs no windows: the shell where it stands beside the other, else what is installed. */
export function windowlessChromium(): string | null {
  if (process.env.TIDELINE_WINDOWLESS) return process.env.TIDELINE_WINDOWLESS;
  const path = installedChromium();
  return path === '/usr/bin/chromium' && existsSync(shellPath) ? shellPath : path;
}

/** The same, installed when the Chromium of `path` is Debian's, and started once; `path` when it cannot be had. */
export async function ensureWindowless(path: string, say: (line: string) => void): Promise<string> {
  if (path !== '/usr/bin/chromium') return path;
  if (!existsSync(shellPath) && root) {
    say(`no ${shell} yet, trying Debian's package`);
    const why = installShell();
    if (why) say(`without it, then: ${why}`);
  }
  return existsSync(shellPath) && (await startOnce(shellPath)) === null ? shellPath : path;
}

/** Of the version that is there, so that nothing else on this machine changes. */
function installShell(): string | null {
  const found = spawnSync('dpkg-query', ['-W', 'chromium'], { encoding: 'utf8' });
  const version = found.stdout?.trim().split('\t')[1];
  if (!version) return 'this Chromium is not a package of Debian';
  const impatient = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10'];
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...impatient, `${shell}=${version}`]);
}

/** The same, installed when missing, and started once: a path that is given back has shown a page. */
export async function ensureChromium(say: (line: string) => void = () => {}): Promise<Found> {
  const tried: string[] = [];
  const works = async (path: string | null, how: string): Promise<Found | null> => {
    if (!path) return null;
    const trouble = await startOnce(path);
    if (!trouble) return { path, how };
    tried.push(`${path} does not start (${trouble})`);
    return null;
  };
  const found = await works(installedChromium(), 'found');
  if (found) return found;
  for (const [how, install] of [
    ["Debian's package", fromDebian],
    ["Playwright's build", fromPlaywright],
  ] as const) {
    say(`no working Chromium yet, trying ${how}`);
    const { path, why } = install();
    if (why) tried.push(`${how}: ${why}`);
    const installed = await works(path, `installed from ${how}`);
    if (installed) return installed;
  }
  const hint = sandbox ? 'set TIDELINE_CHROMIUM, or TIDELINE_NO_SANDBOX=1 in a container' : 'set TIDELINE_CHROMIUM';
  return { path: null, why: `no Chromium: ${tried.join('; ')}; ${hint}` };
}

async function startOnce(path: string): Promise<string | null> {
  if (!existsSync(path)) return 'no such file';
  try {
    const browser = await chromium.launch({ ...launchOptions(path), timeout: 30_000 });
    const page = await browser.newPage();
    await page.goto('data:text/html,<title>ready</title>');
    const title = await page.title();
    await browser.close();
    return title === 'ready' ? null : 'it shows no page';
  } catch (error) {
    return firstLine(error instanceof Error ? error.message : String(error));
  }
}

function fromDebian(): { path: string | null; why: string | null } {
  if (!root) return { path: null, why: 'needs root' };
  if (!existsSync('/usr/bin/apt-get')) return { path: null, why: 'no apt-get here' };
  const why =
    run('apt-get', ['update', '-qq']) ??
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  return { path: existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : null, why };
}

function fromPlaywright(): { path: string | null; why: string | null } {
  const cli = join(import.meta.dirname, '../node_modules/playwright-core/cli.js');
  const why = run(process.execPath, [cli, 'install', ...(root ? ['--with-deps'] : []), 'chromium']);
  const path = chromium.executablePath();
  return { path: existsSync(path) ? path : null, why };
}

/** Run to the end; null when it went well, else the last thing it said. */
function run(command: string, args: string[]): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(command, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 240_000 });
  if (done.status === 0) return null;
  if (done.error) return done.error.message;
  const lines = `${done.stdout}\n${done.stderr}`.trim().split('\n');
  return lines.find(line => /^(e:|error|failed)/i.test(line.trim())) ?? lines.at(-1) ?? `exit code ${done.status}`;
}

const firstLine = (text: string) => text.split('\n')[0] ?? text;
