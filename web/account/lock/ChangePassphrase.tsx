/** Another passphrase: the one there is, then the one that is to be. Nothing is sealed anew for it. */
import { useState } from 'react';
import { strengthOf } from '../../../domain/account/passphrase.ts';
import { changePassphrase } from '../../device/vault/lock.ts';
import { lock } from '../../words/en/lock.ts';
import { AskPassphrase } from '../keys/AskPassphrase.tsx';
import { PassphraseField } from '../keys/PassphraseField.tsx';
import { Task } from '../keys/Task.tsx';

const say = lock.on.passphrase;

export const ChangePassphrase = () => (
  <Task name={say.name} open={lock.on.change}>
    {close => <Form onDone={() => close(say.done)} onCancel={() => close()} />}
  </Task>
);

function Form({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const [next, setNext] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const ready = () => {
    const short = strengthOf(next) === 'short';
    setProblem(short ? lock.passphrase.tooShort : null);
    return !short;
  };
  return (
    <AskPassphrase
      label={lock.passphrase.now}
      go={say.go}
      busy={say.busy}
      ready={ready}
      act={passphrase => changePassphrase({ passphrase }, next)}
      byCode={code => changePassphrase({ code }, next)}
      onDone={onDone}
      onCancel={onCancel}
    >
      <PassphraseField
        label={lock.passphrase.new}
        fresh
        value={next}
        problem={problem}
        onType={text => {
          setProblem(null);
          setNext(text);
        }}
      />
    </AskPassphrase>
  );
}
