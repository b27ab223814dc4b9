/** What can be done with a lock that is on and open just now. */
import { useState } from 'react';
import { type LockFacts, lockNow, setAutoLock, turnOff } from '../../device/vault/lock.ts';
import { Segments } from '../../ui/Segments.tsx';
import { lock } from '../../words/en/lock.ts';
import { AskPassphrase } from '../keys/AskPassphrase.tsx';
import { Task } from '../keys/Task.tsx';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { NewCode } from './NewCode.tsx';
import { Passkeys } from './Passkeys.tsx';
import '../../ui/choices.css';

const say = lock.on;
/** `never` stands for null: a choice has a value. */
const choices = [1, 5, 15, 60, 'never'] as const;

interface Props {
  readonly facts: LockFacts;
  readonly onOff: () => void;
}

export function LockOn({ facts, onOff }: Props) {
  const [[done, total], setProgress] = useState<readonly [number, number]>([0, 0]);
  return (
    <>
      <section className="prose">
        <h2>{say.state}</h2>
        <p>{say.text}</p>
        {facts.unreadable > 0 && <p className="warning">{say.unreadable(facts.unreadable)}</p>}
        <p className="row">
          <button type="button" className="button" aria-keyshortcuts="Alt+Shift+L" onClick={lockNow}>
            {say.lockNow}
          </button>
          <span className="quiet">{say.lockNowNote}</span>
        </p>
      </section>
      <Segments
        label={say.auto}
        value={facts.autoLock ?? 'never'}
        options={choices.map(value => ({ value, label: say.minutes(value === 'never' ? null : value) }))}
        onChange={value => void setAutoLock(value === 'never' ? null : value)}
      />
      <ChangePassphrase />
      <NewCode />
      <Passkeys passkeys={facts.passkeys} />
      <NewCode keys />
      <Task name={say.off.name} open={say.off.open}>
        {close => (
          <AskPassphrase
            text={say.off.text}
            go={say.off.go}
            busy={lock.setUp.opening(done, total)}
            act={passphrase => turnOff(passphrase, (now, of) => setProgress([now, of]))}
            onDone={onOff}
            onCancel={() => close()}
          />
        )}
      </Task>
    </>
  );
}
