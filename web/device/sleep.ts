/** Notices that the device slept: timers that should come every second did not come for much longer. */

/** A gap this long (milliseconds) is sleep and not a throttled tab, which is woken once a minute. */
const gap = 90_000;

/** Calls back with the seconds that passed unnoticed. Returns how to stop watching. */
export function noteSleep(call: (seconds: number) => void): () => void {
  let seen = Date.now();
  const look = () => {
    const now = Date.now();
    const passed = now - seen;
    seen = now;
    if (passed > gap) call(Math.round(passed / 1000));
  };
  const timer = setInterval(look, 1000);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
