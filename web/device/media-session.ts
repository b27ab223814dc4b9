/** The session on the lock screen, in headphones and on keyboards with media keys: what it is, how far, pause, play, stop. */

/** What can be steered from outside the page. */
interface Playing {
  position(): number;
  paused(): boolean;
  pause(): void;
  resume(): void;
  end(): void;
  timeline(): { readonly length: number };
}

/** Milliseconds between two reports; the system runs the position on by itself in between. */
const reportEvery = 5000;
const actions = ['play', 'pause', 'stop'] as const;

/** Show it until the returned function is called. Browsers without a media session show nothing. */
export function showPlaying(playing: Playing, about: { readonly title: string; readonly artist: string }): () => void {
  const session = navigator.mediaSession;
  if (!session || typeof MediaMetadata === 'undefined') return () => {};
  session.metadata = new MediaMetadata({
    ...about,
    artwork: [{ src: '/icons/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  });
  const report = () => {
    session.playbackState = playing.paused() ? 'paused' : 'playing';
    const duration = playing.timeline().length;
    // A session without an end has no position to show.
    if (Number.isFinite(duration) && duration > 0)
      session.setPositionState?.({ duration, position: Math.min(duration, Math.max(0, playing.position())) });
    else session.setPositionState?.();
  };
  const does: Record<(typeof actions)[number], () => void> = {
    play: () => playing.resume(),
    pause: () => playing.pause(),
    stop: () => playing.end(),
  };
  for (const action of actions) {
    setHandler(session, action, () => {
      does[action]();
      report();
    });
  }
  report();
  const timer = setInterval(report, reportEvery);
  return () => {
    clearInterval(timer);
    for (const action of actions) setHandler(session, action, null);
    session.metadata = null;
    session.playbackState = 'none';
    session.setPositionState?.();
  };
}

function setHandler(session: MediaSession, action: MediaSessionAction, handler: (() => void) | null) {
  try {
    session.setActionHandler(action, handler);
  } catch {
    // An action this browser does not know.
  }
}
