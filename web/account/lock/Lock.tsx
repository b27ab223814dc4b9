/** The lock of this device: what it means to have none, setting one up, and all that can be done with it. */
import { useState } from 'react';
import { Link } from 'wouter';
import { useLive } from '../../device/live.ts';
import { lockFacts } from '../../device/vault/lock.ts';
import { useVault } from '../../device/vault/state.ts';
import { lock } from '../../words/en/lock.ts';
import { LockOn } from './LockOn.tsx';
import { NoLock } from './NoLock.tsx';
import { SetUp } from './SetUp.tsx';
import '../account.css';
import './lock.css';

export default function Lock() {
  const vault = useVault();
  const facts = useLive(lockFacts, undefined);
  // The lock is on before all is sealed; what is being set up stays on the screen until its end.
  const [settingUp, setSettingUp] = useState(false);
  const [said, setSaid] = useState('');
  return (
    <div className="page settings lock">
      <Link href="/settings" className="link">
        {lock.back}
      </Link>
      <h1>{lock.title}</h1>
      <p role="status">{said}</p>
      {facts.state === 'failed' && <p className="warning">{lock.problems.failed}</p>}
      {facts.state === 'ready' &&
        (settingUp ? (
          <SetUp keys={facts.value.keys} onEnd={() => setSettingUp(false)} />
        ) : vault === 'open' ? (
          <NoLock
            onStart={() => {
              setSaid('');
              setSettingUp(true);
            }}
          />
        ) : (
          <LockOn facts={facts.value} onOff={() => setSaid(lock.on.off.done)} />
        ))}
    </div>
  );
}
