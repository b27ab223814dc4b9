/**
 * Everybody who has the database open holds one lock together. Whoever changes how rows are written waits until the others
 * have closed it: a window with the old rules must not write one more row.
 */
const name = 'tideline-open';

let inside: Promise<void> | undefined;
let leave = () => {};

/** To be waited for when the database opens, before anybody reads or writes. The lock ends with the window or the worker. */
export function enter(): Promise<void> {
  if (!navigator.locks) return Promise.resolve();
  inside ??= new Promise<void>((resolve, reject) => {
    const held = new Promise<void>(free => {
      leave = free;
    });
    const hold = () => {
      resolve();
      return held;
    };
    navigator.locks.request(name, { mode: 'shared' }, hold).catch(reject);
  });
  return inside;
}

/** Milliseconds that others have for closing. */
const patience = 5000;

/** Do something while no other window or worker has the database open; null when one of them does not let go. */
export async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work();
  leave();
  inside = undefined;
  const signal = AbortSignal.timeout(patience);
  try {
    return await navigator.locks.request(name, { signal }, work);
  } catch (error) {
    if (signal.aborted && error === signal.reason) return null;
    throw error;
  } finally {
    await enter();
  }
}
