/** Signing out: what waits is sent first; what cannot be sent stays, and the person decides whether to wait. */
import { useState } from 'react';
import { signOut } from '../device/session.ts';
import { syncNow } from '../device/sync/runner.ts';
import { waitingToBeSent } from '../device/sync/waiting.ts';
import { getVault } from '../device/vault/state.ts';
import { words } from '../words/words.ts';

const say = words.account.settings;

interface Props {
  readonly account: string;
  /** Sync is on: what is here leaves with the account. */
  readonly syncs: boolean;
}

export function SignOut({ account, syncs }: Props) {
  const [busy, setBusy] = useState(false);
  const [unsent, setUnsent] = useState(0);
  const [locked, setLocked] = useState(false);

  /** What is locked away cannot be made ready to be sent, so it must not leave yet. */
  const closed = () => {
    const is = syncs && getVault() === 'locked';
    setLocked(is);
    return is;
  };

  const out = async () => {
    if (!closed()) return signOut();
    setUnsent(0);
    setBusy(false);
  };

  const leave = async () => {
    if (closed()) return;
    setBusy(true);
    if ((await waitingToBeSent(account)).waiting > 0) await syncNow({ all: true });
    const { waiting } = await waitingToBeSent(account);
    if (waiting === 0) await out();
    else {
      setUnsent(waiting);
      setBusy(false);
    }
  };

  if (unsent === 0)
    return (
      <>
        <button type="button" className="button outline" disabled={busy} onClick={() => void leave()}>
          {busy ? say.signingOut : say.signOut}
        </button>
        {locked && <p role="alert">{say.unlockFirst}</p>}
      </>
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
        <button type="button" className="button outline" onClick={() => void out()}>
          {say.signOutKeeping}
        </button>
      </p>
    </div>
  );
}
