/** Where a scanned square leads: the code is behind the # of the address, and is kept while the person signs in first. */
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { type Account, useAccount } from '../../device/account.ts';
import { useLive } from '../../device/live.ts';
import { syncFacts } from '../../device/sync/status.ts';
import { sync } from '../../words/en/sync.ts';
import { arrivedCode, forgetCode } from './arrived-code.ts';
import { JoinForm } from './JoinForm.tsx';
import '../account.css';
import './sync.css';

const say = sync.join;

export default function Join() {
  const account = useAccount();
  const [code] = useState(arrivedCode);
  return (
    <div className="page settings sync">
      <h1>{say.title}</h1>
      {account ? (
        <OfAccount key={account.id} account={account} code={code} />
      ) : (
        <section className="prose">
          <p>{say.signInFirst}</p>
          <p>
            <Link href="/sign-in" state={{ back: '/join' }} className="button">
              {say.signedOut}
            </Link>
          </p>
        </section>
      )}
    </div>
  );
}

function OfAccount({ account, code }: { readonly account: Account; readonly code: string }) {
  const facts = useLive(syncFacts, account.id);
  const [, navigate] = useLocation();
  const on = facts.state === 'ready' && facts.value.on;
  useEffect(() => {
    if (on) forgetCode();
  }, [on]);
  if (facts.state !== 'ready') return null;
  if (on)
    return (
      <section className="prose">
        <p>{say.already}</p>
        <p>
          <Link href="/settings/sync" className="button">
            {say.toSync}
          </Link>
        </p>
      </section>
    );
  const leave = () => {
    forgetCode();
    navigate('/settings/sync', { replace: true });
  };
  return <JoinForm account={account.id} code={code} onDone={leave} onCancel={leave} />;
}
