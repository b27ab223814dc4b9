/** Journeys on the stage: by keys alone, through a screen reader's ears, and looked at in every way it can be shown. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { techniques } from '../../domain/breath/library.ts';
import type { Ending } from '../../domain/breath/pattern.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf } from './device.ts';
import { barriers, desktop, picture } from './look.ts';
import { type Person, sharedWorld, type World } from './world.ts';

const say = words.breath;
const [box] = techniques;
let world: World;

beforeAll(async () => {
  world = await sharedWorld();
});
afterAll(() => world?.close());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const place = (page: Page, breath: number) => page.getByText(new RegExp(`, breath ${breath}( of \\d+)?$`));
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

/** Choices that this device remembers from an earlier visit. */
const settled = ({ context }: Person, settings: object) =>
  context.addInitScript(text => {
    if (location.protocol === 'http:' && !localStorage.getItem('tideline-settings'))
      localStorage.setItem('tideline-settings', text);
  }, JSON.stringify(settings));

/** Press until the focus is there, as someone does who cannot see where it went. */
async function moveTo(page: Page, to: Locator, key = 'Tab') {
  for (let pressed = 0; pressed < 30; pressed++) {
    if (await to.evaluate(element => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never comes to ${to}`);
}

test('from home to the note by keys alone', async () => {
  const { page, faults } = await world.person({ rate: 4, viewport: desktop });
  await page.goto('/');
  await button(page, say.home.start).waitFor();
  await moveTo(page, button(page, say.home.start));
  await page.keyboard.press('Enter');
  await place(page, 2).waitFor();

  await page.keyboard.press('Space');
  await button(page, say.stage.resume).waitFor();
  const left = page.getByText(/^[\d:]+ left$/).first();
  const stood = await left.textContent();
  // Nothing moves while it is paused: an arrow neither.
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(600);
  expect(await left.textContent()).toBe(stood);
  expect(await page.title()).toBe(say.stage.tabPaused);
  await page.keyboard.press('Space');
  await button(page, say.stage.pause).waitFor();

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await place(page, 4).waitFor();
  await page.keyboard.press('Space');
  await button(page, say.stage.resume).waitFor();
  await page.keyboard.press('m');
  await page.getByText(say.stage.muted, { exact: true }).waitFor();
  await page.keyboard.press('m');
  await expect.poll(() => page.getByText(say.stage.muted, { exact: true }).isVisible()).toBe(false);
  const keys = page.locator('.stage-keys');
  expect(await keys.isVisible()).toBe(true);
  // Where there is room for fingers only, the keys are shown to whoever asks.
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => keys.isVisible()).toBe(false);
  await page.keyboard.press('?');
  await expect.poll(() => keys.isVisible()).toBe(true);
  await page.keyboard.press('?');
  await expect.poll(() => keys.isVisible()).toBe(false);
  await page.keyboard.press('Escape');

  await heading(page, say.summary.title).waitFor();
  await page.getByText(/^Ended early, saved/).waitFor();
  const now = page.getByRole('group', { name: say.mood.question });
  const mood = (of: 1 | 5) => now.getByRole('radio', { name: say.mood.names[of] });
  const note = page.getByRole('textbox', { name: say.mood.note });
  await moveTo(page, note, 'Shift+Tab');
  await page.keyboard.type('Second hold was easy.');
  await moveTo(page, mood(5), 'Shift+Tab');
  await page.keyboard.press('Space');
  await moveTo(page, mood(1), 'ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await page.getByText(say.mood.noted(say.mood.names[2])).waitFor();
  await moveTo(page, button(page, say.summary.done));
  await page.keyboard.press('Enter');
  await heading(page, say.home.title).waitFor();

  const [kept, ...more] = await entriesOf(page);
  expect(more).toEqual([]);
  // Two breaths were jumped over: neither they nor their 32 seconds were breathed.
  expect(kept).toMatchObject({ mood: 2, note: 'Second hold was easy.', breaths: 1, whole: false });
  expect(kept?.seconds).toBeGreaterThan(16);
  expect(kept?.seconds).toBeLessThan(48);
  expect(faults.all()).toEqual([]);
});

/** Everything that was put into a live region, each time it was put there. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(changes => {
      const regions = new Set(
        changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(
            '[aria-live], [role=status], [role=alert]',
          ),
        ),
      );
      for (const region of regions) if (region?.textContent) said.push(region.textContent);
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { said: string[] }).said);

test('a screen reader hears each longer phase once, and finds every control by its name', async () => {
  const person = await world.person({ rate: 4 });
  const { page, faults } = person;
  const two: Ending = { by: 'breaths', breaths: 2 };
  const habits = { 'cyclic-sigh': { ends: two }, box: { ends: two }, 'alternate-nostril': { ends: two } };
  await settled(person, { habits });
  await listen(page);
  for (const [id, spoken] of [
    ['box', (['in', 'hold', 'out', 'rest'] as const).map(kind => say.stage.spoken(kind, 4))],
    ['cyclic-sigh', [say.stage.spoken('out', 4)]],
    [
      'alternate-nostril',
      [
        say.stage.spoken('in', 4, 'left'),
        say.stage.spoken('out', 6, 'right'),
        say.stage.spoken('in', 4, 'right'),
        say.stage.spoken('out', 6, 'left'),
      ],
    ],
  ] as const) {
    await page.goto(`/breathe/${id}`);
    await button(page, say.prepare.begin).click();
    await heading(page, say.summary.title).waitFor({ timeout: 30_000 });
    await page.getByText(/^Saved on this device/).waitFor();
    const phases = (await heard(page)).filter(text => /seconds$/.test(text));
    expect(phases).toEqual(id === 'alternate-nostril' ? spoken : [...spoken, ...spoken]);
    // And nothing each second: what else was said is about saving.
    expect((await heard(page)).filter(text => !phases.includes(text) && !/^(Saving|Saved)/.test(text))).toEqual([]);
  }

  await page.goto('/breathe/box');
  await button(page, say.prepare.begin).waitFor();
  await page.getByText(say.prepare.senses, { exact: true }).click();
  const card = await page.getByRole('main').ariaSnapshot();
  for (const node of [
    `- heading "${box.name}" [level=1]`,
    `- link "${say.prepare.back}"`,
    `- group "${say.prepare.settle}"`,
    `- switch "${say.prepare.captions}"`,
    `- button "${say.prepare.begin}"`,
    `- checkbox "${say.prepare.skip}"`,
  ])
    expect(card).toContain(node);

  await button(page, say.prepare.begin).click();
  await button(page, say.stage.pause).waitFor();
  await page.keyboard.press('Space');
  await button(page, say.stage.resume).waitFor();
  const stage = await page.getByRole('main').ariaSnapshot();
  expect(stage.replace(/\d+:\d+/, '0:00')).toMatchInlineSnapshot(`
    "- main:
      - region "Box breathing":
        - paragraph: Box breathing, breath 1 of 2 0:00 left
        - status
        - paragraph: in, 4 seconds
        - button "Resume"
        - button "End""
  `);
  await page.keyboard.press('Space');
  await place(page, 2).waitFor();
  await page.keyboard.press('Escape');
  await page.getByText(/^Ended early, saved/).waitFor();
  const summary = await page.getByRole('main').ariaSnapshot();
  expect(summary.replace(/\d+:\d+/g, '0:00')).toMatchInlineSnapshot(`
    "- main:
      - heading "Summary" [level=1]
      - status: Ended early, saved on this device, 0:00
      - status
      - button "Share"
      - paragraph:
        - strong: 0:00
        - text: 1 whole breath of Box breathing
      - paragraph: 0:00 0:00
      - group "How is it now?":
        - text: How is it now?
        - paragraph: One tap.
        - radio "Rough"
        - text: Rough
        - radio "Restless"
        - text: Restless
        - radio "Even"
        - text: Even
        - radio "Calm"
        - text: Calm
        - radio "Settled"
        - text: Settled
        - paragraph: Private to you.
      - button "How was it before?"
      - text: Note
      - textbox "Note":
        - /placeholder: Only you can read this
      - button "Again"
      - button "Done""
  `);
  expect(faults.all()).toEqual([]);
});

test('quick breaths are announced once and then left to the sound; a nostril is named for the eye as well', async () => {
  const person = await world.person({ rate: 8 });
  const { page, faults } = person;
  await person.context.addInitScript(() => {
    if (location.protocol === 'http:')
      localStorage.setItem('tideline-person', JSON.stringify({ conditions: [], acknowledged: [] }));
  });
  await settled(person, { habits: { bhastrika: { ends: { by: 'breaths', breaths: 12 } } } });
  await listen(page);
  await page.goto('/breathe/bhastrika');
  await button(page, say.prepare.begin).click();
  await heading(page, say.summary.title).waitFor({ timeout: 60_000 });
  await page.getByText(/^Saved on this device/).waitFor();
  const quick = (await heard(page)).filter(text => !/^(Saving|Saved)/.test(text));
  expect(quick.filter(text => text.startsWith('Quick breaths'))).toHaveLength(1);
  expect(quick.length).toBeLessThan(5);

  await page.goto('/breathe/alternate-nostril');
  await button(page, say.prepare.begin).click();
  await page.getByText(say.stage.side('left').trim(), { exact: true }).waitFor();
  await picture(page, 'stage-nostril');
  expect(await barriers(page)).toEqual([]);
  await page.getByText(say.stage.side('right').trim(), { exact: true }).waitFor();
  expect(faults.all()).toEqual([]);
});

/** A session that stands in the middle of box breathing and hardly moves: time enough to look at it. */
async function standAt(page: Page, position: number, settings: object = {}) {
  const running = {
    id: '019a0000-0000-7000-8000-000000000001',
    pattern: box,
    ends: { by: 'minutes', minutes: 5 },
    settle: 0,
    startedAt: '2026-01-01T08:00:00.000Z',
    day: '2026-01-01',
    zone: 'Europe/London',
    position,
    skipped: 0,
    skippedBreaths: 0,
    released: [],
  };
  // Away from the stage before, which writes down where it stood when it is left.
  await page.goto('/nowhere');
  await page.addInitScript(
    kept => {
      for (const [key, value] of Object.entries(kept)) localStorage.setItem(key, value);
    },
    { 'tideline-running': JSON.stringify(running), 'tideline-settings': JSON.stringify(settings) },
  );
  await page.goto('/breathe/box?resume');
  // Straight on where the browser remembers a tap.
  const begin = button(page, say.prepare.begin);
  await begin.or(button(page, say.stage.pause)).first().waitFor();
  if (await begin.isVisible()) await begin.click();
  await button(page, say.stage.pause).waitFor();
}

test('full, calm and still, with captions, in each phase', async () => {
  const { page, faults } = await world.person({ rate: 0.02 });
  for (const [name, position, settings, shown] of [
    ['stage-in', 50.2, {}, say.phase.in],
    ['stage-hold', 54.2, {}, say.phase.hold],
    ['stage-out', 58.2, {}, say.phase.out],
    ['stage-captions', 58.2, { captions: true }, say.caption('out', undefined)],
    ['stage-calm', 58.2, { motion: 'calm' }, say.phase.out],
    ['stage-still', 54.2, { motion: 'still' }, say.stage.still],
  ] as const) {
    await standAt(page, position, settings);
    await page.getByText(shown, { exact: true }).filter({ visible: true }).first().waitFor();
    expect(await page.locator('.stage-caption').isVisible()).toBe('captions' in settings);
    expect(await page.locator('.tide-trace').count()).toBe('motion' in settings ? 0 : 2);
    await picture(page, name);
    expect(await barriers(page)).toEqual([]);
  }
  // Still means still, also to whoever asked the system and not us for it.
  const moving = () => page.evaluate(() => document.getAnimations().filter(a => a.playState === 'running').length);
  expect(await moving()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await standAt(page, 54.2);
  await page.getByText(say.stage.still).waitFor();
  expect(await moving()).toBe(0);
  expect(faults.all()).toEqual([]);
});

test('the card before and the summary after', async () => {
  const { page, faults } = await world.person({ rate: 100 });
  await page.goto('/breathe/box');
  await button(page, say.prepare.begin).waitFor();
  await picture(page, 'prepare');
  expect(await barriers(page)).toEqual([]);
  // What is chosen on the card is what is breathed.
  await button(page, say.stepper.more(say.prepare.length)).click();
  await page.getByText(/^8 breaths, ends at/).waitFor();
  await page.getByText(say.prepare.senses, { exact: true }).click();
  await page.getByRole('switch', { name: say.prepare.captions }).click();
  await button(page, say.prepare.begin).click();
  await heading(page, say.summary.title).waitFor();
  await page.getByText(/^Saved on this device/).waitFor();
  await page.getByRole('radio', { name: say.mood.names[4] }).check();
  await page.getByRole('textbox', { name: say.mood.note }).fill('Fourth hold got easier once I stopped counting.');
  await page.getByText(say.mood.noted(say.mood.names[4])).waitFor();
  await picture(page, 'summary-mood');
  expect(await barriers(page)).toEqual([]);
  await button(page, say.summary.done).click();
  await expect.poll(() => entriesOf(page)).toMatchObject([{ breaths: 8, seconds: 128, mood: 4, whole: true }]);
  expect(faults.all()).toEqual([]);
});
