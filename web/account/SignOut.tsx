/** Signing out: what waits is sent first; what cannot be sent stays, and the person decides whether to wait. */
import { useState } from 'react';
import { waitingToBeSent } from '../device/outbox.ts';
import { signOut } from '../device/session.ts';
import { syncNow } from '../device/sync.ts';
import { words } from '../words/words.ts';

const say = words.account.settings;

export function SignOut({ account }: { readonly account: string }) {
  const [busy, setBusy] = useState(false);
  const [unsent, setUnsent] = useState(0);

  const leave = async () => {
    setBusy(true);
    if ((await waitingToBeSent(account)).count > 0) await syncNow({ all: true });
    const { count } = await waitingToBeSent(account);
    if (count === 0) await signOut();
    else {
      setUnsent(count);
      setBusy(false);
    }
  };

  if (unsent === 0)
    return (
      <button type="button" className="button outline" disabled={busy} onClick={() => void leave()}>
        {busy ? say.signingOut : say.signOut}
      </button>
    );
  return (
    <div className="choice" role="alert">
      <p>
        <strong>{say.unsent(unsent)}</strong> {say.unsentChoice}
      </p>
      <p className="row">
        <button type="button" className="button" onClick={() => setUnsent(0)}>
          {say.wait}
        </button>
        <button type="button" className="button outline" onClick={() => void signOut()}>
          {say.signOutKeeping}
        </button>
      </p>
    </div>
  );
}
