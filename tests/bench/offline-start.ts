/** How soon home is there without a network: the app starts from its service worker, with the server gone and the processor at a quarter of its speed. */
import { loadavg } from 'node:os';
import type { BrowserContext } from 'playwright-core';
import { startStack } from '../../local/stack.ts';
import { words } from '../../web/words/words.ts';
import { buildApp, startChromium, temporaryFolder } from '../app.ts';
import { atMost, informs, type Row } from './row.ts';

/** Milliseconds from the start of the navigation to the first frame with the Start button, the median of `runs`. */
const limit = 250;
const runs = 15;
const slowdown = 4;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('offline');
  const browser = await startChromium();
  try {
    await buildApp(folder.path);
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    const url = await visitOnce(context, folder.path);
    // tsx marks functions with their names by a helper that a page does not have.
    await context.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    await context.addInitScript(noteStart, words.breath.home.start);
    await timeOf(context, url, false); // the first page of a new renderer is not counted
    const asleep: Figures[] = [];
    const awake: Figures[] = [];
    for (let run = 0; run < runs; run++) {
      asleep.push(await timeOf(context, url, true));
      awake.push(await timeOf(context, url, false));
    }
    return [
      atMost(limit, `start offline, median of ${runs}, worker asleep`, median(asleep.map(f => f.start)), 'ms'),
      atMost(limit, `start offline, median of ${runs}, worker awake`, median(awake.map(f => f.start)), 'ms'),
      informs('quickest of all', Math.min(...[...asleep, ...awake].map(f => f.start)), 'ms'),
      informs('slowest of all', Math.max(...[...asleep, ...awake].map(f => f.start)), 'ms'),
      informs('first paint, worker asleep, median', median(asleep.map(f => f.paint)), 'ms'),
      // Until then Start is seen and a tap on it is kept; from then on it answers at once.
      informs('app running, worker asleep, median', median(asleep.map(f => f.alive)), 'ms'),
      informs('processor slowed down by', Math.round(median(asleep.map(f => f.slower)) * 10) / 10, 'times'),
      // Above 1 something else was running, and the figures say more about that than about the app.
      informs('load of the machine before', Math.round(load * 10) / 10, 'processes'),
    ];
  } finally {
    await browser.close();
    folder.remove();
  }
}

/** A first visit with a network, until everything is kept; then the server is gone. */
async function visitOnce(context: BrowserContext, dist: string): Promise<string> {
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  const page = await context.newPage();
  await page.goto(`${stack.url}/`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.getByRole('button', { name: words.breath.home.start }).waitFor();
  await page.close();
  await stack.close();
  await context.setOffline(true);
  return `${stack.url}/`;
}

interface Figures {
  /** Milliseconds from navigation to the frame with the button. */
  readonly start: number;
  readonly paint: number;
  /** Milliseconds until the app has taken over what was drawn. */
  readonly alive: number;
  /** How many times longer a fixed count takes than before it was slowed. */
  readonly slower: number;
}

async function timeOf(context: BrowserContext, url: string, asleep: boolean): Promise<Figures> {
  const page = await context.newPage();
  try {
    const whole = await page.evaluate(countTime);
    const session = await context.newCDPSession(page);
    if (asleep) {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
    }
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url);
    const start = await page
      .waitForFunction(() => window.tidelineStart, undefined, { polling: 500 })
      .then(handle => handle.jsonValue());
    const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
    const alive = await page
      .waitForFunction(() => window.tidelineAlive, undefined, { polling: 500 })
      .then(handle => handle.jsonValue());
    const slow = await page.evaluate(countTime);
    return {
      start: Math.round(Number(start)),
      paint: Math.round(paint),
      alive: Math.round(Number(alive)),
      slower: slow / whole,
    };
  } finally {
    await page.close();
  }
}

declare global {
  interface Window {
    /** Milliseconds since navigation when the Start button was on a drawn frame. */
    tidelineStart?: number;
    /** The same when the app had taken over: only it knows the day. */
    tidelineAlive?: number;
  }
}

/** Runs in the page before anything of ours: notes the end of the first frame in which the button has a size. */
function noteStart(label: string) {
  const look = () => {
    if (document.querySelector('.nav-day')?.textContent) window.tidelineAlive ??= performance.now();
    if (window.tidelineStart || waiting) return;
    const button = [...document.querySelectorAll('button')].find(b => b.textContent?.trim() === label);
    if (!button || button.getBoundingClientRect().height === 0) return;
    waiting = true;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => {
        window.tidelineStart = performance.now();
      };
      drawn.port2.postMessage(null);
    });
  };
  let waiting = false;
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

/** Milliseconds for a fixed piece of counting, to see that the processor really was slowed. */
function countTime() {
  const begun = performance.now();
  let x = 0;
  for (let i = 0; i < 2e7; i++) x = (x + i) % 7;
  return performance.now() - begun + x * 0;
}

function median(of: readonly number[]) {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
