/** Figures that need no real time: every technique rendered in full, and a night of breaths under a simulated clock. */
import { startChromium } from '../../app.ts';
import { atMost, informs, type Row } from '../row.ts';
import type { Rendered } from './offline.ts';
import { servePage } from './serve.ts';

const hours = 8;
/** Megabytes by which a night may grow after its first hour: what a garbage collector leaves lying about. */
const flat = 1;

/** The page as it is seen from here. */
declare const offline: {
  names: string[];
  render(index: number): Promise<Rendered>;
  night(hours: number, tell: (hour: number) => Promise<void>): Promise<void>;
};
declare const noteHour: (hour: number) => Promise<void>;

export async function renderedRows(): Promise<Row[]> {
  const served = await servePage('offline.ts');
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => typeof offline === 'object');
    const count = await page.evaluate(() => offline.names.length);
    const all: Rendered[] = [];
    for (let i = 0; i < count; i++) all.push(await page.evaluate(index => offline.render(index), i));
    const cues = all.reduce((sum, one) => sum + one.cues, 0);
    const length = Math.round(all.reduce((sum, one) => sum + one.seconds, 0) / 60);

    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    const seen: { heap: number; nodes: number }[] = [];
    await page.exposeFunction('noteHour', async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string) => metrics.find(metric => metric.name === name)?.value ?? Number.NaN;
      seen.push({ heap: of('JSHeapUsedSize') / 1e6, nodes: of('AudioHandlers') });
    });
    await page.evaluate(night => offline.night(night, hour => noteHour(hour)), hours);
    const [first, last] = [seen[0], seen.at(-1)];
    const growth = first && last && seen.length === hours - 1 ? Math.round((last.heap - first.heap) * 100) / 100 : null;
    return [
      atMost(
        0,
        `${all.length} patterns of the library in full, ${cues} cues, ${length} min: worst error`,
        worst(all, 'worst'),
        'samples',
      ),
      atMost(0, '  missing', worst(all, 'missing'), 'cues'),
      atMost(1e-4, '  what is left when every planned cue is taken away', worst(all, 'left'), 'of full scale'),
      atMost(flat, `a night of ${hours} h, simulated: growth from the first hour to the last`, growth, 'MB'),
      informs('  audio nodes at the end of an hour, fewest', Math.min(...seen.map(hour => hour.nodes)), ''),
      informs('  audio nodes at the end of an hour, most', Math.max(...seen.map(hour => hour.nodes)), ''),
    ];
  } finally {
    await browser.close();
    served.close();
  }
}

const worst = (all: readonly Rendered[], what: 'worst' | 'missing' | 'left') => Math.max(...all.map(one => one[what]));
