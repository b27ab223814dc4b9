/**
 * Makes the recorded words again: `node --import tsx local/spoken-words.ts`. Needs `flite` and `lame` (Debian packages of
 * these names). Not part of any install or build: what it makes is committed, in public/sounds and web/device/voice/sprite.ts.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allSpoken } from '../web/device/voice/words.ts';

const voice = 'slt';
const rate = 16_000;
/** Seconds of silence between two words: more than any decoder moves them. */
const gap = 0.25;
/** Samples below this before and after a word are silence, and how loud words are made (root mean square, highest peak). */
const quiet = 0.012;
const loudness = 0.16;
const peak = 0.85;

const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens: Record<number, string> = { 2: 'twenty', 3: 'thirty' };

const written = (word: string) => {
  const number = Number(word);
  if (Number.isNaN(number)) return word;
  if (number < 20) return ones[number - 1] ?? word;
  return `${tens[Math.floor(number / 10)]} ${number % 10 ? ones[(number % 10) - 1] : ''}`.trim();
};

const root = join(import.meta.dirname, '..');
const sounds = join(root, 'public/sounds');
const scratch = mkdtempSync(join(tmpdir(), 'tideline-words-'));

try {
  const words: Record<string, readonly [number, number]> = {};
  const parts: Float32Array[] = [silence(gap)];
  let now = gap;
  for (const word of allSpoken) {
    const samples = speak(word);
    const seconds = samples.length / rate;
    words[word] = [Number(now.toFixed(4)), Number(seconds.toFixed(4))];
    parts.push(samples, silence(gap));
    now += seconds + gap;
  }
  const wav = join(scratch, 'words.wav');
  const mp3 = join(scratch, 'words.mp3');
  writeFileSync(wav, asWav(parts));
  execFileSync('lame', ['--quiet', '-m', 'm', '--abr', '28', '--noreplaygain', wav, mp3]);
  const bytes = readFileSync(mp3);
  const name = `words-en-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.mp3`;
  for (const old of readdirSync(sounds)) if (/^words-en-.*\.mp3$/.test(old)) rmSync(join(sounds, old));
  writeFileSync(join(sounds, name), bytes);
  writeFileSync(join(root, 'web/device/voice/sprite.ts'), sprite(name, words));
  console.log(`${name}: ${bytes.length} bytes, ${allSpoken.length} words, ${now.toFixed(1)} s`);
} finally {
  rmSync(scratch, { recursive: true });
}

function speak(word: string): Float32Array {
  const file = join(scratch, 'word.wav');
  // A little slower than speech, and falling: said for someone with closed eyes.
  execFileSync('flite', ['-voice', voice, '--setf', 'duration_stretch=1.12', '-t', `${written(word)}.`, '-o', file]);
  const bytes = readFileSync(file);
  const from = bytes.indexOf('data') + 8;
  const all = new Float32Array((bytes.length - from) >> 1);
  for (let i = 0; i < all.length; i++) all[i] = bytes.readInt16LE(from + i * 2) / 32768;
  const loud = (sample: number) => Math.abs(sample) > quiet;
  const begin = Math.max(0, all.findIndex(loud) - 16);
  const end = Math.min(all.length, all.findLastIndex(loud) + rate * 0.03);
  const samples = all.slice(begin, end);
  const power = Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);
  const highest = samples.reduce((most, s) => Math.max(most, Math.abs(s)), 0);
  const gain = Math.min(loudness / power, peak / highest);
  const fade = rate * 0.03;
  return samples.map((s, i) => s * gain * Math.min(1, (samples.length - i) / fade));
}

function silence(seconds: number) {
  return new Float32Array(Math.round(seconds * rate));
}

function asWav(parts: readonly Float32Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + length * 2, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(length * 2, 40);
  const body = Buffer.alloc(length * 2);
  let place = 0;
  for (const part of parts)
    for (const sample of part) place = body.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32767), place);
  return Buffer.concat([head, body]);
}

function sprite(name: string, words: Record<string, readonly [number, number]>): string {
  const rows = Object.entries(words).map(([word, [from, seconds]]) => `    ${word}: [${from}, ${seconds}],`);
  return [
    '/** Where each recorded word lies in the one file that holds them all: [from, how long] in seconds. Made by local/spoken-words.ts. */',
    "import type { Spoken } from './words.ts';",
    '',
    'export const sprite: {',
    '  readonly url: string;',
    '  /** Seconds of silence between two words. */',
    '  readonly gap: number;',
    '  readonly words: Readonly<Partial<Record<Spoken, readonly [number, number]>>>;',
    '} = {',
    `  url: '/sounds/${name}',`,
    `  gap: ${gap},`,
    '  words: {',
    ...rows,
    '  },',
    '};',
    '',
  ].join('\n');
}
