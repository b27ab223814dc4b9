/** How long it takes to bring a history in and to take it out, at a hundred thousand sessions, and whether the page can be used meanwhile. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Entry } from '../../domain/practice/entry.ts';
import { startStack } from '../../local/stack.ts';
import { transfer } from '../../web/words/en/transfer.ts';
import { buildApp, startChromium, temporaryFolder } from '../app.ts';
import { practised } from '../practised.ts';
import { atMost, informs, type Row } from './row.ts';

const few = 10_000;
const many = 100_000;
const { bring, out } = transfer;

/** What one errand of the page took, milliseconds. */
interface Took {
  readonly whole: number;
  /** The longest the page could not have answered a key or a tap. */
  readonly blocked: number;
}

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('transfer');
  const browser = await startChromium();
  const dist = join(folder.path, 'dist');
  try {
    await buildApp(dist);
    const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
    const own = (name: string, sessions: readonly Entry[]) => {
      const path = join(folder.path, name);
      writeFileSync(path, JSON.stringify({ format: 'tideline', version: 1, sessions }));
      return path;
    };
    const small = own('few.json', practised({ until: '2026-11-20', years: 5, seed: 1, sessions: few }));
    const large = own('many.json', practised({ until: '2026-11-20', years: 5, seed: 2, sessions: many }));
    const brethap = join(folder.path, 'brethap.csv');
    writeFileSync(brethap, brethapOf(few));

    const page = async () => {
      const context = await browser.newContext({ serviceWorkers: 'block' });
      const opened = await context.newPage();
      await opened.addInitScript({ content: 'globalThis.__name ??= f => f;' });
      await opened.goto(`${stack.url}/practice/data`);
      await opened.getByRole('heading', { name: bring.title }).waitFor();
      await opened.evaluate(watch);
      return opened;
    };
    const empty = await page();
    const first = await bringIn(empty, small);
    const full = await page();
    const filling = await bringIn(full, large);
    // A record of years was not written a second ago: the database has put its files in order since.
    await wait(30_000);
    const beside = await bringIn(full, small);
    await wait(10_000);
    const foreign = await bringIn(full, brethap);
    const json = await takeOut(full, 'json');
    const csv = await takeOut(full, 'csv');
    const ics = await takeOut(full, 'ics');
    const undone = await takeBack(full);
    await stack.close();
    return [
      atMost(1500, `import ${few}, our own JSON, beside ${many}`, beside.whole, 'ms'),
      atMost(1500, `import ${few}, Brethap's CSV, beside ${many}`, foreign.whole, 'ms'),
      atMost(1500, `import ${few}, our own JSON, into nothing`, first.whole, 'ms'),
      atMost(5000, `export ${many}, JSON`, json.whole, 'ms'),
      atMost(5000, `export ${many}, CSV`, csv.whole, 'ms'),
      atMost(5000, `export ${many}, calendar`, ics.whole, 'ms'),
      atMost(
        50,
        'longest the page was blocked while importing',
        Math.max(first.blocked, beside.blocked, foreign.blocked),
        'ms',
      ),
      atMost(
        50,
        'longest the page was blocked while exporting',
        Math.max(json.blocked, csv.blocked, ics.blocked),
        'ms',
      ),
      informs(`import ${many}, into nothing`, filling.whole, 'ms'),
      informs(`longest blocked while importing ${many}`, filling.blocked, 'ms'),
      informs(`take back ${few}`, undone.whole, 'ms'),
      informs('longest blocked while taking back', undone.blocked, 'ms'),
      // Above 1 something else was running, and the figures say more about that than about the app.
      informs('load of the machine before', Math.round(load * 10) / 10, 'processes'),
    ];
  } finally {
    await browser.close();
    folder.remove();
  }
}

function brethapOf(n: number): string {
  const rows = Array.from({ length: n }, (_, i) => {
    const start = new Date(Date.UTC(2022, 0, 1, 6, 0, 0, 123) + i * 4 * 3_600_000);
    const end = new Date(start.getTime() + 300_000 + (i % 100) * 1000);
    const written = (at: Date) => `${at.toISOString().replace('T', ' ').slice(0, -1)}456`;
    return `${written(start)},${written(end)},${30 + (i % 20)},0.0`;
  });
  return ['start,end,breaths,heartrate', ...rows].join('\r\n');
}

declare global {
  interface Window {
    benchStart(): void;
    /** Until what this expression matches stands on the page. */
    benchUntil(text: string): Promise<Took>;
  }
}

/** A timer that wants to run every few milliseconds says how long nothing else could. */
function watch() {
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

const plus = (a: Took, b: Took): Took => ({ whole: a.whole + b.whole, blocked: Math.max(a.blocked, b.blocked) });

/** Reading and showing, then keeping; the time a person looks is not counted. */
async function bringIn(page: Page, path: string): Promise<Took> {
  const input = page.getByLabel(bring.choose);
  await input.evaluate(element =>
    element.addEventListener('change', () => window.benchStart(), { capture: true, once: true }),
  );
  await input.setInputFiles(path);
  const ready = 'Bring \\d+ sessions';
  const read = await page.evaluate(text => window.benchUntil(text), ready);
  return plus(read, await press(page, new RegExp(ready), '\\d sessions brought in'));
}

async function press(page: Page, name: RegExp | string, until: string): Promise<Took> {
  const button = page.getByRole('button', { name });
  await button.evaluate(element =>
    element.addEventListener('click', () => window.benchStart(), { capture: true, once: true }),
  );
  await button.click();
  return page.evaluate(text => window.benchUntil(text), until);
}

const takeOut = (page: Page, form: keyof typeof out.forms) => press(page, out.forms[form], `\\.${form} is made`);

const takeBack = (page: Page) => press(page, transfer.earlier.undoThis('brethap.csv'), 'Taken back, \\d');
