/** The person's own background: kept, looped without a seam, and refused with a reason when it is not one. */
import { afterEach, expect, test } from 'vitest';
import {
  BackgroundRefused,
  backgroundName,
  forgetBackground,
  keepBackground,
  largestFile,
  ownBackground,
} from './background.ts';

const rate = 48_000;

/** A file with `seconds` of a tone, as a WAV. */
function recording(seconds: number, name = 'stream.wav'): File {
  const samples = Math.round(seconds * rate);
  const bytes = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (at: number, word: string) => {
    for (let i = 0; i < word.length; i++) bytes.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, 'RIFF');
  bytes.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, 'data');
  bytes.setUint32(40, samples * 2, true);
  for (let i = 0; i < samples; i++) bytes.setInt16(44 + i * 2, Math.sin(i * 0.031) * 12_000, true);
  return new File([bytes.buffer], name, { type: 'audio/wav' });
}

const context = () => new OfflineAudioContext(1, rate, rate);
const refusal = (file: File) =>
  keepBackground(file).then(
    () => 'kept',
    error => (error instanceof BackgroundRefused ? error.why : String(error)),
  );

afterEach(() => forgetBackground());

test('a file is kept, named and looped; its end fades into its start', async () => {
  expect(await ownBackground(context())).toBeUndefined();
  await keepBackground(recording(4));
  expect(await backgroundName()).toBe('stream.wav');
  const loop = await ownBackground(context());
  // A quarter of it went into the fade.
  expect(loop?.duration).toBeCloseTo(3, 2);
  const samples = loop?.getChannelData(0) ?? new Float32Array(2);
  const step = Math.abs((samples.at(-1) ?? 1) - (samples[0] ?? 0));
  expect(step).toBeLessThan(0.03);
});

test('a longer file is used up to its bound', { timeout: 60_000 }, async () => {
  await keepBackground(recording(310));
  expect((await ownBackground(context()))?.duration).toBeCloseTo(297, 0);
});

test('what is not sound is refused, and what was there stays', async () => {
  await keepBackground(recording(2, 'rain.wav'));
  expect(await refusal(new File(['not a sound at all'], 'holiday.mp3', { type: 'audio/mpeg' }))).toBe('not-audio');
  expect(await refusal(new File([], 'empty.mp3'))).toBe('not-audio');
  const cut = new File([(await recording(1).arrayBuffer()).slice(0, 30)], 'cut.wav');
  expect(await refusal(cut)).toBe('not-audio');
  expect(await backgroundName()).toBe('rain.wav');
});

test('a huge file is refused before it is read', async () => {
  const huge = new File([], 'huge.wav');
  Object.defineProperty(huge, 'size', { value: largestFile + 1 });
  expect(await refusal(huge)).toBe('too-large');
});

test('forgotten, it is gone', async () => {
  await keepBackground(recording(1));
  await forgetBackground();
  expect(await backgroundName()).toBeUndefined();
  expect(await ownBackground(context())).toBeUndefined();
});
