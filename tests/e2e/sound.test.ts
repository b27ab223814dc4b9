/** Journey: every theme and background sounds under the real policy, offline as well; nothing is loaded from where it may not be. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { words } from '../../web/words/words.ts';
import { readyOffline } from './device.ts';
import { barriers, picture } from './look.ts';
import { noNetwork } from './watch.ts';
import { openWorld, type World } from './world.ts';

const say = words.sound;
let world: World;

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test('each choice can be heard from the prepare card, and what was heard once is there without a network', async () => {
  const { page, context, faults } = await world.person({ rate: 1, worker: true });
  // What starts to sound, and every context that was made.
  await context.addInitScript(() => {
    const heard = { sources: 0, contexts: 0 };
    (window as unknown as { heard: typeof heard }).heard = heard;
    const plain = AudioBufferSourceNode.prototype.start;
    AudioBufferSourceNode.prototype.start = function (...when) {
      heard.sources++;
      return plain.apply(this, when);
    };
    const Real = window.AudioContext;
    window.AudioContext = class extends Real {
      constructor(options?: AudioContextOptions) {
        super(options);
        heard.contexts++;
      }
    };
  });
  const heard = () =>
    page.evaluate(() => (window as unknown as { heard: { sources: number; contexts: number } }).heard);
  const sounds = async (what: string) => {
    const before = (await heard()).sources;
    await page.getByRole('button', { name: say.testOf(what), exact: true }).click();
    await expect.poll(async () => (await heard()).sources).toBeGreaterThan(before);
  };

  await page.goto('/');
  await readyOffline(page);
  await page.goto('/breathe/box');
  const open = () => page.getByText(words.breath.prepare.senses, { exact: true }).click();
  await open();
  const cues = page.getByLabel(say.theme, { exact: true });
  for (const theme of ['tones', 'bell', 'breath', 'spoken'] as const) {
    await cues.selectOption(theme);
    await sounds(say.theme);
  }
  const background = page.getByLabel(say.background, { exact: true });
  for (const kind of ['white', 'pink', 'brown', 'drone', 'sea', 'rain', 'bowls'] as const) {
    await background.selectOption(kind);
    await sounds(say.background);
  }
  expect((await heard()).contexts).toBe(1);
  await picture(page, 'sound-panel');
  expect(await barriers(page)).toEqual([]);

  await world.serverGoes();
  await context.setOffline(true);
  await faults.excuse(noNetwork, async () => {
    await page.reload();
    await open();
    await expect.poll(() => cues.inputValue()).toBe('spoken');
    await sounds(say.theme);
    await sounds(say.background);
  });
  expect(faults.all()).toEqual([]);
});

test('a file that is no sound is refused in words, one that is becomes the background', async () => {
  const { page, faults } = await world.person({ rate: 1 });
  await world.serverReturns();
  await page.goto('/breathe/box');
  const open = () => page.getByText(words.breath.prepare.senses, { exact: true }).click();
  await open();
  // Without a file there is nothing to hear: the chooser comes by itself, and the link stays.
  await page.getByLabel(say.background, { exact: true }).focus();
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('End')]);
  expect(chooser.isMultiple()).toBe(false);
  const file = page.getByLabel(say.own.choose);
  await file.setInputFiles({ name: 'letter.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('Dear reader') });
  await expect.poll(() => page.getByRole('alert').textContent()).toBe(say.own['not-audio']);
  await picture(page, 'sound-refused');
  expect(await barriers(page)).toEqual([]);
  await file.setInputFiles({ name: 'stream.wav', mimeType: 'audio/wav', buffer: wav(2) });
  await expect.poll(() => page.getByText(say.own.kept('stream.wav')).isVisible()).toBe(true);
  await page.reload();
  await open();
  await expect.poll(() => page.getByText(say.own.kept('stream.wav')).isVisible()).toBe(true);
  expect(faults.all()).toEqual([]);
});

/** Some seconds of a tone. */
function wav(seconds: number): Buffer {
  const rate = 8000;
  const body = Buffer.alloc(seconds * rate);
  for (let i = 0; i < body.length; i++) body[i] = 128 + Math.round(Math.sin(i * 0.3) * 60);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + body.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(body.length, 40);
  return Buffer.concat([head, body]);
}
