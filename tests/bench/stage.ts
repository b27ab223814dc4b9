/** What the stage costs the main thread, and how far the picture is from the sound. */
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { startStack } from '../../local/stack.ts';
import { words } from '../../web/words/words.ts';
import { buildApp, startChromium, temporaryFolder } from '../app.ts';
import { atMost, informs, type Row } from './row.ts';
import { buildScript } from './script.ts';

/** Seconds that are measured, after the first breath has begun, and how often: one time is up to a fifth off the next. */
const seconds = 40;
const visits = 3;

export async function measure(): Promise<Row[]> {
  const folder = temporaryFolder('stage');
  const dist = join(folder.path, 'dist');
  const browser = await startChromium();
  const [, peers] = await Promise.all([buildApp(dist), buildScript('peers/stage-peers.tsx', 'peers')]);
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  try {
    const page = await browser.newPage({ baseURL: stack.url, viewport: { width: 390, height: 844 } });
    await page.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    await page.addInitScript(listen);
    const cost = async () => {
      await page.goto('/');
      await page.getByRole('button', { name: words.breath.home.start }).click();
      await page.getByRole('button', { name: words.breath.stage.pause }).waitFor();
      await page.waitForTimeout(3000);
      return spend(page);
    };
    const costs: Cost[] = [];
    for (let i = 0; i < visits; i++) costs.push(await cost());
    const times = costs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const most = (of: 'layouts' | 'commits') => round(Math.max(...costs.map(each => each[of])));
    const apart = await distance(page);
    const peer = async (which: string) => {
      await page.goto('/');
      // By the debugger, so that the page's own policy stays as it is.
      await page.evaluate(peers);
      await page.evaluate(`tidelinePeer('${which}')`);
      await page.waitForTimeout(1000);
      return spend(page);
    };
    const raf = await peer('raf');
    const react = await peer('react');
    return [
      atMost(5, `main thread, median of ${visits}`, round(times[visits >> 1] ?? Number.NaN), 'ms a second'),
      atMost(0.1, 'layouts', most('layouts'), 'a frame'),
      atMost(0.02, 'React commits', most('commits'), 'a frame'),
      atMost(20, 'picture against sound, p99', round(apart.p99), 'ms'),
      informs('picture against sound, median', round(apart.median), 'ms'),
      informs('main thread, most of them', round(times.at(-1) ?? Number.NaN), 'ms a second'),
      informs('peer: requestAnimationFrame', round(raf.milliseconds), 'ms a second'),
      informs('peer: React state every frame', round(react.milliseconds), 'ms a second'),
    ];
  } finally {
    await browser.close();
    await stack.close();
    folder.remove();
  }
}

const round = (n: number) => Math.round(n * 100) / 100;

interface Cost {
  /** Processor time of the page's main thread in every second. */
  readonly milliseconds: number;
  /** Per frame of a screen with 60 of them a second. */
  readonly layouts: number;
  readonly commits: number;
}

async function spend(page: Page): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  // Processor time and not time on the wall: this machine has other work too.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await metrics(session, page);
  await page.waitForTimeout(seconds * 1000);
  const after = await metrics(session, page);
  await session.detach();
  const passed = (name: string) => (after[name] ?? 0) - (before[name] ?? 0);
  return {
    milliseconds: (passed('TaskDuration') * 1000) / seconds,
    layouts: passed('LayoutCount') / (seconds * 60),
    commits: passed('commits') / (seconds * 60),
  };
}

async function metrics(session: CDPSession, page: Page): Promise<Record<string, number>> {
  const commits = await page.evaluate(() => window.tidelineBench?.commits ?? 0);
  const { metrics: all } = await session.send('Performance.getMetrics');
  return { ...Object.fromEntries(all.map(({ name, value }) => [name, value])), commits };
}

/** Milliseconds between what is shown and what is heard, sampled four times a second for ten seconds. */
async function distance(page: Page): Promise<{ p99: number; median: number }> {
  await page.goto('/');
  await page.getByRole('button', { name: words.breath.home.start }).click();
  await page.getByRole('button', { name: words.breath.stage.pause }).waitFor();
  await page.waitForTimeout(2000);
  const found = await page.evaluate(async () => {
    const { context, starts } = window.tidelineBench ?? {};
    if (!context || !starts) throw new Error('no sound was scheduled');
    // The cues of box are four seconds apart; the first of such a row is the session's zero.
    const zero = starts.find(
      at => at > 0 && [4, 8, 12].every(s => starts.some(other => Math.abs(other - at - s) < 1e-3)),
    );
    if (zero === undefined) throw new Error('no row of cues');
    const tide = document.querySelector('.tide-lift')?.getAnimations()[0];
    if (!tide) throw new Error('nothing moves');
    const apart: number[] = [];
    for (let i = 0; i < 200; i++) {
      await new Promise<number>(requestAnimationFrame);
      const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
      // Both at the frame's own instant: the animation's time stands during a frame, and this callback may come late in it.
      const frame = Number(document.timeline.currentTime);
      const heard = contextTime + (frame - performanceTime) / 1000 - zero;
      apart.push(Math.abs(Number(tide.currentTime) - heard * 1000));
      await new Promise(done => setTimeout(done, 50));
    }
    return apart.sort((a, b) => a - b);
  });
  return { p99: found[Math.floor(found.length * 0.99)] ?? Number.NaN, median: found[found.length >> 1] ?? Number.NaN };
}

declare global {
  interface Window {
    tidelineBench?: { commits: number; context?: AudioContext; starts: number[] };
    __REACT_DEVTOOLS_GLOBAL_HOOK__?: unknown;
  }
}

/** Runs in the page before the app: counts React's commits and notes when sources are to start. */
function listen() {
  const bench: NonNullable<Window['tidelineBench']> = { commits: 0, starts: [] };
  window.tidelineBench = bench;
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => bench.commits++,
    onCommitFiberUnmount: () => {},
  };
  for (const node of [OscillatorNode, AudioBufferSourceNode]) {
    const start = node.prototype.start as (this: AudioScheduledSourceNode, when?: number) => void;
    node.prototype.start = function (this: AudioScheduledSourceNode, ...args: [number?]) {
      if (this.context instanceof AudioContext) {
        bench.context = this.context;
        bench.starts.push(args[0] ?? 0);
      }
      return start.apply(this, args);
    };
  }
}
