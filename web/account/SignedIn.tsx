/** A signed-in account: how far sync has come, and the ways to hurry it or to leave. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Refusal } from '../api.ts';
import type { Account } from '../device/account.ts';
import { useLive } from '../device/live.ts';
import { syncNow } from '../device/sync/runner.ts';
import { syncFacts } from '../device/sync/status.ts';
import { dayAndTime, words } from '../words/words.ts';
import { Line } from './Line.tsx';
import { SignOut } from './SignOut.tsx';
import { SyncedDevices } from './SyncedDevices.tsx';
import { TurnSyncOn } from './TurnSyncOn.tsx';

const say = words.account.settings;

export function SignedIn({ account }: { readonly account: Account }) {
  const live = useLive(syncFacts, account.id);
  const [syncing, setSyncing] = useState(false);
  const [done, setDone] = useState(false);
  if (live.state !== 'ready') return null;
  const { on, problem, last, waiting, since, refused, unreadable } = live.value;
  const moment = (at: number) => dayAndTime(new Date(at), new Date());

  const sync = async () => {
    setSyncing(true);
    setDone(false);
    setDone((await syncNow()) === null);
    setSyncing(false);
  };

  if (!on)
    return (
      <>
        <dl>
          <Line name={say.signedInAs}>{account.email}</Line>
        </dl>
        <TurnSyncOn account={account.id} />
        <div className="row">
          <SignOut account={account.id} />
        </div>
      </>
    );
  return (
    <>
      <dl>
        <Line name={say.signedInAs}>{account.email}</Line>
        <Line name={say.waiting}>{since === null ? say.nothingWaits : say.waits(waiting, moment(since))}</Line>
        {unreadable > 0 && <Line name={say.unreadable}>{say.unreadableCount(unreadable)}</Line>}
        {refused > 0 && <Line name={say.refused}>{say.refusedCount(refused)}</Line>}
        <Line name={say.last}>{last === null ? say.never : moment(last)}</Line>
      </dl>
      <p role="status" className={problem && !passing.has(problem) ? 'warning' : 'quiet'}>
        {problem ? sentence(problem) : done && say.inStep}
      </p>
      <div className="row">
        {problem === 'sign-in-needed' && (
          <Link className="button" href="/sign-in">
            {say.signInAgain}
          </Link>
        )}
        <button type="button" className="button outline" disabled={syncing} onClick={() => void sync()}>
          {syncing ? say.syncing : say.syncNow}
        </button>
        <SignOut account={account.id} />
      </div>
      <SyncedDevices account={account.id} emptied={problem === 'emptied'} />
    </>
  );
}

/** No fault of anyone's, and mended by waiting. */
const passing = new Set<Refusal>(['network', 'unavailable', 'internal']);

const sentence = (problem: Refusal) =>
  problem === 'network' || problem === 'garbled' ? words.account.unanswered[problem] : words.problems[problem];
