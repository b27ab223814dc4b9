/** Keys are made: a passphrase is chosen, then the recovery code is shown and typed back. Nothing is kept before that. */
import { type FormEvent, useEffect, useState } from 'react';
import { strengthOf } from '../../../domain/account/passphrase.ts';
import { markBusy } from '../../device/busy.ts';
import { codeMatches, type Prepared, prepareKeys } from '../../device/vault/keys.ts';
import { lock } from '../../words/en/lock.ts';
import { PassphraseField } from './PassphraseField.tsx';
import { RecoveryCode } from './RecoveryCode.tsx';

const say = lock.setUp;

interface Props {
  /** What the passphrase will be for. */
  readonly text?: string;
  readonly onReady: (prepared: Prepared) => void;
  readonly onCancel: () => void;
}

export function NewKeys({ text, onReady, onCancel }: Props) {
  const [prepared, setPrepared] = useState<Prepared>();
  // An update must not come between a code that was shown and the keys it opens.
  useEffect(() => markBusy('form'), []);
  if (!prepared) return <Choose text={text} onPrepared={setPrepared} onCancel={onCancel} />;
  return (
    <RecoveryCode
      code={prepared.code}
      matches={typed => codeMatches(prepared, typed)}
      onKept={() => onReady(prepared)}
      onCancel={onCancel}
    />
  );
}

interface ChooseProps {
  readonly text: string | undefined;
  readonly onPrepared: (prepared: Prepared) => void;
  readonly onCancel: () => void;
}

function Choose({ text, onPrepared, onCancel }: ChooseProps) {
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (strengthOf(passphrase) === 'short') return setProblem(lock.passphrase.tooShort);
    setBusy(true);
    try {
      onPrepared(await prepareKeys(passphrase));
    } catch {
      setProblem(lock.problems.failed);
      setBusy(false);
    }
  };
  return (
    <form className="step" onSubmit={submit} noValidate>
      <h2>{say.title}</h2>
      {text && <p>{text}</p>}
      <PassphraseField
        label={lock.passphrase.label}
        fresh
        autoFocus
        value={passphrase}
        problem={problem}
        onType={next => {
          setProblem(null);
          setPassphrase(next);
        }}
      />
      <div className="row">
        <button type="submit" className="button" aria-busy={busy} disabled={busy}>
          {busy ? say.preparing : say.next}
        </button>
        <button type="button" className="link" disabled={busy} onClick={onCancel}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
