/** Pictures of a screen in both schemes and sizes, and what axe finds on it, also narrow and enlarged. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { rememberSeen } from './seen.ts';

const folder = join(import.meta.dirname, '../../screenshots');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };
/** The narrowest window WCAG asks for (1.4.10), and 1280 by 800 enlarged to 200 % (1.4.4). */
const narrow = { width: 320, height: 640 };
const enlarged = { width: 640, height: 400 };
const schemes = ['light', 'dark'] as const;

/** Nothing judges the pictures but people, and two hundred screens take a while: only where somebody wants to look. */
const wanted = process.env.TIDELINE_PICTURES !== undefined;

/** Take the four pictures of one screen, `screenshots/<name>-<scheme>-<width>.png`, when TIDELINE_PICTURES is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!wanted) return settled(page);
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize() ?? phone;
  for (const size of [phone, desktop]) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}-${size.width}.png`) });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
}

/** Its pictures; and throws with what axe and a ruler find. */
export async function look(page: Page, name: string): Promise<void> {
  await picture(page, name);
  const found = await barriers(page);
  if (found.length > 0) throw new Error(`${name}:\n${found.join('\n')}`);
}

/** What axe and a ruler find, as lines; empty when the screen is as it must be. */
export async function barriers(page: Page, sizes = [phone, desktop, narrow, enlarged]): Promise<string[]> {
  const before = page.viewportSize() ?? phone;
  const found: string[] = [];
  let dark = false;
  for (const size of sizes) {
    await page.setViewportSize(size);
    const asked = size === narrow || size === enlarged ? reach : size === sizes[0] ? first : again;
    // First the scheme that is on: another one is new styles for everything.
    for (const [colorScheme, rules, part] of dark ? asked.toReversed() : asked) {
      await page.emulateMedia({ colorScheme });
      dark = colorScheme === 'dark';
      await settled(page);
      const where = `${new URL(page.url()).pathname} ${colorScheme} ${size.width}x${size.height}`;
      for (const line of await run(page, rules, part === 'fresh' ? colorScheme : undefined))
        found.push(`${where}: ${line}`);
      if (asked === first) await page.evaluate(scheme => window.tidelineSeen?.note(scheme), colorScheme);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) found.push(`${size.width}x${size.height}: scrolls ${wide} px sideways`);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(before);
  return found;
}

const everything: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
const colours: RunOptions = {
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  resultTypes: ['violations'],
};

const targets: RunOptions = {
  runOnly: { type: 'rule', values: ['target-size', 'scrollable-region-focusable'] },
  resultTypes: ['violations'],
};
/** Only colours differ between the schemes. */
const first = [
  ['light', everything, 'all'],
  ['dark', colours, 'all'],
] as const;
/** Only what is in reach differs between sizes, but for what looks or reads otherwise there (seen.ts). */
const again = [
  ['light', targets, 'all'],
  ['light', everything, 'fresh'],
  ['dark', colours, 'fresh'],
] as const;
const reach = [['light', targets, 'all']] as const;

/** `fresh`: only of what has not been judged in that scheme. */
async function run(page: Page, rules: RunOptions, fresh?: 'light' | 'dark'): Promise<string[]> {
  // Evaluated by the debugger, so the page's own policy stays as strict as it is. Half a megabyte: once a page.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe);
  await page.evaluate(rememberSeen);
  const { violations } = await ask(page, rules, { fresh });
  const found = violations.flatMap(({ id, nodes }) => nodes.map(node => ({ id, node })));
  const lasting: typeof found = [];
  for (const each of found) {
    if (each.id !== 'target-size' || !(await scrollsFree(page, each.node.target.join(' ')))) lasting.push(each);
  }
  return lasting.map(
    ({ id, node }) => `${id} at ${node.target.join(' ')}: ${node.failureSummary?.replace(/\s+/g, ' ')}`,
  );
}

/** A target that the edge of a bar happens to cut is large enough once a person scrolls to it. */
async function scrollsFree(page: Page, target: string): Promise<boolean> {
  await page.evaluate(name => document.querySelector(name)?.scrollIntoView({ block: 'center' }), target);
  const { violations } = await ask(page, { runOnly: { type: 'rule', values: ['target-size'] } }, { target });
  return violations.length === 0;
}

interface Part {
  readonly target?: string;
  readonly fresh?: 'light' | 'dark' | undefined;
}

const ask = (page: Page, options: RunOptions, part: Part): Promise<Pick<AxeResults, 'violations'>> =>
  page.evaluate(
    async ([{ target, fresh }, chosen]) => {
      const { axe } = window as unknown as { axe: { run(w: unknown, o: RunOptions): Promise<AxeResults> } };
      const include = target ? [[target]] : fresh && (window.tidelineSeen?.fresh(fresh) ?? []);
      if (include?.length === 0) return { violations: [] };
      return axe.run(include ? { include } : document, chosen);
    },
    [part, options] as const,
  );

/** Fonts are in and transitions of the scheme and size are over; what breathes may go on. */
async function settled(page: Page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const frame = () => new Promise(done => requestAnimationFrame(done));
    await frame();
    await frame();
    const changing = document.getAnimations().filter(animation => animation instanceof CSSTransition);
    await Promise.allSettled(changing.map(animation => animation.finished));
    await frame();
  });
}
