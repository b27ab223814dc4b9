/** Who must not be disturbed. An update waits while anybody, in any tab, is in a session, a form or a sign-in. */

export type Busy = 'session' | 'form' | 'sign-in';

const busy = new Set<{ what: Busy }>();
const listeners = new Set<() => void>();

/** A shared lock is how the other tabs see it; it ends with the tab, also when the tab is killed. */
const lock = 'tideline-busy';

/** Say that something is under way; call what comes back when it is over. */
export function markBusy(what: Busy): () => void {
  const mark = { what };
  busy.add(mark);
  let release = () => {};
  const held = new Promise<void>(resolve => {
    release = resolve;
  });
  void navigator.locks?.request(lock, { mode: 'shared' }, () => held);
  return () => {
    release();
    if (busy.delete(mark) && busy.size === 0) for (const listener of [...listeners]) listener();
  };
}

/** Whether this tab is busy. */
export const isBusy = () => busy.size > 0;

export const isBusyWith = (what: Busy) => [...busy].some(mark => mark.what === what);

/** Hear when this tab has nothing under way any more; call what comes back to stop hearing. */
export function onIdle(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Do something while no tab is busy, and none can begin to be until it is done; false when one is. */
export async function whileNobodyIsBusy(work: () => Promise<void>): Promise<boolean> {
  if (isBusy()) return false;
  if (!navigator.locks) return work().then(() => true);
  return navigator.locks.request(lock, { mode: 'exclusive', ifAvailable: true }, async held => {
    if (held) await work();
    return held !== null;
  });
}
