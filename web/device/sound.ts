/** The audio context: one for the page, made by the first tap, because browsers keep sound locked until then. */
let context: AudioContext | undefined;
let resting: ReturnType<typeof setTimeout> | undefined;

declare global {
  interface Navigator {
    /** Safari's: what kind of sound this page makes. */
    readonly audioSession?: { type: 'auto' | 'playback' | 'ambient' };
  }
}

/**
 * Make or wake the context. Call it inside the handler of the tap that starts a session. `overSilence`: sound also
 * when the phone is silenced, which on iOS must be said before the context is made and stops the person's own music.
 */
export function unlockSound(overSilence = false): AudioContext | undefined {
  clearTimeout(resting);
  if (context?.state === 'closed') context = undefined;
  try {
    if (navigator.audioSession) navigator.audioSession.type = overSilence ? 'playback' : 'ambient';
    context ??= new AudioContext({ latencyHint: 'interactive' });
    wake(context);
    // Wanted in a moment: fetched while the screen changes.
    void import('./voice/voice.ts').catch(() => {});
  } catch {
    // No audio device or sound refused: the session runs by sight.
    context = undefined;
  }
  return context;
}

/** A context that a call or the lock screen has interrupted must not be resumed: the system gives it back by itself. */
const interrupted = (of: AudioContext) => (of.state as string) === 'interrupted';

const wake = (of: AudioContext) => {
  if (of.state !== 'running' && !interrupted(of)) void of.resume().catch(() => {});
};

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

/** Milliseconds between two looks at the clock, and how often it may be found standing still before it counts as frozen. */
const lookEvery = 2000;
const patience = 2;

/**
 * Calls back when the context is lost: its clock stands still although it says that it runs, it was closed or suspended
 * under us, or it stays interrupted after the person has come back to the page. `paused`: it is meant to stand still.
 * Whoever asked makes a new one, which is watched as well. Returns how to stop.
 */
export function watchSound(onLost: () => void, paused: () => boolean): () => void {
  let last = -1;
  let still = 0;
  const look = () => {
    if (!context) return;
    const lost =
      context.state === 'closed' ||
      (context.state === 'suspended' && !paused()) ||
      (document.visibilityState === 'visible' && interrupted(context)) ||
      (context.state === 'running' && context.currentTime === last);
    last = context.currentTime;
    still = lost ? still + 1 : 0;
    if (still < patience) return;
    still = 0;
    onLost();
  };
  const timer = setInterval(look, lookEvery);
  return () => clearInterval(timer);
}
