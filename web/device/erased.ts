/** Windows that are open while everything is deleted load again, because they still have in memory what is gone. */

const channel = 'tideline-erased';
let here = false;

export function announceErasure(): void {
  here = true;
  const telling = new BroadcastChannel(channel);
  telling.postMessage(null);
  telling.close();
}

export function hearErasure(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  new BroadcastChannel(channel).onmessage = () => {
    // A channel also hears what another one of its own window says.
    if (!here) location.replace('/');
  };
}
