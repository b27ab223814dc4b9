/** Journey: every technique from its own address through what is asked before it, the prepare card and the stage into history. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import type { Ending } from '../../domain/breath/pattern.ts';
import { compile } from '../../domain/breath/timeline.ts';
import { libraryWords } from '../../web/words/library.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf } from './device.ts';
import { sharedWorld, type World } from './world.ts';

const say = words.breath;
const { screen, acknowledge } = libraryWords.safety;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

/** The shortest length that still shows a change from breath to breath and a round with its recovery. */
const short: Record<Ending['by'], Ending> = {
  minutes: { by: 'minutes', minutes: 1 },
  breaths: { by: 'breaths', breaths: 2 },
  rounds: { by: 'rounds', rounds: 1 },
  never: { by: 'breaths', breaths: 2 },
};

test('each is asked for, admitted, begun on its card and kept as planned', async () => {
  const { page, context, faults } = await world.person({ rate: 100 });
  const lengths = Object.fromEntries(techniques.map(({ id, ends }) => [id, { ends: short[ends.by] }]));
  await context.addInitScript(habits => {
    if (localStorage.getItem('tideline-settings')) return;
    localStorage.setItem('tideline-settings', JSON.stringify({ habits }));
  }, lengths);
  const begin = page.getByRole('button', { name: say.prepare.begin, exact: true });
  const none = page.getByRole('checkbox', { name: screen.none });
  const accept = page.getByRole('button', { name: acknowledge });
  const asked: string[] = [];

  for (const pattern of techniques) {
    const { id, ends } = pattern;
    await page.goto(`/breathe/${id}`);
    await begin.or(none).or(accept).waitFor();
    if (await none.isVisible()) {
      asked.push(id);
      await none.check();
      await page.getByRole('button', { name: screen.go }).click();
    }
    // Nothing that is shipped lies beyond a bound, so nothing has to be accepted by someone without a condition.
    await begin.waitFor();
    expect(await accept.isVisible()).toBe(false);
    await begin.click();
    await page.getByRole('heading', { name: say.summary.title }).waitFor({ timeout: 30_000 });
    await page.getByText(/^Saved on this device/).waitFor();
    const { length, breaths } = compile(pattern, { ends: short[ends.by] });
    await page.getByText(say.clock(length), { exact: true }).waitFor();
    const kept = (await entriesOf(page)).filter(entry => entry.pattern.id === id);
    expect(kept).toMatchObject([{ pattern, breaths, whole: true }]);
    expect(kept[0]?.seconds).toBeCloseTo(length, 1);
  }
  // Asked at the first that needs it and never again.
  expect(asked).toHaveLength(1);
  expect(await entriesOf(page)).toHaveLength(techniques.length);
  expect(faults.all()).toEqual([]);
});
