/** The audio context: one for the page, made by the first tap, because browsers keep sound locked until then. */
let context: AudioContext | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Make or wake the context. Call it inside the handler of the tap that starts a session. */
export function unlockSound(): AudioContext | undefined {
  clearTimeout(resting);
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

/** Let the device go: nothing sounds and nothing draws power until the next tap. */
export async function closeSound(): Promise<void> {
  const old = context;
  context = undefined;
  if (old && old.state !== 'closed') await old.close();
}

/** Let the device go once what still sounds has faded, unless something begins before. */
export function restSound(milliseconds: number): void {
  clearTimeout(resting);
  resting = setTimeout(() => void closeSound(), milliseconds);
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
