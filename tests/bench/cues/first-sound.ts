/** From the tap on Start to the first cue that leaves the page: the built app, started before, with the network gone. */
import type { Page } from 'playwright-core';
import { startStack } from '../../../local/stack.ts';
import { words } from '../../../web/words/words.ts';
import { buildApp, startChromium, temporaryFolder } from '../../app.ts';
import { atMost, informs, type Row } from '../row.ts';

const limit = 300;
const runs = 7;

declare global {
  interface Window {
    /** Milliseconds of the page's clock: when Start was tapped, and when the first cue sounds. */
    tidelineTap?: number;
    tidelineSound?: number;
  }
}

export async function firstSoundRows(): Promise<Row[]> {
  const folder = temporaryFolder('first-sound');
  const browser = await startChromium();
  try {
    await buildApp(folder.path);
    const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist: folder.path });
    const context = await browser.newContext({ serviceWorkers: 'allow' });
    await context.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    await context.addInitScript(noteSound);
    const first = await context.newPage();
    await first.goto(`${stack.url}/`);
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await first.reload();
    await tap(first);
    await first.close();
    await stack.close();
    await context.setOffline(true);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const page = await context.newPage();
      await page.goto(`${stack.url}/`);
      times.push(await tap(page));
      await page.close();
    }
    times.sort((a, b) => a - b);
    return [
      atMost(limit, `tap to first sound, warm, offline, median of ${runs}`, times[runs >> 1] ?? null, 'ms'),
      informs('  slowest', times.at(-1) ?? 0, 'ms'),
    ];
  } finally {
    await browser.close();
    folder.remove();
  }
}

async function tap(page: Page): Promise<number> {
  const start = page.getByRole('button', { name: words.breath.home.start });
  await start.waitFor();
  // A person looks before tapping; what the home screen fetches ahead is there by then.
  await page.waitForTimeout(1500);
  await start.click();
  await page.waitForFunction(() => window.tidelineSound !== undefined);
  return page.evaluate(() => Math.round((window.tidelineSound ?? 0) - (window.tidelineTap ?? 0)));
}

/** Runs in the page before the app: notes the tap, and the earliest moment for which a cue is scheduled. */
function noteSound() {
  document.addEventListener('pointerdown', () => (window.tidelineTap ??= performance.now()), { capture: true });
  const plain = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (when = 0, ...rest) {
    if (!this.loop && this.context instanceof AudioContext) {
      const at = performance.now() + (when - this.context.currentTime) * 1000;
      window.tidelineSound = Math.min(window.tidelineSound ?? Number.POSITIVE_INFINITY, at);
    }
    return plain.call(this, when, ...rest);
  };
}
