/** The person's own background sound: one file, kept on this device only, decoded when a session begins. */
import { withoutSeam } from './voice/noise.ts';

/** Bytes a file may have, and seconds of it that are used: decoded sound takes about 0.4 MB a second in memory. */
export const largestFile = 40_000_000;
const longestBackground = 300;

export type Refusal = 'not-audio' | 'too-large' | 'no-storage';

/** Why a file cannot be the background. The sentence for each is in words. */
export class BackgroundRefused extends Error {
  readonly why: Refusal;
  constructor(why: Refusal) {
    super(`background refused: ${why}`);
    this.name = 'BackgroundRefused';
    this.why = why;
  }
}

interface Kept {
  readonly name: string;
  readonly bytes: ArrayBuffer;
}

const databaseName = 'tideline-background';
const store = 'file';
const key = 'own';

/** Check that a file is sound, then keep it in place of the one before. Throws `BackgroundRefused`; the old file stays then. */
export async function keepBackground(file: File): Promise<void> {
  if (file.size > largestFile) throw new BackgroundRefused('too-large');
  const bytes = await file.arrayBuffer();
  // Decoding takes the bytes away, so it gets its own.
  await decode(new OfflineAudioContext(1, 1, 48_000), bytes.slice(0));
  await inStore('readwrite', files => files.put({ name: file.name, bytes } satisfies Kept, key)).catch(() => {
    throw new BackgroundRefused('no-storage');
  });
  looped.clear();
}

export async function forgetBackground(): Promise<void> {
  looped.clear();
  await inStore('readwrite', files => files.delete(key));
}

/** Name of the kept file, undefined when there is none. */
export async function backgroundName(): Promise<string | undefined> {
  const kept = (await inStore('readonly', files => files.get(key)).catch(() => undefined)) as Kept | undefined;
  return kept?.name;
}

const looped = new Map<number, AudioBuffer>();

/** The kept file as a loop whose end fades into its start; undefined when there is none. */
export async function ownBackground(context: BaseAudioContext): Promise<AudioBuffer | undefined> {
  const known = looped.get(context.sampleRate);
  if (known) return known;
  const kept = (await inStore('readonly', files => files.get(key))) as Kept | undefined;
  if (!kept) return undefined;
  const loop = crossFaded(context, await decode(context, kept.bytes));
  looped.set(context.sampleRate, loop);
  return loop;
}

async function decode(context: BaseAudioContext, bytes: ArrayBuffer): Promise<AudioBuffer> {
  const buffer = await context.decodeAudioData(bytes).catch(() => {
    throw new BackgroundRefused('not-audio');
  });
  if (buffer.length === 0) throw new BackgroundRefused('not-audio');
  return buffer;
}

/** The end laid over the start at equal power, so that the loop has no seam. */
function crossFaded(context: BaseAudioContext, whole: AudioBuffer): AudioBuffer {
  const used = Math.min(whole.length, Math.round(longestBackground * whole.sampleRate));
  const fade = Math.floor(Math.min(3 * whole.sampleRate, used / 4));
  const channels = Math.min(2, whole.numberOfChannels);
  const loop = context.createBuffer(channels, Math.max(1, used - fade), whole.sampleRate);
  for (let channel = 0; channel < channels; channel++)
    loop.copyToChannel(withoutSeam(whole.getChannelData(channel).subarray(0, used), fade), channel);
  return loop;
}

/** One request in a database of its own: a file of megabytes has no business among the practice records. */
async function inStore<T>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode);
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? request.error);
    });
  } finally {
    database.close();
  }
}
