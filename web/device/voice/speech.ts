/** The recorded words: one small file, fetched and decoded when a session or a Test asks for it, cut into buffers. */
import { sprite } from './sprite.ts';
import type { Spoken } from './words.ts';

export type Speech = ReadonlyMap<Spoken, AudioBuffer>;

/** Where files that never change are kept on the device; their names carry a hash, so what lies there is right. */
const cacheName = 'tideline-sounds';
/** Below this a decoder's silence ends and a word begins. */
const audible = 0.004;

const decoded = new Map<number, Promise<Speech | undefined>>();

/** Undefined when the file cannot be had (offline and never used before): the session then sounds as tones. */
export function loadSpeech(context: BaseAudioContext): Promise<Speech | undefined> {
  const rate = context.sampleRate;
  const known = decoded.get(rate);
  if (known) return known;
  const loading = fetchSprite()
    .then(bytes => context.decodeAudioData(bytes))
    .then(buffer => cut(context, buffer))
    .catch(() => {
      decoded.delete(rate);
      return undefined;
    });
  decoded.set(rate, loading);
  return loading;
}

async function fetchSprite(): Promise<ArrayBuffer> {
  const kept = await globalThis.caches?.match(sprite.url).catch(() => undefined);
  if (kept) return kept.arrayBuffer();
  const answer = await fetch(sprite.url);
  if (!answer.ok) throw new Error(`no spoken words: ${answer.status}`);
  const copy = answer.clone();
  void globalThis.caches
    ?.open(cacheName)
    .then(cache => cache.put(sprite.url, copy))
    .catch(() => {});
  return answer.arrayBuffer();
}

/** Each word from its first audible sample. Decoders differ in how much silence they put before; the words do not. */
function cut(context: BaseAudioContext, whole: AudioBuffer): Speech {
  const samples = whole.getChannelData(0);
  const speech = new Map<Spoken, AudioBuffer>();
  for (const [word, [from, seconds]] of Object.entries(sprite.words) as [Spoken, readonly [number, number]][]) {
    const slack = sprite.gap / 2;
    let start = Math.max(0, Math.round((from - slack) * whole.sampleRate));
    const end = Math.min(samples.length, Math.round((from + seconds + slack) * whole.sampleRate));
    while (start < end && Math.abs(samples[start] ?? 0) < audible) start++;
    const buffer = context.createBuffer(1, Math.max(1, end - start), whole.sampleRate);
    buffer.copyToChannel(samples.slice(start, end), 0);
    speech.set(word, buffer);
  }
  return speech;
}
