/** A Chromium of its own process and profile on the disk, that can be killed as an operating system kills it. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { withoutWorker } from '../app.ts';
import { launchOptions, windowlessChromium } from '../chromium.ts';

export interface OwnChromium {
  readonly context: BrowserContext;
  readonly page: Page;
  /** As a person closes it: it writes all that it keeps. */
  quit(): Promise<void>;
  /** SIGKILL to it and all that it started; resolves when it is gone. */
  kill(): Promise<void>;
}

/** Session seconds per real second, as in the journeys. */
const rate = 30;

/** Milliseconds for anything of a browser: generous, because two cores may be busy with other tests. */
const patience = 60_000;

/** How long one that was just started may take to let us in; one that was killed before hangs now and then, and is started anew. */
const letIn = 20_000;

export async function ownChromium(profile: string, speed = rate): Promise<OwnChromium> {
  for (let more = 2; ; more--) {
    // A killed browser leaves its lock behind.
    rmSync(join(profile, 'SingletonLock'), { force: true });
    try {
      return await startedOn(profile, speed);
    } catch (error) {
      if (more === 0) throw error;
    }
  }
}

async function startedOn(profile: string, speed: number): Promise<OwnChromium> {
  const path = windowlessChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  const { args = [], chromiumSandbox } = launchOptions(path);
  const all = [
    ...args,
    '--headless=new',
    '--mute-audio',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--autoplay-policy=no-user-gesture-required',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    ...(chromiumSandbox ? [] : ['--no-sandbox']),
  ];
  // A group of its own, so that its renderers die with it.
  const child = spawn(path, all, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()));
  const end = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
    await gone;
  };
  try {
    const browser = await chromium.connectOverCDP(await addressOf(child), { timeout: letIn });
    const [context] = browser.contexts();
    if (!context) throw new Error('no context');
    context.setDefaultTimeout(patience);
    await withoutWorker(context);
    await context.addInitScript({ content: `window.tidelineClock = { rate: ${speed} };` });
    return {
      context,
      page: await context.newPage(),
      async quit() {
        const devtools = await browser.newBrowserCDPSession();
        // The answer may be lost with the browser.
        await devtools.send('Browser.close').catch(() => {});
        await gone;
      },
      async kill() {
        await end();
        await browser.close().catch(() => {});
      },
    };
  } catch (error) {
    // Nobody else knows of it yet, so nobody else would end it.
    await end();
    throw error;
  }
}

/** Where it listens; rejects with what it said when it ends before, or says nothing. */
function addressOf(child: ChildProcessByStdio<null, null, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`Chromium does not listen:\n${said}`)), patience);
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`Chromium ended with ${code}:\n${said}`));
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (\S+)/.exec(said)?.[1];
      if (!found) return;
      clearTimeout(late);
      resolve(found);
    });
  });
}
