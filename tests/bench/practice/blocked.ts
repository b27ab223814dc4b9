/** How long an errand of the page took, and the longest that nothing else could be done in the page meanwhile. */
import type { Page } from 'playwright-core';

/** Milliseconds. */
export interface Took {
  readonly whole: number;
  /** The longest the page could not have answered a key or a tap. */
  readonly blocked: number;
}

declare global {
  interface Window {
    benchStart(): void;
    /** Until what this expression matches stands on the page. */
    benchUntil(text: string): Promise<Took>;
  }
}

/** A timer that wants to run every few milliseconds says how long nothing else could. */
export function watch() {
  let begun = 0;
  let last = 0;
  let longest = 0;
  let running = false;
  const port = new MessageChannel();
  port.port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (running) setTimeout(() => port.port2.postMessage(null), 4);
  };
  window.benchStart = () => {
    begun = last = performance.now();
    longest = 0;
    running = true;
    port.port2.postMessage(null);
  };
  window.benchUntil = text =>
    new Promise(resolve => {
      const look = () => {
        if (!new RegExp(text).test(document.querySelector('main')?.textContent ?? '')) return;
        observer.disconnect();
        const whole = Math.round(performance.now() - begun);
        // What the end sets off (lists that are drawn anew) counts too.
        setTimeout(() => {
          running = false;
          resolve({ whole, blocked: Math.round(longest) });
        }, 500);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { childList: true, subtree: true, characterData: true });
      look();
    });
}

/** Press a button of this name, until what `until` matches stands in `main`. */
export async function press(page: Page, name: RegExp | string, until: string): Promise<Took> {
  const button = page.getByRole('button', { name });
  await button.evaluate(element =>
    element.addEventListener('click', () => window.benchStart(), { capture: true, once: true }),
  );
  await button.click();
  return page.evaluate(text => window.benchUntil(text), until);
}
