/** What can be done with a pattern of one's own, and what its code is. */
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { codeOf } from '../../../domain/breath/code.ts';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import type { LineId } from '../../../domain/breath/safety.ts';
import { setFavourite, useFavourites } from '../../device/favourites.ts';
import { newId } from '../../device/ids.ts';
import { duplicatePattern } from '../../device/patterns.ts';
import { libraryWords } from '../../words/library.ts';
import { removePattern } from './deleted.ts';
import { Lines } from './Gate.tsx';
import { exportFile } from './share.ts';
import { timingOf } from './timing.ts';

const say = libraryWords.library;

interface Props {
  readonly pattern: Pattern;
  readonly lines: readonly LineId[];
}

export function Mine({ pattern, lines }: Props) {
  const [, navigate] = useLocation();
  const [told, setTold] = useState('');
  const liked = useFavourites().includes(pattern.id);
  const code = codeOf(pattern);

  const duplicate = async () => {
    const id = newId();
    await duplicatePattern(pattern.id, { id, name: say.copyOf(pattern.name) });
    navigate(`/library/${id}`);
  };
  const remove = async () => {
    await removePattern(pattern.id);
    navigate('/library');
  };
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setTold(say.builder.copied),
      () => setTold(code),
    );
  return (
    <section className="mine">
      <p>
        {timingOf(pattern)}. <span className="quiet">{say.technique.made}</span>
      </p>
      <p className="code">
        <span className="quiet">{say.builder.code}</span> <code>{code}</code>
      </p>
      <div className="row">
        <Link href={`/library/${pattern.id}/edit`} className="link">
          {say.actions.edit}
        </Link>
        <button type="button" className="link" onClick={() => setFavourite(pattern.id, !liked)}>
          {liked ? say.actions.unfavourite : say.actions.favourite}
        </button>
        <button type="button" className="link" onClick={() => void duplicate()}>
          {say.actions.duplicate}
        </button>
        <button type="button" className="link" onClick={() => void copy()}>
          {say.builder.copy}
        </button>
        <button type="button" className="link" onClick={() => exportFile(pattern)}>
          {say.builder.export}
        </button>
        <button type="button" className="link" onClick={() => void remove()}>
          {say.actions.delete}
        </button>
      </div>
      <Lines lines={lines} />
      <p role="status" className="quiet">
        {told}
      </p>
    </section>
  );
}
