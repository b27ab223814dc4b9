/** Hear one breath of a pattern, and stop hearing it. */
import { useEffect, useRef, useState } from 'react';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';
import { listen } from './listen.ts';

const say = libraryWords.library.builder;

export function ListenButton({ pattern, long }: { readonly pattern: Pattern; readonly long: boolean }) {
  const [state, setState] = useState<'quiet' | 'sounding' | 'refused'>('quiet');
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const toggle = async () => {
    if (state === 'sounding') {
      stop.current?.();
      return;
    }
    setState('sounding');
    stop.current = await listen(pattern, () => {
      stop.current = null;
      setState('quiet');
    }).catch(() => null);
    if (!stop.current) setState('refused');
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
