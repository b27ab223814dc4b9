/** In the place of a private screen while the app is locked: the ways to unlock, and the way out when all are lost. */
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { useLive } from '../../device/live.ts';
import { lockFacts, unlock } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { CodeField } from '../keys/CodeField.tsx';
import { PassphraseField } from '../keys/PassphraseField.tsx';
import { useTry } from '../keys/use-try.ts';
import '../account.css';
import './lock.css';

const say = lock.locked;

export default function Locked() {
  const facts = useLive(lockFacts, undefined);
  const passkeys = facts.state === 'ready' ? facts.value.passkeys.length : 0;
  return (
    <div className="page locked">
      <h1>{say.title}</h1>
      <p>{say.text}</p>
      <Unlock passkeys={passkeys > 0} />
      <p>
        <Link href="/" className="link">
          {say.breathe}
        </Link>
      </p>
      <details>
        <summary>{say.lost}</summary>
        <p>{say.lostText}</p>
        <p>
          <Link href="/settings/delete" className="link">
            {say.erase}
          </Link>
        </p>
      </details>
    </div>
  );
}

/** Once it is open, this screen gives way to the one that was wanted, by itself. */
function Unlock({ passkeys }: { readonly passkeys: boolean }) {
  const [by, setBy] = useState<'passphrase' | 'code'>('passphrase');
  const [typed, setTyped] = useState('');
  const { busy, wait, said, clear, need, attempt } = useTry();
  const type = (text: string) => {
    clear();
    setTyped(text);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || wait > 0) return;
    if (typed.trim() === '') return need(by === 'code' ? lock.code.needed : lock.passphrase.needed);
    void attempt(() => unlock(by === 'code' ? { code: typed } : { passphrase: typed }));
  };
  const other = by === 'code' ? 'passphrase' : 'code';
  return (
    <form className="step" onSubmit={submit} noValidate>
      {by === 'passphrase' ? (
        <PassphraseField
          label={lock.passphrase.label}
          autoFocus
          value={typed}
          problem={said.field ?? null}
          onType={type}
        />
      ) : (
        <CodeField label={lock.code.label} autoFocus value={typed} problem={said.field ?? null} onType={type} />
      )}
      <button type="submit" className="button large" aria-busy={busy} disabled={busy || wait > 0}>
        {busy ? say.unlocking : wait > 0 ? lock.goIn(say.unlock, wait) : say.unlock}
      </button>
      {passkeys && (
        <button
          type="button"
          className="button outline"
          disabled={busy}
          onClick={() => void attempt(() => unlock({ passkey: true }))}
        >
          {say.passkey}
        </button>
      )}
      <button
        type="button"
        className="link"
        onClick={() => {
          type('');
          setBy(other);
        }}
      >
        {by === 'code' ? say.usePassphrase : say.useCode}
      </button>
      <p role="alert" className={said.other ? 'warning' : undefined}>
        {said.other}
      </p>
    </form>
  );
}
