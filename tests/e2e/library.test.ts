/** Journeys through the library: find and begin, build, share, import, what does not go with a condition. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import { libraryWords } from '../../web/words/library.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf, readyOffline } from './device.ts';
import { barriers, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { sharedWorld, type World } from './world.ts';

const say = libraryWords.library;
const safety = libraryWords.safety;
const summary = words.breath.summary;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 });
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
const slider = (page: Page, name: string) => page.getByRole('slider', { name: say.builder.handle(name) });
const secondsOf = (page: Page, name: string) => page.getByRole('spinbutton', { name: say.builder.secondsOf(name) });

test('found by its seconds, read, begun, kept', async () => {
  const { page, faults } = await world.person({ rate: 100 });
  await page.goto('/');
  await link(page, words.shell.places.library).click();
  await heading(page, say.title).waitFor();
  await picture(page, 'library');
  expect(await barriers(page)).toEqual([]);

  await page.getByRole('searchbox').fill('4 7 8');
  await expect.poll(() => page.getByRole('main').getByRole('listitem').count()).toBe(1);
  await link(page, /4-7-8/).click();
  await heading(page, '4-7-8').waitFor();
  await expect.poll(() => page.getByText(safety.limits).isVisible()).toBe(true);
  await expect.poll(() => page.getByText(say.technique.unreviewed).isVisible()).toBe(true);
  await picture(page, 'technique');
  expect(await barriers(page)).toEqual([]);

  await button(page, say.actions.favourite).click();
  await link(page, say.technique.back).click();
  await link(page, /4-7-8/).first().waitFor();
  await page.getByRole('region', { name: say.favourites }).getByRole('link', { name: /4-7-8/ }).click();
  await button(page, say.actions.unfavourite).waitFor();

  await button(page, say.shorter).click();
  await button(page, /^Start/).click();
  await heading(page, summary.title).waitFor();
  await expect.poll(async () => (await entriesOf(page)).map(({ breaths }) => breaths)).toEqual([3]);
  expect(faults.all()).toEqual([]);
});

test('built with keys and mouse, bounded, saved, arranged, deleted and taken back', async () => {
  const { page, faults } = await world.person({ rate: 100, viewport: { width: 1280, height: 800 } });
  await page.goto('/library/new');
  await heading(page, say.builder.untitled).waitFor();
  // With the arrow keys.
  await slider(page, say.kinds.in).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => secondsOf(page, say.kinds.in).inputValue()).toBe('6');
  // With the mouse: two seconds to the right on a desktop's scale.
  const handle = await slider(page, say.kinds.hold).boundingBox();
  if (!handle) throw new Error('no handle');
  const at = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x + 88, at.y, { steps: 6 });
  await page.mouse.up();
  await expect.poll(() => secondsOf(page, say.kinds.hold).inputValue()).toBe('6');
  await picture(page, 'builder');
  expect(await barriers(page)).toEqual([]);

  // Past a bound: said, shown, and not saved until it is decided.
  await secondsOf(page, say.kinds.rest).fill('22');
  await expect.poll(() => page.getByText(/A rest of 22 s is past the limit of 20 s/).isVisible()).toBe(true);
  expect(await button(page, say.builder.fix).isDisabled()).toBe(true);
  await picture(page, 'builder-beyond');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.builder.setTo('20 s')).click();
  await expect.poll(() => secondsOf(page, say.kinds.rest).inputValue()).toBe('20');
  // Or kept beyond it, on purpose: each figure by itself.
  await secondsOf(page, say.kinds.rest).fill('21');
  for (let left = await button(page, say.builder.keep).count(); left > 0; left--)
    await button(page, say.builder.keep).first().click();
  await expect.poll(() => button(page, say.builder.save).isEnabled()).toBe(true);
  await secondsOf(page, say.kinds.rest).fill('23');
  await expect.poll(() => button(page, say.builder.fix).isDisabled()).toBe(true);
  await secondsOf(page, say.kinds.rest).fill('4');

  // Heard at once, and silenced at once.
  await button(page, say.builder.listenLong).click();
  await button(page, say.builder.stopListening).click();
  await button(page, say.builder.listenLong).waitFor();

  await button(page, say.builder.rename).click();
  await page.getByRole('textbox', { name: say.builder.name }).fill('Before the stage');
  await page.keyboard.press('Enter');
  // A draft survives the tab.
  await page.reload();
  await heading(page, 'Before the stage').waitFor();
  await button(page, say.builder.save).click();
  await expect.poll(() => page.getByText('i6h6o4h4').isVisible()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await button(page, say.actions.duplicate).click();
  await heading(page, say.copyOf('Before the stage')).waitFor();

  await page.goto('/library');
  const yours = page.getByRole('region', { name: say.yours });
  await expect.poll(() => yours.getByRole('link').count()).toBe(2);
  await button(page, say.arrange).click();
  await picture(page, 'library-arrange');
  expect(await barriers(page)).toEqual([]);
  const names = () => yours.getByRole('listitem').locator('.row-name').allInnerTexts();
  await button(page, `${say.actions.down}: Before the stage`).click();
  await expect.poll(names).toEqual([say.copyOf('Before the stage'), 'Before the stage']);
  await button(page, `${say.actions.delete}: Before the stage`).click();
  await expect.poll(names).toEqual([say.copyOf('Before the stage')]);
  await button(page, say.undo).click();
  await expect.poll(names).toEqual([say.copyOf('Before the stage'), 'Before the stage']);
  // By dragging the first to the place of the second.
  const grips = await yours.locator('.arrange-grip').all();
  const [from, to] = await Promise.all(grips.map(grip => grip.boundingBox()));
  if (!from || !to) throw new Error('no grips');
  await page.mouse.move(from.x + 20, from.y + 20);
  await page.mouse.down();
  await page.mouse.move(to.x + 20, to.y + 20, { steps: 5 });
  await page.mouse.up();
  await expect.poll(names).toEqual(['Before the stage', say.copyOf('Before the stage')]);
  expect(faults.all()).toEqual([]);
});

test('a shared link opens without a network in a profile that never saw the pattern', async () => {
  const { page, context, faults } = await world.person({ rate: 100, worker: true });
  await page.goto('/');
  await readyOffline(page);
  await context.setOffline(true);
  await faults.excuse(noNetwork, async () => {
    await page.goto('/p#r3i6h4o4h4/Before%20the%20stage');
    await page.getByRole('heading', { name: 'Before the stage' }).waitFor();
    await expect.poll(() => page.getByText(safety.lines['drop-rest']).isVisible()).toBe(true);
    await picture(page, 'shared');
    expect(await barriers(page)).toEqual([]);
    await button(page, say.technique.start).click();
    await heading(page, summary.title).waitFor();
    await page.goto('/p#r3i6h4o4h4/Before%20the%20stage');
    await button(page, say.shared.keep).click();
    await heading(page, 'Before the stage').waitFor();
    await page.goto('/library');
    await expect.poll(() => page.getByRole('region', { name: say.yours }).getByRole('link').count()).toBe(1);
    await page.goto('/p#i4x9');
    await heading(page, say.shared.broken).waitFor();
    expect(await barriers(page)).toEqual([]);
  });
});

test('a code, a file, and what is neither', async () => {
  const { page, faults } = await world.person();
  await page.goto('/library/import');
  const field = page.getByRole('textbox', { name: say.importing.field });
  for (const [text, said] of [
    ['', say.problem({ why: 'empty' })],
    ['i4h', say.problem({ why: 'unreadable', at: 2 })],
    ['t9.abc', say.problem({ why: 'newer', version: 9 })],
    ['i9999o4', say.problem({ why: 'not-a-pattern', message: '' })],
    ['i4o4'.repeat(3000), say.problem({ why: 'too-long', limit: 8000 })],
  ] as const) {
    await field.fill(text);
    await button(page, say.importing.read).click();
    await expect.poll(() => page.getByRole('alert').textContent()).toBe(said);
    expect(await field.inputValue()).toBe(text);
  }
  await picture(page, 'import');
  expect(await barriers(page)).toEqual([]);
  const file = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  const chooser = page.getByLabel(say.importing.file);
  await chooser.setInputFiles(file('a.json', 'not json'));
  await expect.poll(() => page.getByRole('alert').textContent()).toBe(say.importing.notJson);
  await chooser.setInputFiles(file('b.json', ' '.repeat(70_000)));
  await expect.poll(() => page.getByRole('alert').textContent()).toBe(say.importing.tooBig);
  await chooser.setInputFiles(file('c.json', JSON.stringify({ ...techniques[1], name: 'From a file' })));
  await page.getByRole('heading', { name: 'From a file' }).waitFor();
  await button(page, say.shared.keep).click();
  await heading(page, 'From a file').waitFor();
  expect(faults.all()).toEqual([]);
});

test('asked once, refused with a way on, changed later', async () => {
  const { page, faults } = await world.person({ rate: 300 });
  await page.goto('/library/bhastrika');
  await button(page, /^Start/).click();
  await heading(page, safety.screen.title).waitFor();
  await picture(page, 'conditions');
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('checkbox', { name: safety.conditions.pregnancy.name }).check();
  await button(page, safety.screen.go).click();
  await heading(page, safety.refused).waitFor();
  await picture(page, 'refused');
  expect(await barriers(page)).toEqual([]);
  // What is offered instead is never refused; the box asks to be acknowledged, since it rests with empty lungs.
  await link(page, safety.instead('Long exhale')).click();
  await heading(page, 'Long exhale').waitFor();
  await page.goto('/breathe/box?autostart');
  await button(page, safety.acknowledge).click();
  await page.goto('/health');
  expect(await page.getByRole('checkbox', { name: safety.conditions.pregnancy.name }).isChecked()).toBe(true);
  await page.getByRole('checkbox', { name: safety.screen.none }).check();
  await button(page, safety.screen.save).click();
  await expect.poll(() => page.getByText(safety.screen.kept).isVisible()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await page.goto('/library/bhastrika');
  await button(page, /^Start/).click();
  await heading(page, summary.title).waitFor();
  expect(faults.all()).toEqual([]);
});

test('a breath beyond the bounds is no easier to begin when it came by a link', async () => {
  const { page, faults } = await world.person({ rate: 300 });
  await page.goto('/p#r1i4h200o4/Too%20long');
  await expect.poll(() => page.getByText(/A hold of 200 s is past the limit of 180 s/).isVisible()).toBe(true);
  await button(page, say.technique.start).click();
  await heading(page, safety.refusedBound).waitFor();
  expect(await barriers(page)).toEqual([]);

  await page.goto('/p#r1i10h32o10/Long');
  await button(page, say.technique.start).click();
  // A long hold asks about health first, then wants its figure to be acknowledged, then begins.
  await heading(page, safety.screen.title).waitFor();
  await page.getByRole('checkbox', { name: safety.screen.none }).check();
  await button(page, safety.screen.go).click();
  await expect.poll(() => page.getByText(/A hold of 32 s is past the limit of 30 s/).isVisible()).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await button(page, safety.acknowledge).click();
  await heading(page, summary.title).waitFor();
  expect(faults.all()).toEqual([]);
});
