/** A lock turned on over a history, unlocked again and again, and the history looked at, as a person does it. */
import type { Page } from 'playwright-core';
import { lock } from '../../../web/words/en/lock.ts';
import { words } from '../../../web/words/words.ts';
import { button, codeShown, field, heading, isLocked, typedBack, unlockBy } from '../../e2e/lock-acts.ts';
import { press, type Took, watch } from '../practice/blocked.ts';

export const passphrase = 'harbour lamp quiet seven';

declare global {
  interface Window {
    /** When the vault's worker had sealed the last row, on this page's clock; 0 before. */
    tidelineSealed: number;
    tidelineBegun: number;
  }
}

/** Runs in the page before anything of ours: listens to what the worker says of its progress. */
export function noteSealed(parts: number) {
  window.tidelineSealed = 0;
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.say === 'progress' && window.tidelineSealed === 0 && data.done * parts >= data.total)
          window.tidelineSealed = performance.now();
      });
    }
  };
}

/** `whole` until the screen says that the lock is on, `sealed` until no row lies open any more. */
export async function turnLockOn(page: Page): Promise<Took & { sealed: number }> {
  await page.goto('/settings/lock');
  await button(page, lock.off.start).click();
  await field(page, lock.passphrase.label).fill(passphrase);
  await button(page, lock.setUp.next).click();
  await typedBack(page, await codeShown(page));
  await page.evaluate(watch);
  await button(page, lock.code.check).evaluate(element =>
    element.addEventListener('click', () => {
      window.tidelineBegun = performance.now();
    }),
  );
  const took = await press(page, lock.code.check, lock.setUp.done);
  const sealed = await page.evaluate(() => window.tidelineSealed - window.tidelineBegun);
  return { ...took, sealed: Math.round(sealed) };
}

/** Milliseconds from the press on Unlock to the screen that was locked, so many times; it is unlocked afterwards. */
export async function unlockTimes(page: Page, runs: number): Promise<number[]> {
  const took: number[] = [];
  while (took.length < runs) {
    // Loading it again locks it.
    await page.goto('/settings/lock');
    await isLocked(page);
    await page.evaluate(watch);
    await field(page, lock.passphrase.label).fill(passphrase);
    took.push((await press(page, /^Unlock$/, lock.on.state)).whole);
  }
  return took;
}

/** Home, unlocked. */
export async function unlockedHome(page: Page): Promise<void> {
  await page.goto('/settings/lock');
  await unlockBy(page, passphrase);
  await heading(page, lock.on.state).waitFor();
  await page.getByRole('link', { name: words.shell.places.today }).filter({ visible: true }).first().click();
}
