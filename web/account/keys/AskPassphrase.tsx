/** A thing that needs the passphrase typed: what it does, the field, the button, and what stood in the way. */
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Result } from '../../../domain/result.ts';
import type { LockProblem } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { CodeField } from './CodeField.tsx';
import { PassphraseField } from './PassphraseField.tsx';
import { useTry } from './use-try.ts';

const say = lock.passphrase;

interface Props<T> {
  readonly text?: string;
  readonly label?: string;
  readonly go: string;
  readonly busy: string;
  /** Whether what else is asked for is there; what is missing says so itself. */
  readonly ready?: () => boolean;
  readonly act: (passphrase: string) => Promise<Result<T, LockProblem>>;
  /** The same by the recovery code, where a forgotten passphrase must not stand in the way. */
  readonly byCode?: (code: string) => Promise<Result<T, LockProblem>>;
  readonly onDone: (value: T) => void;
  readonly onCancel: () => void;
  /** Fields besides. */
  readonly children?: ReactNode;
}

export function AskPassphrase<T>(props: Props<T>) {
  const { text, label = say.label, go, busy, ready, act, byCode, onDone, onCancel, children } = props;
  const [typed, setTyped] = useState('');
  const [code, setCode] = useState(false);
  const attempt = useTry();

  const type = (text: string) => {
    attempt.clear();
    setTyped(text);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (attempt.busy || attempt.wait > 0) return;
    if (typed === '') return attempt.need(code ? lock.code.needed : say.needed);
    if (ready && !ready()) return;
    const result = await attempt.attempt(() => (code && byCode ? byCode(typed) : act(typed)));
    if (result.ok) onDone(result.value);
  };

  return (
    <form className="step" onSubmit={submit} noValidate>
      {text && <p>{text}</p>}
      {code ? (
        <CodeField label={lock.code.label} autoFocus value={typed} problem={attempt.said.field ?? null} onType={type} />
      ) : (
        <PassphraseField label={label} autoFocus value={typed} problem={attempt.said.field ?? null} onType={type} />
      )}
      {byCode && (
        <button
          type="button"
          className="link"
          onClick={() => {
            type('');
            setCode(!code);
          }}
        >
          {code ? lock.locked.usePassphrase : lock.locked.useCode}
        </button>
      )}
      {children}
      <div className="row">
        <button type="submit" className="button" aria-busy={attempt.busy} disabled={attempt.busy || attempt.wait > 0}>
          {attempt.busy ? busy : attempt.wait > 0 ? lock.goIn(go, attempt.wait) : go}
        </button>
        <button type="button" className="link" disabled={attempt.busy} onClick={onCancel}>
          {lock.on.cancel}
        </button>
      </div>
      <p role="alert" className={attempt.said.other ? 'warning' : undefined}>
        {attempt.said.other}
      </p>
    </form>
  );
}
