/** Sync is on: how far it has come, what stopped it, the devices, and the two ways to end it. */
import { useState } from 'react';
import { Link } from 'wouter';
import { syncNow } from '../../device/sync/runner.ts';
import type { SyncFacts } from '../../device/sync/status.ts';
import { turnSyncOff } from '../../device/sync/turn-on.ts';
import { changes, sync } from '../../words/en/sync.ts';
import { dayAndTime } from '../../words/words.ts';
import { Task } from '../keys/Task.tsx';
import { Line } from '../Line.tsx';
import { passes, refusalInWords } from '../refusal.ts';
import { Devices } from './Devices.tsx';
import { EmptyServer } from './EmptyServer.tsx';
import { NewKeysElsewhere } from './NewKeysElsewhere.tsx';
import { Stopped } from './Stopped.tsx';

const say = sync.on;

interface Props {
  readonly account: string;
  readonly facts: SyncFacts;
  /** Sync has ended here; what is to be said of it. */
  readonly onEnd: (said: string) => void;
}

export function SyncOn({ account, facts, onEnd }: Props) {
  const { problem } = facts;
  const off = async () => {
    await turnSyncOff(account);
    onEnd(sync.turnOff.done);
  };
  if (problem === 'emptied' || problem === 'device-revoked')
    return <Stopped account={account} why={problem} onOff={off} />;
  return (
    <>
      {problem === 'keys-changed' && <NewKeysElsewhere account={account} />}
      <HowFar facts={facts} />
      <Devices account={account} />
      <Task name={sync.turnOff.name} note={sync.turnOff.note} open={sync.turnOff.open}>
        {close => (
          <p className="row task-row">
            <button type="button" className="button" onClick={() => void off()}>
              {sync.turnOff.go}
            </button>
            <button type="button" className="link" onClick={() => close()}>
              {sync.devices.keep}
            </button>
          </p>
        )}
      </Task>
      <EmptyServer account={account} onDone={onEnd} />
    </>
  );
}

function HowFar({ facts: { waiting, since, refused, unreadable, last, problem } }: Pick<Props, 'facts'>) {
  const [syncing, setSyncing] = useState(false);
  const [done, setDone] = useState(false);
  const moment = (at: number) => dayAndTime(new Date(at), new Date());
  const now = async () => {
    setSyncing(true);
    setDone(false);
    setDone((await syncNow()) === null);
    setSyncing(false);
  };
  return (
    <section>
      <h2>{say.state}</h2>
      <dl>
        <Line name={say.waiting}>{since === null ? say.nothing : say.waits(waiting, moment(since))}</Line>
        {refused > 0 && <Line name={say.refused}>{say.refusedCount(refused)}</Line>}
        {unreadable > 0 && (
          <Line name={say.unreadable} more={say.unreadableNote}>
            {changes(unreadable)}
          </Line>
        )}
        <Line name={say.last}>{last === null ? say.never : moment(last)}</Line>
      </dl>
      <p role="status" className={problem && !passes(problem) ? 'warning' : 'quiet'}>
        {problem ? refusalInWords(problem) : done && say.inStep}
      </p>
      <p className="row">
        {problem === 'sign-in-needed' && (
          <Link className="button" href="/sign-in" state={{ back: '/settings/sync' }}>
            {say.signInAgain}
          </Link>
        )}
        <button type="button" className="button outline" disabled={syncing} onClick={() => void now()}>
          {syncing ? say.syncing : say.now}
        </button>
      </p>
    </section>
  );
}
