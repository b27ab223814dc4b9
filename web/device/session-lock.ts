/** One session at a time on this device: a lock that ends with its tab, and a way to bring the session over. */

const name = 'tideline-session';

type Message = { readonly say: 'hand-over' } | { readonly say: 'handed-over' };

/** Take the lock, or null when another tab is breathing. `onAsked` is called when another tab wants the session. */
export async function takeSession(onAsked: () => void): Promise<(() => void) | null> {
  if (!navigator.locks) return () => {};
  let free = () => {};
  const held = new Promise<void>(resolve => {
    free = resolve;
  });
  const channel = new BroadcastChannel(name);
  const taken = await new Promise<boolean>(resolve => {
    void navigator.locks.request(name, { ifAvailable: true }, lock => {
      resolve(lock !== null);
      return lock ? held : undefined;
    });
  });
  if (!taken) {
    channel.close();
    return null;
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (data.say === 'hand-over') onAsked();
  };
  return () => {
    free();
    channel.postMessage({ say: 'handed-over' } satisfies Message);
    channel.close();
  };
}

/** Ask the tab that breathes to let go; false when nobody answers within `milliseconds`. */
export async function askForSession(milliseconds: number): Promise<boolean> {
  const channel = new BroadcastChannel(name);
  const answered = new Promise<boolean>(resolve => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.say !== 'handed-over') return;
      clearTimeout(timer);
      resolve(true);
    };
  });
  channel.postMessage({ say: 'hand-over' } satisfies Message);
  const handed = await answered;
  channel.close();
  // The word can be quicker than the lock that was let go with it.
  for (let tries = 0; handed && tries < 40 && (await sessionRuns()); tries++)
    await new Promise(resolve => setTimeout(resolve, 50));
  return handed;
}

/** Whether some tab, this one included, is breathing now. */
export async function sessionRuns(): Promise<boolean> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return held.some(lock => lock.name === name);
}
