/** Keeps the screen on while someone breathes, where the browser can; never a reason to fail. */

/** Holds a screen wake lock, taken again whenever the page comes back into view, until the returned function is called. */
export function keepAwake(): () => void {
  let released = false;
  let sentinel: WakeLockSentinel | undefined;

  const take = async () => {
    if (released || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      // Two may have been asked for before the first came: one is kept, or the screen would stay on for ever.
      const spare = released ? taken : sentinel;
      if (!released) sentinel = taken;
      await spare?.release();
    } catch {
      // Refused (low battery, hidden page): the sound goes on, only the screen may dim.
    }
  };

  document.addEventListener('visibilitychange', take);
  void take();
  return () => {
    released = true;
    document.removeEventListener('visibilitychange', take);
    void sentinel?.release();
  };
}
