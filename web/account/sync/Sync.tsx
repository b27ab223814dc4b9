/** Sync: off until asked for, with what a server would see; on, with what waits, the devices and the ways to end it. */
import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Account, useAccount } from '../../device/account.ts';
import { useLive } from '../../device/live.ts';
import { syncFacts } from '../../device/sync/status.ts';
import { sync } from '../../words/en/sync.ts';
import { SyncOff } from './SyncOff.tsx';
import { SyncOn } from './SyncOn.tsx';
import '../account.css';
import '../lock/lock.css';
import './sync.css';

export default function Sync() {
  const account = useAccount();
  return (
    <div className="page settings sync">
      <Link href="/settings" className="link">
        {sync.back}
      </Link>
      <h1>{sync.title}</h1>
      {account ? (
        <OfAccount key={account.id} account={account} />
      ) : (
        <section className="prose">
          <p>{sync.noAccount}</p>
          <p>
            <Link href="/sign-in" state={{ back: '/settings/sync' }} className="button">
              {sync.signIn}
            </Link>
          </p>
        </section>
      )}
    </div>
  );
}

function OfAccount({ account }: { readonly account: Account }) {
  const facts = useLive(syncFacts, account.id);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  const on = facts.state === 'ready' ? facts.value.on : undefined;
  const was = useRef(on);
  // What had the focus is gone when sync was turned on or off; it goes to what is said of it.
  useEffect(() => {
    if (said) status.current?.focus();
  }, [said]);
  useEffect(() => {
    if (on && was.current === false) setSaid(sync.on.begun);
    was.current = on;
  }, [on]);
  if (facts.state !== 'ready') return null;
  return (
    <>
      <p role="status" ref={status} tabIndex={-1}>
        {said}
      </p>
      {facts.value.on ? (
        <SyncOn account={account.id} facts={facts.value} onEnd={setSaid} />
      ) : (
        <SyncOff account={account.id} />
      )}
    </>
  );
}
