/** When the history is on the screen, as the page notes it by itself. */
import type { Page } from 'playwright-core';
import { words } from '../../../web/words/words.ts';

declare global {
  interface Window {
    /** Milliseconds from the last tap until the history was on a drawn frame; 0 while it is not. */
    tidelineDrawn: number;
  }
}

/** Runs in the page before anything of ours: notes the end of the first frame with a filled map and a list of sessions. */
export function noteDrawn() {
  let tapped = 0;
  addEventListener(
    'click',
    event => {
      tapped = event.timeStamp;
    },
    true,
  );
  new MutationObserver(() => {
    const there = ['.year-row .gauge-1, .year-row .gauge-4', '.practice-sessions li'].every(of =>
      document.querySelector(of),
    );
    if (!there || window.tidelineDrawn !== 0) return;
    window.tidelineDrawn = Number.NaN;
    requestAnimationFrame(() => {
      const drawn = new MessageChannel();
      drawn.port1.onmessage = () => {
        window.tidelineDrawn = performance.now() - tapped;
      };
      drawn.port2.postMessage(null);
    });
  }).observe(document, { childList: true, subtree: true });
}

/** From home, which is open: milliseconds from the tap on Practice to the end of the frame that shows the map, the sessions and the pictures' place. */
export async function screenTimes(page: Page): Promise<{ first: number; again: number[] }> {
  const once = async () => {
    await page.getByRole('button', { name: words.breath.home.start }).waitFor();
    await page.waitForTimeout(400);
    await page.evaluate(() => {
      window.tidelineDrawn = 0;
    });
    await page.getByRole('link', { name: words.shell.places.practice }).click();
    const drawn = await page.waitForFunction(() => window.tidelineDrawn, undefined, { polling: 100 });
    const time = Number(await drawn.jsonValue());
    await page.getByRole('link', { name: words.shell.places.today }).click();
    return time;
  };
  const first = await once();
  const again: number[] = [];
  for (let run = 0; run < 15; run++) again.push(await once());
  return { first, again };
}
