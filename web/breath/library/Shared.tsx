/** What a shared link carries. All of it stands behind the # of the address, so no server and no network is needed. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useHashText } from '../../device/hash.ts';
import { newId } from '../../device/ids.ts';
import { libraryWords } from '../../words/library.ts';
import { Arrived } from './Arrived.tsx';
import { readText } from './share.ts';

const say = libraryWords.library;

export default function Shared() {
  const text = useHashText();
  const read = useMemo(() => {
    // Never under the id that the sender's device gave it: that may be one of ours.
    const id = newId();
    const found = readText(text, { id, name: say.importing.name });
    return found.ok ? { ...found, value: { ...found.value, id } } : found;
  }, [text]);
  if (!read.ok)
    return (
      <div className="page">
        <h1>{say.shared.broken}</h1>
        <p className="warning">{say.problem(read.problem)}</p>
        <p>
          <Link href="/library" className="button">
            {say.technique.toLibrary}
          </Link>
        </p>
      </div>
    );
  return (
    <article className="technique shared">
      <header className="shared-head">
        <h1>{say.shared.title}</h1>
        <p>{say.shared.from}</p>
      </header>
      <Arrived key={read.value.id} pattern={read.value} />
    </article>
  );
}
