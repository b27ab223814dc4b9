/** Share: the system's own sheet where there is one, else the link is copied. Says what happened. */
import { useState } from 'react';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { libraryWords } from '../../words/library.ts';
import { linkTo } from './share.ts';

const say = libraryWords.library;

export function ShareLink({ pattern }: { readonly pattern: Pattern }) {
  const [told, setTold] = useState('');
  const share = async () => {
    const url = linkTo(pattern, location.origin);
    try {
      if (navigator.share && matchMedia('(pointer: coarse)').matches) {
        await navigator.share({ title: pattern.name, url });
        return;
      }
      await navigator.clipboard.writeText(url);
      setTold(say.builder.copied);
    } catch (error) {
      // Closing the sheet is no failure; where copying is refused the link itself can be taken.
      if ((error as Error).name !== 'AbortError') setTold(url);
    }
  };
  return (
    <>
      <span role="status" className="quiet told">
        {told}
      </span>
      <button type="button" className="link" onClick={() => void share()}>
        {say.technique.share}
      </button>
    </>
  );
}
