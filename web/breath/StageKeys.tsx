/** The stage by keyboard, and the line that says so on a desktop. */
import { useEffect, useState } from 'react';
import { words } from '../words/words.ts';

const say = words.breath.stage;

export interface Acts {
  toggle(): void;
  mute(): void;
  skip(breaths: -1 | 1): void;
  release(): void;
  end(): void;
}

/** `waits`: a phase lasts until the person ends it, and Space does that. */
export function StageKeys({ act, waits }: { readonly act: Acts; readonly waits: boolean }) {
  const [shown, setShown] = useState(false);

  const actFor = (key: string, onButton: boolean): (() => void) | undefined => {
    switch (key) {
      case ' ':
        return onButton ? undefined : waits ? act.release : act.toggle;
      case 'Escape':
        return act.end;
      case 'm':
      case 'M':
        return act.mute;
      case 'ArrowLeft':
        return () => act.skip(-1);
      case 'ArrowRight':
        return () => act.skip(1);
      case '?':
        return () => setShown(now => !now);
    }
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      // A focused button answers to Space by itself.
      const onButton = event.target instanceof HTMLButtonElement;
      const done = actFor(event.key, onButton);
      if (!done) return;
      event.preventDefault();
      done();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });

  const { keys } = say;
  return (
    <p className={shown ? 'stage-keys shown' : 'stage-keys'}>
      <kbd>{keys.space}</kbd> {say.pauses} <kbd>{keys.escape}</kbd> {say.ends} <kbd>{keys.mute}</kbd> {say.mute}{' '}
      <kbd>{keys.arrows}</kbd> {say.arrows} <kbd>{keys.help}</kbd> {say.help}
    </p>
  );
}
