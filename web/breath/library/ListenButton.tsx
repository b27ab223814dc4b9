/** Hear one breath of a pattern, and stop hearing it. */
import { useEffect, useRef, useState } from 'react';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';
import { listen } from './listen.ts';

const say = libraryWords.library.builder;

export function ListenButton({ pattern, long }: { readonly pattern: Pattern; readonly long: boolean }) {
  const [state, setState] = useState<'quiet' | 'sounding' | 'refused'>('quiet');
  const stop = useRef<(() => void) | null>(null);
  const wanted = useRef(false);
  const silence = () => {
    wanted.current = false;
    stop.current?.();
    stop.current = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the button goes away
  useEffect(() => silence, []);

  const toggle = async () => {
    if (state === 'sounding') {
      silence();
      setState('quiet');
      return;
    }
    wanted.current = true;
    setState('sounding');
    const begun = await listen(pattern, () => setState('quiet')).catch(() => null);
    // It may have been silenced while it was being prepared.
    if (!wanted.current) begun?.();
    else if (begun) stop.current = begun;
    else setState('refused');
  };
  return (
    <>
      <button type="button" className="button outline large" onClick={() => void toggle()}>
        {state === 'sounding' ? say.stopListening : long ? say.listenLong : say.listen}
      </button>
      {state === 'refused' && (
        <p role="status" className="quiet">
          {say.noSound}
        </p>
      )}
    </>
  );
}
