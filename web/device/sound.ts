/** The audio context: one for the page, made by the first tap, because browsers keep sound locked until then. */
let context: AudioContext | undefined;

/** Make or wake the context. Call it inside the handler of the tap that starts a session. */
export function unlockSound(): AudioContext | undefined {
  if (context?.state === 'closed') context = undefined;
  try {
    context ??= new AudioContext({ latencyHint: 'interactive' });
    void context.resume().catch(() => {});
  } catch {
    // No audio device or sound refused: the session runs by sight.
    context = undefined;
  }
  return context;
}

/** Wait until the context really runs; false when it does not within `milliseconds`. */
export async function soundRuns(of: AudioContext, milliseconds: number): Promise<boolean> {
  if (of.state === 'running') return true;
  return new Promise(resolve => {
    const settle = () => {
      if (of.state !== 'running') return;
      clearTimeout(timer);
      of.removeEventListener('statechange', settle);
      resolve(true);
    };
    const timer = setTimeout(() => {
      of.removeEventListener('statechange', settle);
      resolve(false);
    }, milliseconds);
    of.addEventListener('statechange', settle);
  });
}
