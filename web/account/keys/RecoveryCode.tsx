/** The recovery code, seen once: to be written down, printed, copied or saved, and then typed back to be sure. */
import { type FormEvent, useState } from 'react';
import { clock } from '../../device/clock.ts';
import { download } from '../../device/download.ts';
import { localDay } from '../../device/today.ts';
import { fullDay } from '../../words/dates.ts';
import { lock } from '../../words/en/lock.ts';
import { CodeField } from './CodeField.tsx';
import { Title } from './Title.tsx';
import './keys.css';

const say = lock.code;

interface Props {
  readonly code: string;
  readonly matches: (typed: string) => boolean;
  /** It was typed back. */
  readonly onKept: () => void;
  readonly onCancel: () => void;
}

export function RecoveryCode({ code, matches, onKept, onCancel }: Props) {
  const [checking, setChecking] = useState(false);
  return checking ? (
    <Check matches={matches} onKept={onKept} onAgain={() => setChecking(false)} />
  ) : (
    <Shown code={code} onNext={() => setChecking(true)} onCancel={onCancel} />
  );
}

interface ShownProps {
  readonly code: string;
  readonly onNext: () => void;
  readonly onCancel: () => void;
}

function Shown({ code, onNext, onCancel }: ShownProps) {
  const [told, setTold] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setTold(say.copied),
      () => setTold(say.notCopied),
    );
  const save = () => {
    const text = say.file(code, fullDay(localDay(clock.now())));
    download(new Blob([text], { type: 'text/plain' }), say.fileName);
    setTold(say.downloaded);
  };
  return (
    <section className="recovery">
      <Title>{say.title}</Title>
      <p>{say.text}</p>
      <p className="recovery-code">
        {code.split('-').map((group, i, all) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place
          <span key={i}>{i < all.length - 1 ? `${group}-` : group}</span>
        ))}
      </p>
      <div className="row">
        <button type="button" className="button outline" onClick={() => void copy()}>
          {say.copy}
        </button>
        <button type="button" className="button outline" onClick={() => window.print()}>
          {say.print}
        </button>
        <button type="button" className="button outline" onClick={save}>
          {say.download}
        </button>
      </div>
      <p role="status" className="quiet">
        {told}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={onNext}>
          {say.kept}
        </button>
        <button type="button" className="link" onClick={onCancel}>
          {lock.setUp.cancel}
        </button>
      </div>
    </section>
  );
}

interface CheckProps {
  readonly matches: (typed: string) => boolean;
  readonly onKept: () => void;
  readonly onAgain: () => void;
}

function Check({ matches, onKept, onAgain }: CheckProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (matches(typed)) onKept();
    else setWrong(true);
  };
  return (
    <form className="step" onSubmit={submit} noValidate>
      <Title>{say.checkTitle}</Title>
      <p>{say.checkText}</p>
      <CodeField
        label={say.label}
        value={typed}
        problem={wrong ? say.different : null}
        onType={text => {
          setWrong(false);
          setTyped(text);
        }}
      />
      <button type="submit" className="button">
        {say.check}
      </button>
      <button type="button" className="link" onClick={onAgain}>
        {say.again}
      </button>
    </form>
  );
}
