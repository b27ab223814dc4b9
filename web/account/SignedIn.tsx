/** A signed-in account: how far sync has come, and the ways to hurry it or to leave. */
import { useState } from 'react';
import { Link } from 'wouter';
import type { Refusal } from '../api.ts';
import type { Account } from '../device/account.ts';
import { useLive } from '../device/live.ts';
import { syncState, waitingToBeSent } from '../device/outbox.ts';
import { syncNow } from '../device/sync.ts';
import { dayAndTime, words } from '../words/words.ts';
import { Line } from './Line.tsx';
import { SignOut } from './SignOut.tsx';

const say = words.account.settings;

const overview = async (account: string) => ({ ...(await syncState(account)), ...(await waitingToBeSent(account)) });

export function SignedIn({ account }: { readonly account: Account }) {
  const live = useLive(overview, account.id);
  const [syncing, setSyncing] = useState(false);
  const [done, setDone] = useState(false);
  if (live.state !== 'ready') return null;
  const { problem, last, count, since, refused } = live.value;
  const moment = (at: number) => dayAndTime(new Date(at), new Date());

  const sync = async () => {
    setSyncing(true);
    setDone(false);
    setDone((await syncNow()) === null);
    setSyncing(false);
  };

  return (
    <>
      <dl>
        <Line name={say.signedInAs}>{account.email}</Line>
        <Line name={say.waiting}>{since === null ? say.nothingWaits : say.waits(count, moment(since))}</Line>
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
    </>
  );
}

/** No fault of anyone's, and mended by waiting. */
const passing = new Set<Refusal>(['network', 'unavailable', 'internal']);

const sentence = (problem: Refusal) =>
  problem === 'network' || problem === 'garbled' ? words.account.unanswered[problem] : words.problems[problem];
