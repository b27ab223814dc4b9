/** Sync has stopped until the person chooses: the server was emptied, or this device was taken off the list. */
import { useState } from 'react';
import { startAnew } from '../../device/sync/turn-on.ts';
import { sync } from '../../words/en/sync.ts';
import { refusalInWords } from '../refusal.ts';
import { NewKeysElsewhere } from './NewKeysElsewhere.tsx';

const say = sync.stopped;

interface Props {
  readonly account: string;
  readonly why: 'emptied' | 'device-revoked';
  readonly onOff: () => Promise<void>;
}

export function Stopped({ account, why, onOff }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  // Another device began again before this one, with keys of its own.
  const [otherKeys, setOtherKeys] = useState(false);
  const again = async () => {
    setBusy(true);
    const result = await startAnew(account);
    setBusy(false);
    if (result.ok) return;
    if (result.problem === 'keys-changed') setOtherKeys(true);
    else setProblem(refusalInWords(result.problem));
  };
  if (otherKeys)
    return <NewKeysElsewhere account={account} onDone={() => void again().then(() => setOtherKeys(false))} />;
  return (
    <section className="prose">
      <h2>{why === 'emptied' ? say.emptied : say.revoked}</h2>
      <p>{why === 'emptied' ? say.emptiedText : say.revokedText}</p>
      <p className="row">
        {why === 'emptied' && (
          <button type="button" className="button" disabled={busy} onClick={() => void again()}>
            {busy ? say.startingAnew : say.startAnew}
          </button>
        )}
        <button type="button" className="button outline" disabled={busy} onClick={() => void onOff()}>
          {say.turnOff}
        </button>
      </p>
      <p role="alert" className={problem ? 'warning' : undefined}>
        {problem}
      </p>
    </section>
  );
}
