/** Everything a browser complains about, in any page of a profile: a journey without complaints is part of passing it. */
import type { BrowserContext } from 'playwright-core';

export interface Faults {
  /** Complaints that were not excused, oldest first. */
  all(): string[];
  /** Run something during which some complaints are to be expected, such as requests that fail without a network. */
  excuse<T>(expected: RegExp, work: () => Promise<T>): Promise<T>;
}

/** What Chromium itself prints for a request that found no server. No page can prevent it. */
export const noNetwork = /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|CONNECTION_RESET|FAILED|EMPTY_RESPONSE)/;

export async function watch(context: BrowserContext): Promise<Faults> {
  const found: string[] = [];
  const excused = new Set<RegExp>();
  const add = (complaint: string) => {
    if (![...excused].some(expected => expected.test(complaint))) found.push(complaint);
  };
  context.on('weberror', error => add(`error: ${error.error().stack ?? error.error().message}`));
  context.on('console', message => {
    if (message.type() === 'error') add(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('serviceworker', worker => {
    worker.on('console', message => {
      if (message.type() === 'error') add(`service worker: ${message.text()}`);
    });
  });
  await context.exposeBinding('tidelineComplain', (_, complaint: string) => add(complaint));
  // Policy violations, Trusted Types among them, also where a handler swallows the exception.
  await context.addInitScript(() => {
    const page = window as Window & { tidelineComplain?: (complaint: string) => void };
    document.addEventListener('securitypolicyviolation', event => {
      page.tidelineComplain?.(
        `policy: ${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample} (${event.sourceFile}:${event.lineNumber})`,
      );
    });
  });
  return {
    all: () => [...found],
    async excuse(expected, work) {
      excused.add(expected);
      try {
        return await work();
      } finally {
        // A complaint may be on its way still; it comes before the answer to a later question.
        await Promise.all(context.pages().map(page => page.evaluate('0').catch(() => {})));
        excused.delete(expected);
      }
    },
  };
}
