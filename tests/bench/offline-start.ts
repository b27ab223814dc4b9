/** How soon home is there without a network: the app starts from its service worker, with the server gone and the processor at a quarter of its speed. */
import { loadavg } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { startStack } from '../../local/stack.ts';
import { buildApp, temporaryFolder } from '../app.ts';
import { type Chromium, startBareChromium } from './cues/tab.ts';
import { atMost, informs, type Row } from './row.ts';

/** Milliseconds from the start of the navigation to the frame with the Start button, the median of `runs`. */
const limit = 250;
const runs = 15;
const slowdown = 4;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('offline');
  // Without Playwright, which puts scripts of its own into every page before the page's: slowed down, they count.
  const browser = await startBareChromium();
  try {
    await buildApp(folder.path);
    const url = await visitOnce(browser, folder.path);
    await timeOf(browser, url, false); // the first page of a new renderer is not counted
    const asleep: Figures[] = [];
    const awake: Figures[] = [];
    for (let run = 0; run < runs; run++) {
      asleep.push(await timeOf(browser, url, true));
      awake.push(await timeOf(browser, url, false));
    }
    const all = [...asleep, ...awake];
    return [
      atMost(limit, `start offline, median of ${runs}, worker asleep`, median(asleep.map(f => f.start)), 'ms'),
      atMost(limit, `start offline, median of ${runs}, worker awake`, median(awake.map(f => f.start)), 'ms'),
      informs('quickest of all', Math.min(...all.map(f => f.start)), 'ms'),
      informs('slowest of all', Math.max(...all.map(f => f.start)), 'ms'),
      informs('on the screen, median of all', median(all.map(f => f.shown)), 'ms'),
      // Until then Start is seen and a tap on it is kept; from then on it answers at once.
      informs('app running, median of all', median(all.map(f => f.alive)), 'ms'),
      informs('processor slowed down by', Math.round(median(all.map(f => f.slower)) * 10) / 10, 'times'),
      // Above 1 something else was running, and the figures say more about that than about the app.
      informs('load of the machine before', Math.round(load * 10) / 10, 'processes'),
    ];
  } finally {
    await browser.close();
    folder.remove();
  }
}

/** A first visit with a network, until everything is kept; then the server is gone. */
async function visitOnce(browser: Chromium, dist: string): Promise<string> {
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  const tab = await browser.open('about:blank', 'tab');
  await tab.command('Page.navigate', { url: `${stack.url}/` });
  await wait(1000);
  await tab.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await tab.command('Page.reload');
  await wait(2000);
  await tab.close();
  await stack.close();
  return `${stack.url}/`;
}

interface Figures {
  /** Milliseconds from navigation to the end of the frame with the button, on the page's main thread. */
  readonly start: number;
  /** The same until that frame was on the screen. */
  readonly shown: number;
  /** Milliseconds until the app had taken over what was drawn. */
  readonly alive: number;
  /** How many times longer a fixed count takes than before it was slowed. */
  readonly slower: number;
}

async function timeOf(browser: Chromium, url: string, asleep: boolean): Promise<Figures> {
  const tab = await browser.open('about:blank', 'tab');
  try {
    const whole = await tab.evaluate<number>(countTime);
    if (asleep) {
      await tab.command('ServiceWorker.enable');
      await tab.command('ServiceWorker.stopAllWorkers');
    }
    await tab.command('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await tab.command('Page.navigate', { url });
    // Nobody asks the page anything while it starts; it notes these times by itself.
    await wait(2500);
    const noted = await tab.evaluate<{ paintTime: number; renderTime: number; alive: number }>(readTimes);
    const slow = await tab.evaluate<number>(countTime);
    return {
      start: Math.round(noted.paintTime),
      shown: Math.round(noted.renderTime),
      alive: Math.round(noted.alive),
      slower: slow / whole,
    };
  } finally {
    await tab.close();
  }
}

/** Element Timing of the Start button (its attribute `elementtiming`), and the app's own mark. */
const readTimes = `new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('Start was never drawn')), 5000);
  new PerformanceObserver(list => {
    const start = list.getEntries().find(({ identifier }) => identifier === 'start');
    const alive = performance.getEntriesByName('home-alive')[0]?.startTime;
    if (start) resolve({ paintTime: start.paintTime, renderTime: start.renderTime, alive });
  }).observe({ type: 'element', buffered: true });
})`;

/** Milliseconds for a fixed piece of counting, to see that the processor really was slowed. */
const countTime = `(() => {
  const begun = performance.now();
  let x = 0;
  for (let i = 0; i < 2e7; i++) x = (x + i) % 7;
  return performance.now() - begun + x * 0;
})()`;

function median(of: readonly number[]) {
  const sorted = [...of].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
