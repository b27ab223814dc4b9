/** A code, a link or a file becomes a pattern, or a sentence that says why not. Nothing is lost: what was typed stays. */
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { Pattern } from '../../../domain/breath/pattern.ts';
import { newId } from '../../device/ids.ts';
import { libraryWords } from '../../words/library.ts';
import { Arrived } from './Arrived.tsx';
import { largestFile, readFile, readText } from './share.ts';
import './technique.css';
import './arrived.css';

const say = libraryWords.library;

export default function Import() {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [pattern, setPattern] = useState<Pattern | null>(null);
  const field = useId();
  const why = useId();
  const file = useId();

  const take = (read: ReturnType<typeof readText>) => {
    setProblem(read.ok ? null : say.problem(read.problem));
    setPattern(read.ok ? { ...read.value, id: newId() } : null);
  };
  const readChosen = async (chosen: File | undefined) => {
    if (!chosen) return;
    setPattern(null);
    if (chosen.size > largestFile) setProblem(say.importing.tooBig);
    else {
      const content = await chosen.text();
      const read = readFile(content);
      if (!read.ok && read.problem.why === 'unreadable') setProblem(say.importing.notJson);
      else take(read);
    }
  };
  return (
    <article className="technique importing">
      <div className="page">
        <Link href="/library" className="link">
          {say.technique.back}
        </Link>
        <h1>{say.importing.title}</h1>
        <p>{say.importing.text}</p>
        <form
          className="field import-field"
          onSubmit={event => {
            event.preventDefault();
            take(readText(text, { id: newId(), name: say.importing.name }));
          }}
        >
          <label htmlFor={field}>{say.importing.field}</label>
          <div className="row">
            <input
              id={field}
              value={text}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              aria-invalid={problem !== null}
              aria-describedby={why}
              onChange={event => setText(event.target.value)}
            />
            <button type="submit" className="button">
              {say.importing.read}
            </button>
          </div>
        </form>
        <div className="import-file">
          <label htmlFor={file} className="button outline">
            {say.importing.file}
          </label>
          <input
            id={file}
            type="file"
            accept="application/json,.json"
            onChange={event => {
              void readChosen(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </div>
        <p id={why} role="alert" className={problem ? 'warning' : undefined}>
          {problem}
        </p>
      </div>
      {pattern && <Arrived key={pattern.id} pattern={pattern} />}
    </article>
  );
}
