/** A signed-in account: whether its practice travels, how far it has come, and the way to leave. */
import { Link } from 'wouter';
import type { Account } from '../device/account.ts';
import { useLive } from '../device/live.ts';
import { type SyncFacts, syncFacts } from '../device/sync/status.ts';
import { sync } from '../words/en/sync.ts';
import { dayAndTime, words } from '../words/words.ts';
import { Line } from './Line.tsx';
import { refusalInWords } from './refusal.ts';
import { SignOut } from './SignOut.tsx';

const say = words.account.settings;

export function SignedIn({ account }: { readonly account: Account }) {
  const live = useLive(syncFacts, account.id);
  if (live.state !== 'ready') return null;
  const facts = live.value;
  return (
    <>
      <dl>
        <Line name={say.signedInAs}>{account.email}</Line>
        <Line name={sync.line.name} more={more(facts)}>
          {facts.on ? sync.line.on : sync.line.off}
          <Link href="/settings/sync" className="link" aria-label={facts.on ? sync.line.seeThis : sync.line.setThis}>
            {facts.on ? sync.line.see : sync.line.set}
          </Link>
        </Line>
      </dl>
      <div className="row">
        {facts.problem === 'sign-in-needed' && (
          <Link className="button" href="/sign-in">
            {say.signInAgain}
          </Link>
        )}
        <SignOut account={account.id} syncs={facts.on} />
      </div>
    </>
  );
}

function more({ on, problem, waiting, since }: SyncFacts): string {
  if (!on) return sync.line.stays;
  if (problem) return refusalInWords(problem);
  return since === null ? sync.line.inStep : sync.on.waits(waiting, dayAndTime(new Date(since), new Date()));
}
