/** What sealing costs: unlocking, opening a page, sealing what is there, the history of a locked device, and the first sync. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Entry } from '../../domain/practice/entry.ts';
import { startStack } from '../../local/stack.ts';
import { rounds } from '../../web/device/vault/sweep.ts';
import { buildApp, temporaryFolder } from '../app.ts';
import { installedChromium, launchOptions } from '../chromium.ts';
import { fillDevice } from '../fill.ts';
import { practised } from '../practised.ts';
import { noteDrawn, screenTimes } from './practice/drawn.ts';
import { atMost, informs, type Row } from './row.ts';
import { buildScript } from './script.ts';
import { firstDevice, secondDevice } from './vault/first-sync.ts';
import { noteSealed, passphrase, turnLockOn, unlockedHome, unlockTimes } from './vault/lock.ts';
import type { Store } from './vault/store.ts';

const few = 10_000;
const many = 100_000;

declare global {
  interface Window {
    tidelineVault: Store;
  }
}

type Profile = (name: string) => Promise<{ context: BrowserContext; page: Page }>;

export async function measure(): Promise<Row[]> {
  const [load = 0] = loadavg();
  const folder = temporaryFolder('vault');
  const dist = join(folder.path, 'dist');
  const path = installedChromium();
  if (!path) throw new Error('no Chromium here; npm test installs one, or set TIDELINE_CHROMIUM');
  const [, script] = await Promise.all([buildApp(dist), buildScript('vault/store.ts', 'vault')]);
  const stack = await startStack({ port: 0, data: 'memory', mode: 'built', dist });
  const open: BrowserContext[] = [];
  // Profiles on the disk, as people have: in a private one IndexedDB lives in memory.
  const profile: Profile = async name => {
    for (const before of open.splice(0)) await before.close();
    const context = await chromium.launchPersistentContext(join(folder.path, name), {
      ...launchOptions(path),
      baseURL: stack.url,
      viewport: { width: 390, height: 844 },
    });
    open.push(context);
    context.setDefaultTimeout(600_000);
    const page = await context.newPage();
    await page.addInitScript({ content: 'globalThis.__name ??= f => f;' });
    await page.addInitScript(noteDrawn);
    await page.addInitScript(noteSealed, 1 + rounds);
    return { context, page };
  };
  try {
    return [
      ...(await sealing(profile)),
      ...(await sealed(profile, script)),
      ...(await travelling(profile)),
      // Above 1 something else was running, and the figures say more about that than about the app.
      informs('load of the machine before', round(load), 'processes'),
    ];
  } finally {
    for (const context of open) await context.close();
    await stack.close();
    folder.remove();
  }
}

async function sealing(profile: Profile): Promise<Row[]> {
  const { page } = await profile('few');
  await fillDevice(page, made(few));
  const took = await turnLockOn(page);
  return [
    atMost(3000, `seal ${few} that are there, until none lies open`, took.sealed, 'ms'),
    atMost(50, 'longest the page was blocked while sealing', took.blocked, 'ms'),
    informs('the same and what was overwritten washed out, until the screen says so', took.whole, 'ms'),
  ];
}

async function sealed(profile: Profile, script: string): Promise<Row[]> {
  const { page } = await profile('many');
  await fillDevice(page, made(many));
  const on = await turnLockOn(page);
  const unlocking = await unlockTimes(page, 9);
  await unlockedHome(page);
  const drawn = await screenTimes(page);
  await page.evaluate(script);
  const keys = await page.evaluate(of => window.tidelineVault.unlock(of), passphrase);
  const rows = await page.evaluate(() => window.tidelineVault.rows(50, 30));
  const opened = await page.evaluate(() => window.tidelineVault.page(50, 30));
  return [
    atMost(400, 'unlock at full rounds, from the press to the screen, median of 9', median(unlocking), 'ms'),
    atMost(20, 'a page of 50 out of the database and opened, median of 30', median(opened), 'ms'),
    atMost(150, `history screen drawn at ${many} sealed, from the tap, median of 15`, median(drawn.again), 'ms'),
    informs('from the passphrase to the keys alone', round(keys), 'ms'),
    informs('opening 50 alone, median of 30', median(rows), 'ms'),
    informs('history screen drawn, the first time after unlocking', round(drawn.first), 'ms'),
    informs('history screen drawn, slowest', round(Math.max(...drawn.again)), 'ms'),
    informs(`seal ${many} that are there`, on.sealed, 'ms'),
    informs('longest the page was blocked meanwhile', on.blocked, 'ms'),
  ];
}

async function travelling(profile: Profile): Promise<Row[]> {
  const sessions = made(few);
  const plain = sessions.reduce((bytes, entry) => bytes + Buffer.byteLength(JSON.stringify(entry)), 0);
  const first = await profile('first');
  await fillDevice(first.page, sessions);
  const sent = await firstDevice(first.page);
  const second = await profile('second');
  const came = await secondDevice(second.context, second.page, few);
  const each = (bytes: number) => Math.round(bytes / few);
  return [
    atMost(10_000, `first sync of ${few} to a second device, from the press`, came.whole, 'ms'),
    atMost(1.3, 'bytes that travelled to it, in proportion to the plain sessions', share(came, plain), 'times'),
    informs('bytes of a session: plain', each(plain), 'B'),
    informs('bytes of a session: as it came to the second device', each(came.sent + came.received), 'B'),
    informs('longest the page was blocked meanwhile', came.blocked, 'ms'),
    informs(`first sync of ${few} from the first device, with making keys`, Math.round(sent), 'ms'),
  ];
}

const made = (sessions: number): Entry[] => practised({ until: '2026-11-20', years: 5, seed: 1, sessions });
const share = ({ sent, received }: { sent: number; received: number }, plain: number) =>
  Math.round(((sent + received) / plain) * 100) / 100;
const round = (n: number) => Math.round(n * 10) / 10;
const median = (of: readonly number[]) => round([...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN);
