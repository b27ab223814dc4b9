/** What the lock screen is told, by a real media session. */
import { expect, test } from 'vitest';
import { showPlaying } from './media-session.ts';

test('title, state and position are shown, and taken away again', () => {
  let paused = false;
  const playing = {
    position: () => 12,
    paused: () => paused,
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
    },
    end() {},
    timeline: () => ({ length: 64 }),
  };
  const handlers = new Map<string, (() => void) | null>();
  const plain = navigator.mediaSession.setActionHandler;
  navigator.mediaSession.setActionHandler = (action, handler) => void handlers.set(action, handler as () => void);
  try {
    const hide = showPlaying(playing, { title: 'Box breathing', artist: 'Tideline' });
    expect(navigator.mediaSession.metadata?.title).toBe('Box breathing');
    expect(navigator.mediaSession.playbackState).toBe('playing');
    handlers.get('pause')?.();
    expect(paused).toBe(true);
    expect(navigator.mediaSession.playbackState).toBe('paused');
    handlers.get('play')?.();
    expect(paused).toBe(false);
    hide();
    expect(navigator.mediaSession.metadata).toBeNull();
    expect(navigator.mediaSession.playbackState).toBe('none');
    expect(handlers.get('stop')).toBeNull();
  } finally {
    navigator.mediaSession.setActionHandler = plain;
  }
});

test('a session without an end has no position, and nothing throws', () => {
  const hide = showPlaying(
    {
      position: () => 5,
      paused: () => false,
      pause() {},
      resume() {},
      end() {},
      timeline: () => ({ length: Number.POSITIVE_INFINITY }),
    },
    { title: 'Humming', artist: 'Tideline' },
  );
  hide();
});
