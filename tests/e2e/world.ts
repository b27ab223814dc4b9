/** What a journey needs: the app built and served, a server that can go away and come back, and people with browsers. */
import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type Stack, startStack } from '../../local/stack.ts';
import { buildApp, prepareData, startChromium, startWindowless, temporaryFolder, withoutWorker } from '../app.ts';
import { tablesIn } from './tables.ts';
import { type Faults, watch } from './watch.ts';

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: Faults;
}

export interface World {
  readonly url: string;
  readonly browser: Browser;
  /** The running stack; throws while the server is away. */
  stack(): Stack;
  /** A new browser profile. `rate` is session seconds per real second. */
  person(options?: {
    rate?: number;
    viewport?: { width: number; height: number };
    /** With a service worker, for whoever goes without a network or meets a new build. */
    worker?: boolean;
    /** Passkeys are for a name; no number will do. */
    host?: 'localhost';
  }): Promise<Person>;
  /** Stop the server; its data stay. */
  serverGoes(): Promise<void>;
  /** Start it again, on the same port, over the same data. */
  serverReturns(): Promise<void>;
  /** What every table of the server says, by its name; while the server is away. */
  tables(): Promise<Map<string, string>>;
  /** Put another build in the place of the one that is served, as a deployment does. */
  deploy(build: string): Promise<void>;
  close(): Promise<void>;
}

let shared: Promise<World> | undefined;

/**
 * One for all files that run in the same process (vitest.config.ts), for journeys that leave nothing on the server that
 * another would meet: a server and a browser take three seconds of processor to start. `close` sends its people away.
 */
export function sharedWorld(): Promise<World> {
  shared ??= openWorld().then(world => {
    // How Vitest ends its workers. Playwright closes the browser then.
    process.once('SIGTERM', world.abandon);
    return { ...world, close: world.leave };
  });
  return shared;
}

interface OwnWorld extends World {
  /** Everybody's browser is closed, and the server is there. */
  leave(): Promise<void>;
  /** What is on the disk, at the end of a process that takes the server and the browser along. */
  abandon(): void;
}

/** `args` are for Chromium, beside its usual ones; then it is the whole one, because the other has no camera to give. */
export async function openWorld(build = 'one', args?: readonly string[]): Promise<OwnWorld> {
  const folder = temporaryFolder('e2e');
  const dist = join(folder.path, 'dist');
  const data = join(folder.path, 'data');
  const [browser] = await Promise.all([
    args ? startChromium(args) : startWindowless(),
    buildApp(dist, build),
    prepareData(data),
  ]);
  const start = (port: number) => startStack({ port, data, mode: 'built', dist });
  let stack: Stack | null = await start(0);
  const url = stack.url;
  let people: Person[] = [];
  const sendAway = async () => {
    for (const { context } of people) await context.close();
    people = [];
  };
  const serverReturns = async () => {
    stack ??= await start(Number(new URL(url).port));
  };
  return {
    url,
    browser,
    stack() {
      if (!stack) throw new Error('the server is away');
      return stack;
    },
    async person({ rate = 30, viewport = { width: 390, height: 844 }, worker = false, host } = {}) {
      const context = await browser.newContext({
        baseURL: host ? url.replace('127.0.0.1', host) : url,
        viewport,
        locale: 'en-GB',
        timezoneId: 'Europe/London',
        serviceWorkers: 'allow',
      });
      context.setDefaultTimeout(60_000);
      await context.addInitScript({ content: `window.tidelineClock = { rate: ${rate} };` });
      if (!worker) await withoutWorker(context);
      const faults = await watch(context);
      const person = { context, page: await context.newPage(), faults };
      people.push(person);
      return person;
    },
    async serverGoes() {
      await stack?.close();
      stack = null;
    },
    serverReturns,
    tables() {
      if (stack) throw new Error('the server is at its tables');
      return tablesIn(join(data, 'database'));
    },
    async deploy(next) {
      const fresh = join(folder.path, next);
      await buildApp(fresh, next);
      // Files first, then the page and the worker that name them.
      cpSync(join(fresh, 'assets'), join(dist, 'assets'), { recursive: true });
      for (const file of ['sw.js', 'app.html', 'home.html', 'index.html'])
        renameSync(join(fresh, file), join(dist, file));
      rmSync(fresh, { recursive: true });
    },
    async leave() {
      await sendAway();
      await serverReturns();
    },
    abandon: folder.remove,
    async close() {
      await sendAway();
      await browser.close();
      await stack?.close();
      folder.remove();
    },
  };
}
