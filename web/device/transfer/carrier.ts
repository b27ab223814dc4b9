/** The page's end of the worker: errands with progress, and an end at any moment that leaves nothing half done. */
import { transferWorker, trusted } from '../trusted.ts';
import { keyring } from '../vault/keyring.ts';
import type { ErrandName, Errands, Failure, Said, Trusted } from './errand.ts';

export class ErrandFailed extends Error {
  readonly why: Failure | 'cancelled';
  constructor(why: Failure | 'cancelled') {
    super(`errand: ${why}`);
    this.name = 'ErrandFailed';
    this.why = why;
  }
}

export interface Carrier {
  /** One at a time. Rejects with `ErrandFailed`. */
  send<N extends ErrandName>(
    name: N,
    ask: Errands[N]['ask'],
    progress?: (done: number, total: number) => void,
  ): Promise<Errands[N]['answer']>;
  /** Stop at once. A transaction that has not ended is undone by the browser. */
  stop(): void;
}

export function hireCarrier(): Carrier {
  const worker = new Worker(trusted(transferWorker), { type: 'module' });
  let fail: (error: ErrandFailed) => void = () => {};
  /** It may be hired long before its first errand, and have failed by then. */
  let broken = false;
  worker.onerror = event => {
    event.preventDefault();
    broken = true;
    fail(new ErrandFailed('failed'));
  };
  return {
    send: (name, ask, progress) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(new ErrandFailed('failed'));
        fail = reject;
        worker.onmessage = ({ data }: MessageEvent<Said>) => {
          if (data.said === 'progress') progress?.(data.done, data.total);
          else if (data.said === 'answer') resolve(data.answer as never);
          else reject(new ErrandFailed(data.why));
        };
        // As they are now: it may have been hired before the lock was turned on, opened or closed.
        const { sealer, sealing } = keyring();
        const keys = sealer && { ring: sealer.ring, older: sealer.older };
        worker.postMessage({ keys, sealing } satisfies Trusted);
        worker.postMessage({ name, ask });
      }),
    stop() {
      worker.terminate();
      fail(new ErrandFailed('cancelled'));
    },
  };
}

/** One errand with a worker of its own. */
export async function errand<N extends ErrandName>(
  name: N,
  ask: Errands[N]['ask'],
  progress?: (done: number, total: number) => void,
): Promise<Errands[N]['answer']> {
  const carrier = hireCarrier();
  try {
    return await carrier.send(name, ask, progress);
  } finally {
    carrier.stop();
  }
}
