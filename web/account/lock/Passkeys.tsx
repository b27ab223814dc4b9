/** Passkeys that open this device beside the passphrase: which there are, another one, one fewer. */
import { useState } from 'react';
import { localDay } from '../../device/today.ts';
import { addPasskey, type LockFacts, removePasskey } from '../../device/vault/lock.ts';
import { fullDay } from '../../words/dates.ts';
import { lock } from '../../words/en/lock.ts';
import { Field } from '../Field.tsx';
import { AskPassphrase } from '../keys/AskPassphrase.tsx';
import { Task } from '../keys/Task.tsx';

const say = lock.on.passkeys;

export function Passkeys({ passkeys }: { readonly passkeys: LockFacts['passkeys'] }) {
  const [said, setSaid] = useState('');
  return (
    <>
      <Task name={say.name} note={say.note} state={passkeys.length === 0 ? say.none : ''} open={say.open}>
        {close => <Add onDone={name => close(say.added(name))} onCancel={() => close()} />}
      </Task>
      {passkeys.length > 0 && (
        <ul className="listed">
          {passkeys.map(({ id, name, addedAt }) => (
            <li key={id} className="line">
              <span>
                {name}
                <small>{say.since(fullDay(localDay(new Date(addedAt))))}</small>
              </span>
              <button
                type="button"
                className="link"
                aria-label={say.removeThis(name)}
                onClick={() => void removePasskey(id).then(() => setSaid(say.removed(name)))}
              >
                {say.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{said}</p>
    </>
  );
}

interface AddProps {
  readonly onDone: (name: string) => void;
  readonly onCancel: () => void;
}

function Add({ onDone, onCancel }: AddProps) {
  const [name, setName] = useState<string>(say.example);
  const called = name.trim() || say.example;
  return (
    <AskPassphrase
      text={say.text}
      go={say.go}
      busy={say.busy}
      act={passphrase => addPasskey(passphrase, called)}
      onDone={() => onDone(called)}
      onCancel={onCancel}
    >
      <Field label={say.label} value={name} maxLength={40} problem={null} onType={setName} />
    </AskPassphrase>
  );
}
