/** A passphrase: hidden, or seen by whoever types it; where a new one is chosen, what its length is good for. */
import { useState } from 'react';
import { strengthOf } from '../../../domain/account/passphrase.ts';
import { lock } from '../../words/en/lock.ts';
import { words } from '../../words/words.ts';
import { Field } from '../Field.tsx';
import './keys.css';

const say = lock.passphrase;

interface Props {
  readonly label: string;
  readonly value: string;
  readonly problem: string | null;
  readonly onType: (text: string) => void;
  /** A new one is chosen. */
  readonly fresh?: boolean;
  readonly autoFocus?: boolean;
}

export function PassphraseField({ label, value, problem, onType, fresh = false, autoFocus = false }: Props) {
  const [shown, setShown] = useState(false);
  return (
    <>
      {/* Without a name beside it, a password manager does not know what it keeps. */}
      <input type="text" autoComplete="username" value={words.shell.brand} readOnly hidden />
      <Field
        label={label}
        type={shown ? 'text' : 'password'}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={autoFocus}
        value={value}
        problem={problem}
        hint={fresh ? (value === '' ? say.advice : say.strength[strengthOf(value)]) : undefined}
        onType={onType}
        beside={
          <button
            type="button"
            className="link"
            aria-label={shown ? say.hideThis(label) : say.showThis(label)}
            onClick={() => setShown(!shown)}
          >
            {shown ? say.hide : say.show}
          </button>
        }
      />
    </>
  );
}
