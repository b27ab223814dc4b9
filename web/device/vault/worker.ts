/** The worker in which all rows are sealed, sealed anew or opened, so that the page never waits for it. */
import * as z from 'zod/mini';
import { setKeyring } from './keyring.ts';
import type { Ring } from './seal.ts';
import { sealerOf } from './sealer.ts';
import { rounds, sweep, wash } from './sweep.ts';

// As in the page: the content security policy refuses `new Function`.
z.config({ jitless: true });

export interface Order {
  readonly ring: Ring;
  readonly older: Ring | undefined;
  readonly to: 'sealed' | 'open';
  /** Afterwards push what was overwritten out of the browser's files. */
  readonly wash: boolean;
}

export type Word =
  | { readonly say: 'progress'; readonly done: number; readonly total: number }
  | { readonly say: 'done' | 'failed' };

const say = (word: Word) => postMessage(word);
const progress = (done: number, total: number) => say({ say: 'progress', done, total });
/** Washing goes over all rows again. */
const parts = 1 + rounds;

addEventListener('message', async ({ data }: MessageEvent<Order>) => {
  try {
    setKeyring({ sealer: sealerOf(data.ring, data.older), sealing: data.to === 'sealed' });
    await sweep(data.to, (done, total) => progress(done, data.wash ? parts * total : total));
    if (data.wash) await wash((done, total) => progress(total / rounds + done, (total / rounds) * parts));
    say({ say: 'done' });
  } catch (error) {
    console.warn(error);
    say({ say: 'failed' });
  }
});
