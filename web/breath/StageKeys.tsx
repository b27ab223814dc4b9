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

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      // A focused button answers to Space by itself.
      const onButton = event.target instanceof HTMLButtonElement;
      const keys: Record<string, (() => void) | undefined> = {
        ' ': onButton ? undefined : waits ? act.release : act.toggle,
        Escape: act.end,
        m: act.mute,
        ArrowLeft: () => act.skip(-1),
        ArrowRight: () => act.skip(1),
        '?': () => setShown(now => !now),
      };
      const done = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
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
