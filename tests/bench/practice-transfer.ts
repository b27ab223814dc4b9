/** How long it takes to bring a history in and to take it out, at a hundred thousand sessions, and whether the page can be used meanwhile. */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { startStack } from '../../local/stack.ts';
import { transfer } from '../../web/words/en/transfer.ts';
import { buildApp, temporaryFolder } from '../app.ts';
import { installedChromium, launchOptions } from '../chromium.ts';
import { fillDevice } from '../fill.ts';
import { practised } from '../practised.ts';
import { press, type Took, watch } from './practice/blocked.ts';
import { atMost, informs, type Row } from './row.ts';

const few = 10_000;
const many = 100_000;
const { bring, out } = transfer;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('transfer');
  const dist = join(folder.path, 'dist');
  const path = installedChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  await buildApp(dist);
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  const own = join(folder.path, 'few.json');
  const sessions = practised({ until: '2026-11-20', years: 5, seed: 1, sessions: few });
  writeFileSync(own, JSON.stringify({ format: 'tideline', version: 1, sessions }));
  const brethap = join(folder.path, 'brethap.csv');
  writeFileSync(brethap, brethapOf(few));
  const open: BrowserContext[] = [];
  // Profiles on the disk, as people have: in a private one IndexedDB lives in memory.
  const profile = async (name: string) => {
    const context = await chromium.launchPersistentContext(join(folder.path, name), {
      ...launchOptions(path),
      baseURL: stack.url,
      serviceWorkers: 'block',
    });
    open.push(context);
    const page = await context.newPage();
    await page.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    return page;
  };
  try {
    const empty = await profile('empty');
    await openScreen(empty);
    const first = await bringIn(empty, own);
    await open.pop()?.close();

    const full = await profile('full');
    await fillDevice(full, practised({ until: '2026-11-20', years: 5, seed: 2, sessions: many }));
    // A record of years was not written a second ago: the database has put its files in order since.
    await wait(20_000);
    await openScreen(full);
    const beside = await bringIn(full, own);
    await wait(10_000);
    const foreign = await bringIn(full, brethap);
    const json = await takeOut(full, 'json');
    const csv = await takeOut(full, 'csv');
    const ics = await takeOut(full, 'ics');
    const undone = await takeBack(full);
    const importing = Math.max(first.blocked, beside.blocked, foreign.blocked);
    const exporting = Math.max(json.blocked, csv.blocked, ics.blocked);
    return [
      atMost(1500, `import ${few}, our own JSON, beside ${many}`, beside.whole, 'ms'),
      atMost(1500, `import ${few}, Brethap's CSV, beside ${many}`, foreign.whole, 'ms'),
      atMost(1500, `import ${few}, our own JSON, into nothing`, first.whole, 'ms'),
      atMost(5000, `export ${many}, JSON`, json.whole, 'ms'),
      atMost(5000, `export ${many}, CSV`, csv.whole, 'ms'),
      atMost(5000, `export ${many}, calendar`, ics.whole, 'ms'),
      atMost(50, 'longest the page was blocked while importing', importing, 'ms'),
      atMost(50, 'longest the page was blocked while exporting', exporting, 'ms'),
      informs(`take back ${few}`, undone.whole, 'ms'),
      informs('longest blocked while taking back', undone.blocked, 'ms'),
      // Above 1 something else was running, and the figures say more about that than about the app.
      informs('load of the machine before', Math.round(load * 10) / 10, 'processes'),
    ];
  } finally {
    for (const context of open) await context.close();
    await stack.close();
    folder.remove();
  }
}

async function openScreen(page: Page): Promise<void> {
  await page.goto('/practice/data');
  await page.getByRole('heading', { name: bring.title }).waitFor();
  await page.evaluate(watch);
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

const takeOut = (page: Page, form: keyof typeof out.forms) => press(page, out.forms[form], `\\.${form} is made`);

const takeBack = (page: Page) => press(page, transfer.earlier.undoThis('brethap.csv'), 'Taken back, \\d');
