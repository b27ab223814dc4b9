/** What a hundred thousand sessions cost: saving one more, the heat map, the history on the screen, a month of it. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Entry } from '../../domain/practice/entry.ts';
import { monthOf } from '../../domain/time.ts';
import { startStack } from '../../local/stack.ts';
import { words } from '../../web/words/words.ts';
import { buildApp, temporaryFolder } from '../app.ts';
import { installedChromium, launchOptions } from '../chromium.ts';
import { fillDevice } from '../fill.ts';
import { practised } from '../practised.ts';
import { noteDrawn, screenTimes } from './practice/drawn.ts';
import type { Store, Work } from './practice/store.ts';
import { measure as transfer } from './practice-transfer.ts';
import { atMost, informs, type Row } from './row.ts';
import { buildScript } from './script.ts';

const sessions = 100_000;
const years = 5;

/** The record itself, then bringing a history in and taking it out, which is a measurement of its own as well. */
export const measure = async (): Promise<Row[]> => [...(await record()), ...(await transfer())];

async function record(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('practice');
  const dist = join(folder.path, 'dist');
  const path = installedChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  const [, script] = await Promise.all([buildApp(dist), buildScript('practice/store.ts', 'store')]);
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  // A profile on the disk, as people have: in a private one IndexedDB lives in memory, and writing costs next to nothing.
  const browser = await chromium.launchPersistentContext(join(folder.path, 'profile'), {
    ...launchOptions(path),
    baseURL: stack.url,
    viewport: { width: 390, height: 844 },
  });
  try {
    const page = await browser.newPage();
    await page.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    await page.addInitScript(noteDrawn);
    const made = practised({ until: today(), years, seed: 1, sessions });
    await fillDevice(page, made);
    await page.goto('/');
    const drawn = await screenTimes(page);

    // By the debugger, so that the page's own policy stays as it is; home follows no more than it always does.
    await page.goto('/');
    await page.getByRole('button', { name: words.breath.home.start }).waitFor();
    await page.evaluate(script);
    const last = made.at(-1)?.day ?? today();
    const fullest = fullestMonth(made);
    const time = (work: Work, runs: number, day = last) =>
      page.evaluate(([of, times, on]) => window.tidelineStore.time(of, times, on), [work, runs, day] as const);
    await time('save', 5);
    const save = await time('save', 60);
    const year = await time('year', 30);
    const month = await time('month', 15, fullest.day);
    return [
      atMost(10, 'save a finished session, median of 60', median(save), 'ms'),
      atMost(5, 'heat map data, median of 30', median(year), 'ms'),
      atMost(100, 'history screen drawn, from the tap, median of 15', median(drawn.again), 'ms'),
      atMost(60, `a month by index (${fullest.sessions} sessions), median of 15`, median(month), 'ms'),
      informs('save, slowest of 60', round(Math.max(...save)), 'ms'),
      informs('heat map data, slowest of 30', round(Math.max(...year)), 'ms'),
      informs('history screen drawn, the first time after loading the app', round(drawn.first), 'ms'),
      informs('history screen drawn, slowest', round(Math.max(...drawn.again)), 'ms'),
      informs('all day totals of five years, median of 9', median(await time('years', 9)), 'ms'),
      informs('a day with its sessions, median of 15', median(await time('day', 15)), 'ms'),
      informs('the newest 30 sessions, median of 15', median(await time('newest', 15)), 'ms'),
      informs('change a session and move it to another day, median of 15', median(await time('edit', 15)), 'ms'),
      informs('delete a session, median of 15', median(await time('delete', 15)), 'ms'),
      informs('sessions on the device', made.length, 'sessions'),
      informs('load of the machine before', round(load), 'processes'),
    ];
  } finally {
    await browser.close();
    await stack.close();
    folder.remove();
  }
}

declare global {
  interface Window {
    tidelineStore: Store;
  }
}

const today = () => new Date().toISOString().slice(0, 10);
/** A day of the month with the most sessions, and how many it has. */
function fullestMonth(made: readonly Entry[]): { day: string; sessions: number } {
  const months = new Map<string, number>();
  for (const { day } of made) months.set(monthOf(day), (months.get(monthOf(day)) ?? 0) + 1);
  const [month = '', most = 0] = [...months].reduce((a, b) => (b[1] > a[1] ? b : a));
  return { day: `${month}-15`, sessions: most };
}

const round = (n: number) => Math.round(n * 10) / 10;
const median = (of: readonly number[]) => round([...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN);
